import { IconRoute2 } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { PLAN_STATES } from "../../../core/domain/plan-life.ts";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";
import type { PlanListSearch, PlanSearch } from "./plan-search.ts";

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const plansRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans",
  validateSearch: (search: Record<string, unknown>): PlanListSearch => ({
    state: PLAN_STATES.find((state) => state === search.state),
    salesForce: text(search.salesForce),
    archived: search.archived === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import("./plans-page.tsx"), "PlansPage"),
});

const planRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans/$planId",
  validateSearch: (search: Record<string, unknown>): PlanSearch => ({
    measure: text(search.measure),
    sort: text(search.sort),
  }),
  component: lazyRouteComponent(() => import("./plan-page.tsx"), "PlanPage"),
});

const historyRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans/$planId/history",
  component: lazyRouteComponent(() => import("./history-page.tsx"), "HistoryPage"),
});

const peopleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans/$planId/people",
  validateSearch: (search: Record<string, unknown>): { readonly on?: string | undefined } => ({
    on: text(search.on),
  }),
  component: lazyRouteComponent(() => import("./people-page.tsx"), "PeoplePage"),
});

/** Plans and their life. */
export const plansArea = {
  routes: [plansRoute, planRoute, historyRoute, peopleRoute],
  links: [
    {
      to: "/plans",
      label: { id: "Rencana", en: "Plans" },
      icon: IconRoute2,
      group: "design",
      right: "plans:read",
      keywords: "scenario skenario version versi draft draf",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
