import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

const territoryRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans/$planId/territories/$territoryId",
  component: lazyRouteComponent(() => import("./territory-page.tsx"), "TerritoryPage"),
});

/** One territory of a plan, on a page; reached from tables, maps and notifications. */
export const territoryArea = {
  routes: [territoryRoute],
  links: [],
} as const satisfies Area & { readonly routes: readonly unknown[] };
