import { IconUserStar } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

const TABS = ["list", "vacancies"] as const;

const repsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/reps",
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly tab?: (typeof TABS)[number] | undefined } => ({
    tab: TABS.find((tab) => tab === search.tab),
  }),
  component: lazyRouteComponent(() => import("./reps-page.tsx"), "RepsPage"),
});

const vacancyRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/vacancies/$vacancyId",
  component: lazyRouteComponent(() => import("./vacancy-page.tsx"), "VacancyPage"),
});

/** Who sells; who is away, and who takes over. */
export const repsArea = {
  routes: [repsRoute, vacancyRoute],
  links: [
    {
      to: "/reps",
      label: { id: "Tenaga penjual", en: "Reps" },
      icon: IconUserStar,
      group: "work",
      right: "vacancies:edit",
      keywords: "sales salesman vacancy cuti leave handover serah terima successor pengganti turnover",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
