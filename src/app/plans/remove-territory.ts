import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import { conflict, notFound } from "../refuse.ts";
import type { TerritoryRef } from "./get-territory.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { stateOf, type WrittenChange, writeChangeSet } from "./write-change-set.ts";

/** Takes a territory that holds nothing out of a draft, as a new version; what it was and who worked it stays on record. Problems: APP-404, APP-409 state or not empty, APP-412. */
export function removeTerritory(
  world: PlanWorld,
  actor: Actor,
  request: PlanVersion & TerritoryRef,
): Promise<Outcome<WrittenChange>> {
  return act(world, actor, "plans:edit", async (tx) => {
    const plan = await openPlanForEdit(tx, request);
    if (!plan.ok) return plan;
    const territories = await tx.territories.list(plan.value.id);
    const territory = territories.find(({ id }) => id === request.territoryId);
    if (!territory) return notFound("territory", request.territoryId);
    const { id, code } = territory;
    const [{ totals }] = await tx.territories.totalsOf([id]);
    if (totals.units > 0 || totals.accounts > 0 || territories.some(({ parentId }) => parentId === id)) {
      return conflict(
        `territory ${code}`,
        `it holds ${totals.units} units and ${totals.accounts} accounts, or territories below it`,
        "move them to other territories or into white space first",
      );
    }
    const reason = `remove territory ${code}`;
    const removal = [{ territoryId: id, before: stateOf(territory), after: null }];
    return success(
      await writeChangeSet(tx, plan.value, { kind: "edit", reason, moves: [], territories: removal }),
    );
  });
}
