import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";
import { CHALLENGE_STATES, type ReviewSearch } from "./review-search.ts";

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const reviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans/$planId/review",
  validateSearch: (search: Record<string, unknown>): ReviewSearch => ({
    challenges: CHALLENGE_STATES.find((state) => state === search.challenges),
    object: text(search.object),
    wish: search.wish === "add" ? "add" : search.wish === "remove" ? "remove" : undefined,
    territory: text(search.territory),
  }),
  component: lazyRouteComponent(() => import("./review-page.tsx"), "ReviewPage"),
});

/** Challenges and comments of a plan; reached from the plan's own pages. */
export const reviewArea = {
  routes: [reviewRoute],
  links: [],
} as const satisfies Area & { readonly routes: readonly unknown[] };
