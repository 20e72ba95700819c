import { type Outcome, success } from "../../core/domain/problem.ts";
import { formatRows } from "../../core/export/write-csv.ts";
import { ALIGNMENT_COLUMNS, alignmentRows } from "../exports/alignment-tables.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

/** The whole alignment within reach as CSV `unit_code,territory_code`, by unit code. Problem: APP-404. */
export function exportAlignment(
  world: PlanWorld,
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<{ readonly csv: string; readonly version: number }>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const csv = formatRows([ALIGNMENT_COLUMNS, ...(await alignmentRows({ tx, plan }))]);
    return success({ csv, version: plan.version });
  });
}
