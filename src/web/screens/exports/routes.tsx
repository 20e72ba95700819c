import { IconFileExport } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

const exportsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/exports",
  validateSearch: (search: Record<string, unknown>): { readonly plan?: string } =>
    typeof search.plan === "string" ? { plan: search.plan } : {},
  component: lazyRouteComponent(() => import("./exports-page.tsx"), "ExportsPage"),
});

/** Files of what a member is shown. */
export const exportsArea = {
  routes: [exportsRoute],
  links: [
    {
      to: "/exports",
      label: { id: "Ekspor", en: "Exports" },
      icon: IconFileExport,
      group: "manage",
      right: "records:export",
      keywords: "unduh download csv excel geojson salesforce hubspot",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
