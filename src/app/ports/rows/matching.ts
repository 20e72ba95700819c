import type { MatchAccount } from "../../../core/assign/matching/matching.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";

/** What a matching of reps to the territories of a plan needs besides the reps, as far as the actor sees it. */
export interface MatchingRows {
  /**
   * Accounts of a plan with their territory, overrides regarded, and the reps that had a done contact or a sale with them
   * from this date on.
   */
  accounts(planId: string, since: CivilDate): Promise<readonly MatchAccount[]>;
}
