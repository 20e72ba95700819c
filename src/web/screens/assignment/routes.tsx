import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { parseCivilDate } from "../../../core/domain/civil-date.ts";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

export interface AssignmentSearch {
  readonly date?: string | undefined;
  /** Points that a change must gain; left out: the server's own. */
  readonly gain?: number | undefined;
  readonly view?: "matrix" | undefined;
  /** Code of the territory whose candidates are open. */
  readonly of?: string | undefined;
}

const assignmentRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans/$planId/assignment",
  validateSearch: (search: Record<string, unknown>): AssignmentSearch => ({
    date: parseCivilDate(typeof search.date === "string" ? search.date : "") ?? undefined,
    gain: typeof search.gain === "number" && search.gain >= 0 && search.gain <= 100 ? search.gain : undefined,
    view: search.view === "matrix" ? "matrix" : undefined,
    of: typeof search.of === "string" ? search.of : undefined,
  }),
  component: lazyRouteComponent(() => import("./assignment-page.tsx"), "AssignmentPage"),
});

/** Who should own which territory of a plan; reached from the plan's pages. */
export const assignmentArea = {
  routes: [assignmentRoute],
  links: [],
} as const satisfies Area & { readonly routes: readonly unknown[] };
