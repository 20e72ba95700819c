import type { Candidate, HandedAccount } from "../../../core/assign/successors/successor.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";

export type { HandedAccount };

export interface CandidateRequest {
  /** Whose accounts they may know; null: that is not asked. */
  readonly territoryId: string | null;
  /** Where and with how much work they count. */
  readonly date: CivilDate;
  /** Contacts and sales from this date on count for continuity. */
  readonly since: CivilDate;
}

/** Candidate with their login, by which a manager is known. */
export interface StoredCandidate extends Candidate {
  readonly memberId: string | null;
  /** Whether selling is their work: members of another role count only where they own a territory for good. */
  readonly isSeller: boolean;
}

/** What is known of who could take a territory over, as far as the actor sees it. */
export interface SuccessorRows {
  /** Accounts that the territory holds, by code. */
  handedAccounts(territoryId: string): Promise<readonly HandedAccount[]>;
  /** Every rep, by code. Their industries and products are those of the accounts they hold on the date. */
  candidates(request: CandidateRequest): Promise<readonly StoredCandidate[]>;
}
