import type { CivilDate } from "../../../core/domain/civil-date.ts";
import type { EffectMoment } from "./effects.ts";

export const ASSIGNMENT_ROLES = ["primary", "support", "interim"] as const;
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number];

/** A rep works a territory on the dates [from, to); null = without end. */
export interface AssignmentRecord {
  readonly id: string;
  readonly planId: string;
  readonly territoryId: string;
  readonly repId: string;
  readonly role: AssignmentRole;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export interface NamedAssignment extends AssignmentRecord {
  readonly territoryCode: string;
  readonly repCode: string;
  readonly repName: string;
}

/** Someone to be told, with one of the territories they work; null: none any more. */
export interface AffectedMember {
  readonly memberId: string;
  readonly territoryId: string | null;
}

/** Bitemporal like plan effects. */
export interface AssignmentRows {
  find(assignmentId: string): Promise<AssignmentRecord | null>;
  /** As known now, by territory code and date; of a plan, or of one territory. */
  list(planId: string, territoryId: string | null): Promise<readonly NamedAssignment[]>;
  insert(assignments: readonly AssignmentRecord[], at: Date): Promise<void>;
  /** Ends one as known from `at` on; `instead` is written in its place. */
  close(assignmentId: string, at: Date, instead: AssignmentRecord | null): Promise<void>;
  /** Who worked a territory at a moment, the primary rep first. */
  at(territoryId: string, moment: EffectMoment): Promise<readonly NamedAssignment[]>;
  /** The same of a whole plan, by territory code. */
  ofPlanAt(planId: string, moment: EffectMoment): Promise<readonly NamedAssignment[]>;
  /**
   * Members whose units or accounts on the date differ between two plans, overrides regarded; the territory is theirs in
   * the new one. Null as old plan: everybody who holds something in the new one.
   */
  membersAffected(
    oldPlanId: string | null,
    newPlanId: string,
    date: CivilDate,
  ): Promise<readonly AffectedMember[]>;
  /** Members who work in one of these plans on the date or later; the territory is theirs in the first of them. */
  membersAtWork(planIds: readonly string[], date: CivilDate): Promise<readonly AffectedMember[]>;
}
