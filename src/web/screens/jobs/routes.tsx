import { IconProgressCheck } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";
import { JOB_KINDS, type JobKind } from "./job-kinds.ts";

const jobsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/jobs",
  validateSearch: (search: Record<string, unknown>): { readonly kind?: JobKind | undefined } => ({
    kind: JOB_KINDS.find((kind) => kind === search.kind),
  }),
  component: lazyRouteComponent(() => import("./jobs-page.tsx"), "JobsPage"),
});

/** Long work: what runs, what became of it. */
export const jobsArea = {
  routes: [jobsRoute],
  links: [
    {
      to: "/jobs",
      label: { id: "Pekerjaan", en: "Jobs" },
      icon: IconProgressCheck,
      group: "manage",
      right: "jobs:read",
      keywords: "progress kemajuan cancel batal background latar belakang",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
