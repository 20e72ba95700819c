import type { Problem } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { RatingFields } from "../ports/rows/ratings.ts";
import type { Transaction } from "../ports/store.ts";
import { invalidItem } from "../refuse.ts";

/** All that is wrong with a rating: a rep out of reach, or oneself, or a day that has not come. */
export async function checkRating(
  tx: Transaction,
  { memberId, today }: Actor,
  { repId, ratedOn }: Pick<RatingFields, "repId" | "ratedOn">,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const rep = await tx.reps.find(repId);
  if (rep === null) {
    const cause = `there is no rep with the id ${repId}, or they are out of your reach`;
    problems.push(invalidItem("/repId", cause, "use an id of the list"));
  } else if (rep.memberId === memberId) {
    problems.push(invalidItem("/repId", "this rep is you", "have somebody else rate you"));
  }
  if (ratedOn > today) {
    problems.push(invalidItem("/ratedOn", `${ratedOn} is still to come`, "give today or an earlier date"));
  }
  return problems;
}
