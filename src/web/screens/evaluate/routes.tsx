import {
  IconCamera,
  IconChartHistogram,
  IconChartLine,
  IconCoins,
  IconFilterDollar,
  IconGauge,
  IconHeartHandshake,
  IconReportMoney,
  IconTrendingDown,
  IconUserSearch,
  IconUserStar,
  IconUsersPlus,
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

const worthRoute = createRoute({
  ...of,
  path: "/evaluate/worth",
  component: lazyRouteComponent(() => import("./worth-page.tsx"), "WorthPage"),
});

const lookAlikesRoute = createRoute({
  ...of,
  path: "/evaluate/look-alikes",
  component: lazyRouteComponent(() => import("./look-alikes-page.tsx"), "LookAlikesPage"),
});

const serviceRoute = createRoute({
  ...of,
  path: "/evaluate/service",
  component: lazyRouteComponent(() => import("./service-page.tsx"), "ServicePage"),
});

const changesRoute = createRoute({
  ...of,
  path: "/evaluate/changes",
  component: lazyRouteComponent(() => import("./changes-page.tsx"), "ChangesPage"),
});

const repsRoute = createRoute({
  ...of,
  path: "/evaluate/reps",
  component: lazyRouteComponent(() => import("./reps-page.tsx"), "RepsPage"),
});

const sizingRoute = createRoute({
  ...of,
  path: "/evaluate/sizing",
  component: lazyRouteComponent(() => import("./sizing-page.tsx"), "SizingPage"),
});

const pipelineRoute = createRoute({
  ...of,
  path: "/evaluate/pipeline",
  component: lazyRouteComponent(() => import("./pipeline-page.tsx"), "PipelinePage"),
});

const pipelineForecastRoute = createRoute({
  ...of,
  path: "/evaluate/pipeline-forecast",
  component: lazyRouteComponent(() => import("./pipeline-forecast-page.tsx"), "PipelineForecastPage"),
});

const snapshotsRoute = createRoute({
  ...of,
  path: "/evaluate/snapshots",
  component: lazyRouteComponent(() => import("./snapshots-page.tsx"), "SnapshotsPage"),
});

const keptRoute = createRoute({
  ...of,
  path: "/evaluate/snapshots/figures",
  component: lazyRouteComponent(() => import("./kept-page.tsx"), "KeptPage"),
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
  routes: [
    evaluateRoute,
    accountsRoute,
    worthRoute,
    lookAlikesRoute,
    territoriesRoute,
    serviceRoute,
    changesRoute,
    repsRoute,
    sizingRoute,
    pipelineRoute,
    pipelineForecastRoute,
    forecastRoute,
    kpisRoute,
    snapshotsRoute,
    keptRoute,
  ],
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
      ...{ ...entry, isHidden: true },
      to: "/evaluate/worth",
      label: { id: "Nilai pelanggan", en: "Customer value" },
      icon: IconCoins,
      keywords: "clv nilai seumur hidup lifetime value hilang churn",
    },
    {
      ...{ ...entry, isHidden: true },
      to: "/evaluate/look-alikes",
      label: { id: "Akun serupa", en: "Look-alikes" },
      icon: IconUserSearch,
      keywords: "prospek prospect mirip serupa similar profil pelanggan ideal",
    },
    {
      ...{ ...entry, isHidden: true },
      to: "/evaluate/service",
      label: { id: "Kinerja dan layanan", en: "Performance and service" },
      icon: IconHeartHandshake,
      keywords: "indeks kinerja performance index kurang terlayani under-served potensi potential",
    },
    {
      ...{ ...entry, isHidden: true },
      to: "/evaluate/changes",
      label: { id: "Perubahan dan sebab", en: "Change and causes" },
      icon: IconTrendingDown,
      keywords: "akar masalah root cause xmr tren trend turun",
    },
    {
      ...{ ...entry, isHidden: true },
      to: "/evaluate/reps",
      label: { id: "Evaluasi tenaga penjual", en: "Reps evaluated" },
      icon: IconUserStar,
      keywords: "kinerja performance konversi conversion pencapaian attainment penilaian ratings",
    },
    {
      ...{ ...entry, isHidden: true },
      to: "/evaluate/sizing",
      label: { id: "Kebutuhan tenaga penjual", en: "Sales force sizing" },
      icon: IconUsersPlus,
      keywords: "ukuran tim headcount beban kerja workload talley berapa orang",
    },
    {
      ...entry,
      to: "/evaluate/pipeline",
      label: { id: "Pipeline", en: "Pipeline" },
      icon: IconFilterDollar,
      keywords: "peluang win rate kemenangan",
    },
    {
      ...{ ...entry, isHidden: true },
      to: "/evaluate/pipeline-forecast",
      label: { id: "Prakiraan pipeline", en: "Forecast of the pipeline" },
      icon: IconFilterDollar,
      keywords: "peluang tahap stage commit komitmen best case terbaik tertimbang weighted bias",
    },
    {
      ...{ ...entry, isHidden: true, right: "snapshots:read" },
      to: "/evaluate/snapshots",
      label: { id: "Angka tersimpan", en: "Kept figures" },
      icon: IconCamera,
      keywords: "snapshot simpan arsip tersimpan",
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
