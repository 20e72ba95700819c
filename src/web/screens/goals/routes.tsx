import { IconTargetArrow } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { parseCivilDate } from "../../../core/domain/civil-date.ts";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

const goalsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/goals",
  validateSearch: (search: Record<string, unknown>): { readonly on?: string } => {
    const on = typeof search.on === "string" ? parseCivilDate(search.on) : null;
    return on === null ? {} : { on };
  },
  component: lazyRouteComponent(() => import("./goals-page.tsx"), "GoalsPage"),
});

/** What is to be reached. */
export const goalsArea = {
  routes: [goalsRoute],
  links: [
    {
      to: "/goals",
      label: { id: "Tujuan", en: "Goals" },
      icon: IconTargetArrow,
      group: "evaluate",
      right: "goals:read",
      keywords: "kuota quota target pacing laju",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
