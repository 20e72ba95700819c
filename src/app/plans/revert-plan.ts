import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Rule, RuleChange } from "../../core/domain/rule.ts";
import type { Actor } from "../ports/actor.ts";
import type {
  AlignmentMove,
  ChangeSet,
  OverrideCause,
  TerritoryChange,
  TerritoryState,
} from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { UnitLockChange } from "../ports/rows/unit-locks.ts";
import type { Transaction } from "../ports/store.ts";
import { invalid } from "../refuse.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { stateOf, type WrittenChange, writeChangeSet } from "./write-change-set.ts";

export interface RevertRequest extends PlanVersion {
  /** The version whose content is to stand again: 1 … the present one. */
  readonly toVersion: number;
}

/**
 * Brings a draft back to an earlier version, as a new version: territories with their names, shares, parents and locks,
 * those added since taken out and those removed put back, and with them units and their locks, overrides and account rules. A lock made since goes with
 * the rest. Problems: APP-404, APP-409 state, APP-412, APP-422 no such version.
 */
export function revertPlan(
  world: PlanWorld,
  actor: Actor,
  request: RevertRequest,
): Promise<Outcome<WrittenChange>> {
  return act(world, actor, "plans:edit", (tx) => revertPlanIn(tx, request));
}

/** The same within a transaction of the caller's, who checks the right to "plans:edit". */
export async function revertPlanIn(tx: Transaction, request: RevertRequest): Promise<Outcome<WrittenChange>> {
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
  const changes = await tx.plans.changeSetsSince(plan.value.id, toVersion);
  const moves = invertMoves(changes);
  const territories = invertTerritories(changes, await tx.territories.list(plan.value.id));
  const rules = invertRules(changes, await tx.rules.list(plan.value.id));
  const unitLocks = invertLocks(changes);
  const reason = `back to version ${toVersion}`;
  const back = { moves, territories, rules, unitLocks };
  return success(await writeChangeSet(tx, plan.value, { kind: "revert", reason, ...back }));
}

interface Span {
  readonly first: AlignmentMove;
  readonly last: AlignmentMove;
}

/** One move per unit or account from where the changes left it to where the first of them found it. */
function invertMoves(changes: readonly ChangeSet[]): AlignmentMove[] {
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

/** One change per territory from what it is now to what the first of the changes found. */
function invertTerritories(
  changes: readonly ChangeSet[],
  standing: readonly TerritoryRecord[],
): TerritoryChange[] {
  const now = new Map(standing.map((territory) => [territory.id, stateOf(territory)]));
  const then = new Map<string, TerritoryState | null>();
  for (const { territoryId, before } of changes.flatMap(({ territories }) => territories)) {
    if (!then.has(territoryId)) then.set(territoryId, before);
  }
  return [...then].flatMap(([territoryId, after]) => {
    const before = now.get(territoryId) ?? null;
    return areEqual(before, after) ? [] : [{ territoryId, before, after }];
  });
}

/** One change per rule from what it is now to what the first of the changes found. */
function invertRules(changes: readonly ChangeSet[], standing: readonly Rule[]): RuleChange[] {
  const now = new Map(standing.map(({ id, ...state }) => [id, state]));
  const then = new Map<string, RuleChange["before"]>();
  for (const { ruleId, before } of changes.flatMap(({ rules }) => rules)) {
    if (!then.has(ruleId)) then.set(ruleId, before);
  }
  return [...then].map(([ruleId, after]) => ({ ruleId, before: now.get(ruleId) ?? null, after }));
}

/** One change per unit that is locked and was not when the first of the changes came, or the other way round. */
function invertLocks(changes: readonly ChangeSet[]): UnitLockChange[] {
  const spans = new Map<string, { readonly first: boolean; readonly last: boolean }>();
  for (const { unitId, isLocked } of changes.flatMap(({ unitLocks }) => unitLocks)) {
    spans.set(unitId, { first: spans.get(unitId)?.first ?? isLocked, last: isLocked });
  }
  // the log holds changes only: before the first of them the unit was the other way round
  return [...spans].flatMap(([unitId, { first, last }]) =>
    first === last ? [{ unitId, isLocked: !first }] : [],
  );
}

const areEqual = (a: TerritoryState | null, b: TerritoryState | null): boolean =>
  a === null || b === null
    ? a === b
    : a.code === b.code &&
      a.name === b.name &&
      a.parentId === b.parentId &&
      a.share === b.share &&
      a.isLocked === b.isLocked;
