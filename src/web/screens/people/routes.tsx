import { IconUsersGroup } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

const TABS = ["members", "teams", "keys"] as const;

const peopleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/people",
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly tab?: (typeof TABS)[number] | undefined } => ({
    tab: TABS.find((tab) => tab === search.tab),
  }),
  component: lazyRouteComponent(() => import("./people-page.tsx"), "PeoplePage"),
});

/** Who may sign in, and with what rights. */
export const peopleArea = {
  routes: [peopleRoute],
  links: [
    {
      to: "/people",
      label: { id: "Orang dan izin", en: "People and rights" },
      icon: IconUsersGroup,
      group: "manage",
      right: "members:edit",
      keywords: "member user anggota pengguna team tim role peran api key kunci",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
