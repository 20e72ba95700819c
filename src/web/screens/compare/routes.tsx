import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";
import type { CompareSearch } from "./compare-search.ts";

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const compareRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans/compare",
  validateSearch: (search: Record<string, unknown>): CompareSearch => ({
    a: text(search.a),
    b: text(search.b),
    view: search.view === "swipe" ? "swipe" : undefined,
    // a code of digits alone comes out of the URL as a number
    territory: typeof search.territory === "number" ? String(search.territory) : text(search.territory),
    measure: text(search.measure),
    most: typeof search.most === "number" && search.most >= 0 && search.most <= 100 ? search.most : undefined,
  }),
  component: lazyRouteComponent(() => import("./compare-page.tsx"), "ComparePage"),
});

/** All scenarios, and two plans beside each other; reached from the list of plans and from a plan. */
export const compareArea = {
  routes: [compareRoute],
  links: [],
} as const satisfies Area & { readonly routes: readonly unknown[] };
