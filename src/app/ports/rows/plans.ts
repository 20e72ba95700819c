import type { CivilDate } from "../../../core/domain/civil-date.ts";
import type { PlanState } from "../../../core/domain/plan-life.ts";
import type { RuleChange } from "../../../core/domain/rule.ts";
import type { UnitLockChange } from "./unit-locks.ts";

/** Why an account is in another territory than its place says. */
export const OVERRIDE_CAUSES = ["legal", "rule", "named", "manual", "holdover", "interim"] as const;
export type OverrideCause = (typeof OVERRIDE_CAUSES)[number];

/**
 * One unit's or account's change of territory, by ids; null = white space for a unit, no override for an account.
 * `cause` is that of the override made, `causeBefore` that of the override that stood.
 */
export interface AlignmentMove {
  readonly unitId?: string;
  readonly accountId?: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly cause?: OverrideCause;
  readonly causeBefore?: OverrideCause;
}

/** A territory as the log keeps it. */
export interface TerritoryState {
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly share: number;
  readonly isLocked: boolean;
}

/** One territory's change; before null: it was added, after null: it was removed. */
export interface TerritoryChange {
  readonly territoryId: string;
  readonly before: TerritoryState | null;
  readonly after: TerritoryState | null;
}

export interface PlanRecord {
  readonly id: string;
  readonly name: string;
  readonly salesForce: string;
  readonly layerId: string;
  readonly state: PlanState;
  /** Number of its last change-set, from 1. */
  readonly version: number;
  readonly basedOnPlanId: string | null;
  readonly wishes: Readonly<Record<string, unknown>>;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly submittedBy: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  /** SHA-256 (hex) of the content that was approved. */
  readonly approvedHash: string | null;
  readonly rejectedBy: string | null;
  readonly rejectionReason: string | null;
  readonly effectiveFrom: CivilDate | null;
}

/**
 * `create`: a new plan's first state; `design`: an answer of the engine; `challenge`: an accepted objection; `rules`:
 * account rules applied.
 */
export type ChangeSetKind = "create" | "edit" | "design" | "merge" | "revert" | "challenge" | "rules";

export interface ChangeSet {
  readonly version: number;
  readonly kind: ChangeSetKind;
  readonly reason: string;
  readonly moves: readonly AlignmentMove[];
  /** Made before the moves. */
  readonly territories: readonly TerritoryChange[];
  /** Changes of account rules; what they mean for accounts stands in the moves of a later change-set. */
  readonly rules: readonly RuleChange[];
  /** Units locked and unlocked, each once; what is unlocked may move in the same change-set. */
  readonly unitLocks: readonly UnitLockChange[];
}

/** Rules and locks left out: none. */
export type NewChangeSet = Omit<ChangeSet, "rules" | "unitLocks"> &
  Partial<Pick<ChangeSet, "rules" | "unitLocks">>;

/** A line of a plan's history. */
export interface ChangeSetSummary {
  readonly version: number;
  readonly kind: ChangeSetKind;
  readonly reason: string;
  readonly moveCount: number;
  /** Units locked or unlocked. */
  readonly lockCount: number;
  readonly madeBy: string;
  /** Null where the actor is not shown that member. */
  readonly authorName: string | null;
  readonly madeAt: Date;
}

export interface PlanFilter {
  readonly state: PlanState | null;
  readonly salesForce: string | null;
}

export interface PlanRows {
  insert(plan: PlanRecord): Promise<void>;
  find(planId: string): Promise<PlanRecord | null>;
  findNamed(name: string): Promise<PlanRecord | null>;
  /** Whether a plan that the actor sees has this name. */
  isNameTaken(name: string): Promise<boolean>;
  /** The plan, held for this transaction: nobody else edits it or takes a step until it ends. */
  lock(planId: string): Promise<PlanRecord | null>;
  /** By name, from after `afterName`. */
  list(filter: PlanFilter, limit: number, afterName: string | null): Promise<readonly PlanRecord[]>;
  /** The scheduled plans that are to hold on this date, by effective date. */
  listDue(today: CivilDate): Promise<readonly Pick<PlanRecord, "id" | "salesForce">[]>;
  update(planId: string, changes: Partial<PlanRecord>): Promise<void>;
  /**
   * SHA-256 (hex) of what an approval binds: sales force, layer, territories with parents and shares, alignment,
   * overrides and assignments, by codes. Covers the whole plan, whatever the actor sees of it.
   */
  contentHash(planId: string): Promise<string>;
  appendChangeSet(planId: string, changeSet: NewChangeSet): Promise<void>;
  /** Newest first, from before `beforeVersion`. */
  listChangeSets(
    planId: string,
    limit: number,
    beforeVersion: number | null,
  ): Promise<readonly ChangeSetSummary[]>;
  /** Those after this version, oldest first, with what they changed. */
  changeSetsSince(planId: string, version: number): Promise<readonly ChangeSet[]>;
  /** Whether this member made a change-set of the plan. */
  hasEdited(planId: string, memberId: string): Promise<boolean>;
}
