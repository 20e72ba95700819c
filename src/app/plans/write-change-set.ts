import type { AlignmentMove, ChangeSetKind, PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryWithTotals } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";

export interface WrittenChange {
  readonly planId: string;
  /** The plan's new version. */
  readonly version: number;
  readonly moveCount: number;
  /** Territories that gained or lost something, with their totals as they are now, by code. */
  readonly territories: readonly TerritoryWithTotals[];
}

export interface Change {
  readonly kind: ChangeSetKind;
  readonly reason: string;
  readonly moves: readonly AlignmentMove[];
}

/** Applies a change to a held plan as its next version, with log, totals and audit in the same transaction. */
export async function writeChangeSet(
  tx: Transaction,
  plan: PlanRecord,
  { kind, reason, moves }: Change,
): Promise<WrittenChange> {
  const version = plan.version + 1;
  const touched = moves.length > 0 ? await tx.alignment.apply(plan.id, moves) : [];
  await tx.plans.appendChangeSet(plan.id, { version, kind, reason, moves });
  await tx.plans.update(plan.id, { version });
  const territories = touched.length > 0 ? await tx.territories.totalsOf(touched) : [];
  const detail = { version, kind, reason, moveCount: moves.length };
  await tx.audit.append({ action: "plan.changed", objectKind: "plan", objectId: plan.id, detail });
  return { planId: plan.id, version, moveCount: moves.length, territories };
}
