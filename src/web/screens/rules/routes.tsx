import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";
import { FINDINGS, type Finding } from "./rule-queries.ts";

const rulesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans/$planId/rules",
  validateSearch: (search: Record<string, unknown>): { readonly finding?: Finding } => {
    const finding = FINDINGS.find((each) => each === search.finding);
    return finding === undefined ? {} : { finding };
  },
  component: lazyRouteComponent(() => import("./rules-page.tsx"), "RulesPage"),
});

/** Account rules of a plan; the plan's own pages lead to them. */
export const rulesArea = { routes: [rulesRoute], links: [] } as const satisfies Area & {
  readonly routes: readonly unknown[];
};
