import type { Outcome } from "../../../core/domain/problem.ts";
import { success } from "../../../core/domain/problem.ts";
import type { Kpi } from "../../../core/evaluate/kpi/kpi.ts";
import { KPIS } from "../../../core/evaluate/kpi/kpis.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Store } from "../../ports/store.ts";

/** The registry of key figures, without how they are computed. */
export const listKpis = (
  world: { readonly store: Store },
  actor: Actor,
): Promise<Outcome<readonly Omit<Kpi, "compute">[]>> =>
  act(world, actor, "evaluations:read", async () => success(KPIS.map(({ compute: _, ...kpi }) => kpi)));
