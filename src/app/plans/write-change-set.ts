import type { RuleChange } from "../../core/domain/rule.ts";
import type {
  AlignmentMove,
  ChangeSetKind,
  PlanRecord,
  TerritoryChange,
  TerritoryState,
} from "../ports/rows/plans.ts";
import type { TerritoryRecord, TerritoryWithTotals } from "../ports/rows/territories.ts";
import type { UnitLockChange } from "../ports/rows/unit-locks.ts";
import type { Transaction } from "../ports/store.ts";

export interface WrittenChange {
  readonly planId: string;
  /** The plan's new version. */
  readonly version: number;
  readonly moveCount: number;
  /** Units locked or unlocked. */
  readonly lockCount: number;
  /** Territories that gained or lost something, with their totals as they are now, by code. */
  readonly territories: readonly TerritoryWithTotals[];
}

export interface Change {
  readonly kind: ChangeSetKind;
  readonly reason: string;
  readonly moves: readonly AlignmentMove[];
  /** Made before the moves. Left out: none. */
  readonly territories?: readonly TerritoryChange[];
  /** Left out: none. */
  readonly rules?: readonly RuleChange[];
  /** Left out: none. */
  readonly unitLocks?: readonly UnitLockChange[];
}

/** Applies a change to a held plan as its next version, with log, totals and audit in the same transaction. */
export async function writeChangeSet(
  tx: Transaction,
  plan: PlanRecord,
  { kind, reason, moves, territories: changes = [], rules = [], unitLocks = [] }: Change,
): Promise<WrittenChange> {
  const version = plan.version + 1;
  if (changes.length > 0) await tx.territories.apply(plan.id, changes);
  await tx.rules.apply(plan.id, rules);
  const touched = moves.length > 0 ? await tx.alignment.apply(plan.id, moves) : [];
  await tx.unitLocks.apply(plan.id, unitLocks);
  const written = { moves, territories: changes, rules, unitLocks };
  await tx.plans.appendChangeSet(plan.id, { version, kind, reason, ...written });
  await tx.plans.update(plan.id, { version });
  const territories = touched.length > 0 ? await tx.territories.totalsOf(touched) : [];
  const counts = { moveCount: moves.length, territoryCount: changes.length, ruleCount: rules.length };
  const lockCount = unitLocks.length;
  const detail = { version, kind, reason, ...counts, ...(lockCount > 0 ? { lockCount } : {}) };
  await tx.audit.append({ action: "plan.changed", objectKind: "plan", objectId: plan.id, detail });
  return { planId: plan.id, version, moveCount: moves.length, lockCount, territories };
}

/** A territory as the log keeps it. */
export const stateOf = ({ code, name, parentId, share, isLocked }: TerritoryRecord): TerritoryState => ({
  code,
  name,
  parentId,
  share,
  isLocked,
});

/** The log of territories that a plan gets. */
export const additionOf = (territory: TerritoryRecord): TerritoryChange => ({
  territoryId: territory.id,
  before: null,
  after: stateOf(territory),
});
