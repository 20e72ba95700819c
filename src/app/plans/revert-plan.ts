import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AlignmentMove, ChangeSet, OverrideCause, PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { invalid, invalidItem } from "../refuse.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import { findLockProblem, indexTerritories } from "./plan-territories.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { type WrittenChange, writeChangeSet } from "./write-change-set.ts";

export interface RevertRequest extends PlanVersion {
  /** The version whose alignment and overrides are to stand again: 1 … the present one. */
  readonly toVersion: number;
}

/**
 * Brings alignment and overrides of a draft back to an earlier version, as a new version; names, shares and locks of
 * territories stay as they are. Problems: APP-404, APP-409 state, APP-412, APP-422 no such version, or a territory
 * that is locked or removed stands in the way.
 */
export function revertPlan(
  world: PlanWorld,
  actor: Actor,
  request: RevertRequest,
): Promise<Outcome<WrittenChange>> {
  return act(world, actor, "plans:edit", async (tx) => {
    const plan = await openPlanForEdit(tx, request);
    if (!plan.ok) return plan;
    const { toVersion } = request;
    if (toVersion < 1 || toVersion > plan.value.version) {
      return invalid(
        "/toVersion",
        `the plan has no version ${toVersion}`,
        `choose one of 1 to ${plan.value.version}`,
      );
    }
    const moves = invert(await tx.plans.changeSetsSince(plan.value.id, toVersion));
    const problems = await findProblems(tx, plan.value, moves);
    if (problems.length > 0) return failure(problems);
    const reason = `back to version ${toVersion}`;
    return success(await writeChangeSet(tx, plan.value, { kind: "revert", reason, moves }));
  });
}

interface Span {
  readonly first: AlignmentMove;
  readonly last: AlignmentMove;
}

/** One move per unit or account from where the changes left it to where the first of them found it. */
function invert(changes: readonly ChangeSet[]): AlignmentMove[] {
  const spans = new Map<string, Span>();
  for (const move of changes.flatMap(({ moves }) => moves)) {
    const key = `${move.unitId ?? ""}/${move.accountId ?? ""}`;
    spans.set(key, { first: spans.get(key)?.first ?? move, last: move });
  }
  return [...spans.values()].flatMap(({ first, last }) => {
    const { cause: _cause, causeBefore: _before, ...object } = first;
    const back = { ...object, from: last.to, to: first.from, ...causes(first.causeBefore, last.cause) };
    return back.from === back.to && back.cause === back.causeBefore ? [] : [back];
  });
}

const causes = (cause: OverrideCause | undefined, causeBefore: OverrideCause | undefined) => ({
  ...(cause && { cause }),
  ...(causeBefore && { causeBefore }),
});

async function findProblems(tx: Transaction, plan: PlanRecord, moves: readonly AlignmentMove[]) {
  const territories = indexTerritories(await tx.territories.list(plan.id));
  return moves.flatMap((move) => {
    const item = move.unitId ? `unit ${move.unitId}` : `account ${move.accountId}`;
    if (move.to !== null && (!territories.byId.has(move.to) || territories.parents.has(move.to))) {
      const cause = "the territory it was in has been removed or divided since";
      return [
        invalidItem(
          item,
          cause,
          "revert to a later version, or branch the plan that still has the territory",
        ),
      ];
    }
    return findLockProblem(territories, move, item) ?? [];
  });
}
