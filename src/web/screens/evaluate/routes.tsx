import {
  IconChartHistogram,
  IconChartLine,
  IconFilterDollar,
  IconGauge,
  IconReportMoney,
} from "@tabler/icons-react";
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";
import { readEvaluateSearch } from "./evaluate-search.ts";

const of = { getParentRoute: () => frameRoute, validateSearch: readEvaluateSearch } as const;

const evaluateRoute = createRoute({
  ...of,
  path: "/evaluate",
  beforeLoad: () => {
    throw redirect({ to: "/evaluate/accounts" });
  },
});

const accountsRoute = createRoute({
  ...of,
  path: "/evaluate/accounts",
  component: lazyRouteComponent(() => import("./accounts-page.tsx"), "AccountsPage"),
});

const territoriesRoute = createRoute({
  ...of,
  path: "/evaluate/territories",
  component: lazyRouteComponent(() => import("./territories-page.tsx"), "TerritoriesPage"),
});

const pipelineRoute = createRoute({
  ...of,
  path: "/evaluate/pipeline",
  component: lazyRouteComponent(() => import("./pipeline-page.tsx"), "PipelinePage"),
});

const forecastRoute = createRoute({
  ...of,
  path: "/evaluate/forecast",
  component: lazyRouteComponent(() => import("./forecast-page.tsx"), "ForecastPage"),
});

const kpisRoute = createRoute({
  ...of,
  path: "/evaluate/kpis",
  component: lazyRouteComponent(() => import("./kpis-page.tsx"), "KpisPage"),
});

const entry = { group: "evaluate", right: "evaluations:read" } as const;

/** What the records tell: of accounts, territories, the pipeline, the months ahead, and every key figure. */
export const evaluateArea = {
  routes: [evaluateRoute, accountsRoute, territoriesRoute, pipelineRoute, forecastRoute, kpisRoute],
  links: [
    {
      ...entry,
      to: "/evaluate/accounts",
      label: { id: "Evaluasi akun", en: "Accounts' profit" },
      icon: IconReportMoney,
      keywords: "laba profit whale abc rfm prioritas priorities",
    },
    {
      ...entry,
      to: "/evaluate/territories",
      label: { id: "Perbandingan wilayah", en: "Territories compared" },
      icon: IconGauge,
      keywords: "funnel corong konversi conversion",
    },
    {
      ...entry,
      to: "/evaluate/pipeline",
      label: { id: "Pipeline", en: "Pipeline" },
      icon: IconFilterDollar,
      keywords: "peluang win rate kemenangan",
    },
    {
      ...entry,
      to: "/evaluate/forecast",
      label: { id: "Prakiraan", en: "Forecast" },
      icon: IconChartLine,
      keywords: "musim season pacing",
    },
    {
      ...entry,
      to: "/evaluate/kpis",
      label: { id: "Angka kinerja", en: "Key figures" },
      icon: IconChartHistogram,
      keywords: "kpi metric metrik",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
