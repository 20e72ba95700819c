import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AlignmentMove, ChangeSetKind, PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { invalidItem } from "../refuse.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import { findLockProblem, findTargetProblem, indexTerritories } from "./plan-territories.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { type WrittenChange, writeChangeSet } from "./write-change-set.ts";

export interface Replacement extends PlanVersion {
  readonly kind: Extract<ChangeSetKind, "design" | "edit">;
  readonly reason: string;
  /** Territory code by unit code. Units that are not named go to white space; overrides stay. */
  readonly alignment: ReadonlyMap<string, string>;
}

/** Gives a draft a whole new alignment, as a new version. Problems: APP-404, APP-409 state, APP-412, APP-422 all at once. */
export function replaceAlignment(
  world: PlanWorld,
  actor: Actor,
  request: Replacement,
): Promise<Outcome<WrittenChange>> {
  return act(world, actor, "plans:edit", (tx) => replaceAlignmentIn(tx, request));
}

/** The same within a transaction of the caller's, who checks the right to "plans:edit" or acts for someone who has it. */
export async function replaceAlignmentIn(
  tx: Transaction,
  request: Replacement,
): Promise<Outcome<WrittenChange>> {
  const plan = await openPlanForEdit(tx, request);
  if (!plan.ok) return plan;
  const moves = await listMoves(tx, plan.value, request.alignment);
  if (!moves.ok) return moves;
  const { kind, reason } = request;
  return success(await writeChangeSet(tx, plan.value, { kind, reason, moves: moves.value }));
}

async function listMoves(
  tx: Transaction,
  plan: PlanRecord,
  alignment: ReadonlyMap<string, string>,
): Promise<Outcome<AlignmentMove[]>> {
  const territories = indexTerritories(await tx.territories.list(plan.id));
  const codes = [...alignment.keys()];
  const ids = await tx.layers.unitIds(plan.layerId, codes);
  const unknownUnits = codes
    .filter((code) => !ids.has(code))
    .map((code) =>
      invalidItem(`unit ${code}`, `there is no unit ${code}`, "use the codes of the plan's layer"),
    );
  const badTargets = [...new Set(alignment.values())].flatMap(
    (code) => findTargetProblem(territories, code, `territory ${code}`) ?? [],
  );
  if (unknownUnits.length + badTargets.length > 0) return failure([...unknownUnits, ...badTargets]);
  const before = await tx.alignment.whole(plan.id);
  const current = new Map(before.map(({ unitId, territoryId }) => [unitId, territoryId]));
  const moves = codes.map((code) => {
    const unitId = ids.get(code) ?? "";
    const to = territories.byCode.get(alignment.get(code) ?? "")?.id ?? null;
    return { code, unitId, from: current.get(unitId) ?? null, to };
  });
  const gone = before
    .filter(({ unitCode }) => !alignment.has(unitCode))
    .map(({ unitCode, unitId, territoryId }) => ({ code: unitCode, unitId, from: territoryId, to: null }));
  const changed = [...moves, ...gone].filter(({ from, to }) => from !== to);
  const locked = changed.flatMap((move) => findLockProblem(territories, move, `unit ${move.code}`) ?? []);
  return locked.length > 0 ? failure(locked) : success(changed.map(({ code: _, ...move }) => move));
}
