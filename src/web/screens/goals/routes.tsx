import { IconBulb, IconChartPie, IconTargetArrow } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { parseCivilDate } from "../../../core/domain/civil-date.ts";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";
import { type EvaluateSearch, readEvaluateSearch } from "../evaluate/evaluate-search.ts";
import { readQuotaSearch } from "./quota-search.ts";

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const goalsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/goals",
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly on?: string | undefined; readonly goal?: string | undefined } => ({
    on: parseCivilDate(text(search.on) ?? "") ?? undefined,
    goal: text(search.goal),
  }),
  component: lazyRouteComponent(() => import("./goals-page.tsx"), "GoalsPage"),
});

const quotasRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/goals/quotas",
  validateSearch: readQuotaSearch,
  component: lazyRouteComponent(() => import("./quotas-page.tsx"), "QuotasPage"),
});

const swotRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/goals/swot",
  // items open the figure in which they show
  validateSearch: (
    search: Record<string, unknown>,
  ): EvaluateSearch & { readonly mine?: true | undefined } => ({
    ...readEvaluateSearch(search),
    mine: search.mine === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import("./swot-page.tsx"), "SwotPage"),
});

/** What is to be reached, by whom, and what is done about it. */
export const goalsArea = {
  routes: [goalsRoute, quotasRoute, swotRoute],
  links: [
    {
      to: "/goals",
      label: { id: "Tujuan", en: "Goals" },
      icon: IconTargetArrow,
      group: "evaluate",
      right: "goals:read",
      keywords: "target pacing laju smart",
    },
    {
      to: "/goals/quotas",
      label: { id: "Bagikan kuota", en: "Share out quotas" },
      icon: IconChartPie,
      group: "evaluate",
      right: "evaluations:read",
      keywords: "kuota quota alokasi allocation adil fairness",
      isHidden: true,
    },
    {
      to: "/goals/swot",
      label: { id: "SWOT dan tindakan", en: "SWOT and actions" },
      icon: IconBulb,
      group: "evaluate",
      right: "goals:read",
      keywords: "kekuatan kelemahan peluang ancaman strength weakness opportunity threat tindakan action",
      isHidden: true,
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
