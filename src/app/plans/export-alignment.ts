import { type Outcome, success } from "../../core/domain/problem.ts";
import { formatCsv } from "../design/format-alignment.ts";
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
    const aligned = await tx.alignment.whole(planId);
    const rows = aligned.map(({ unitCode, territoryCode }) => [unitCode, territoryCode].map(asText));
    return success({ csv: formatCsv(["unit_code", "territory_code"], rows), version: plan.version });
  });
}

/** A spreadsheet would run a cell that begins like a formula; an apostrophe makes it text. */
const asText = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
