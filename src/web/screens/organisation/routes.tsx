import { IconHistory, IconSettings } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

const organisationRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/organisation",
  component: lazyRouteComponent(() => import("./organisation-page.tsx"), "OrganisationPage"),
});

const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/audit",
  component: lazyRouteComponent(() => import("./audit-page.tsx"), "AuditPage"),
});

/** Settings of the organisation, and the log of who did what. */
export const organisationArea = {
  routes: [organisationRoute, auditRoute],
  links: [
    {
      to: "/organisation",
      label: { id: "Organisasi", en: "Organisation" },
      icon: IconSettings,
      group: "manage",
      right: "organisation:edit",
      keywords: "settings pengaturan time zone zona waktu currency mata uang",
    },
    {
      to: "/audit",
      label: { id: "Riwayat perubahan", en: "Audit log" },
      icon: IconHistory,
      group: "manage",
      right: "audit:read",
      keywords: "log history who siapa",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
