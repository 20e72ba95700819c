import { isClosedStage, type OpportunityStage } from "../../core/domain/opportunity-stages.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { checkPast } from "../check-past.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { StageEntry } from "../ports/rows/opportunities.ts";
import { invalidItem, notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";
import type { OpportunityWithHistory } from "./get-opportunity.ts";

export interface OpportunityMove {
  readonly opportunityId: string;
  readonly version: number;
  readonly stage: OpportunityStage;
  /** Civil date on which it came there; undefined: today. */
  readonly enteredOn: string | undefined;
}

/**
 * Moves an opportunity to another stage and adds a line to its history; a closed one may be opened again. Problems:
 * APP-404, APP-412 other version, APP-422 the same stage, or a day before the last move or after today.
 */
export function moveOpportunity(
  { store, wallClock }: Pick<PlanWorld, "store" | "wallClock">,
  actor: Actor,
  { opportunityId, version, stage, enteredOn = actor.today }: OpportunityMove,
): Promise<Outcome<OpportunityWithHistory>> {
  return act({ store }, actor, "opportunities:edit", async (tx) => {
    const before = await tx.opportunities.find(opportunityId);
    if (!before) return notFound("opportunity", opportunityId);
    if (before.version !== version) return stale("opportunity", before.version);
    const history = await tx.opportunities.history(opportunityId);
    const problems = [
      ...checkMove(history.at(-1), stage, enteredOn),
      ...checkPast("/enteredOn", enteredOn, actor.today),
    ];
    if (problems.length > 0) return failure(problems);
    const now = wallClock.now();
    const changes = { stage, closedOn: isClosedStage(stage) ? enteredOn : null };
    if (!(await tx.opportunities.update(opportunityId, version, changes, now))) {
      return refuseOvertaken("opportunity", opportunityId, tx.opportunities.find);
    }
    const made = { enteredOn, madeBy: actor.memberId, madeAt: now };
    const entry = { opportunityId, number: history.length + 1, stage, ...made };
    await tx.opportunities.appendStage(entry);
    const object = { objectKind: "opportunity", objectId: opportunityId };
    const detail = { version: version + 1, from: before.stage, to: stage, enteredOn };
    await tx.audit.append({ action: "opportunity.moved", ...object, detail });
    const opportunity = { ...before, ...changes, version: version + 1, updatedAt: now };
    return success({ opportunity, history: [...history, entry] });
  });
}

function checkMove(
  last: StageEntry | undefined,
  stage: OpportunityStage,
  enteredOn: string,
): readonly Problem[] {
  if (last === undefined) return [];
  const problems: Problem[] = [];
  if (last.stage === stage) {
    problems.push(invalidItem("/stage", `it is in the stage ${stage} already`, "name another stage"));
  }
  if (enteredOn < last.enteredOn) {
    const cause = `it came to the stage ${last.stage} on ${last.enteredOn}`;
    problems.push(invalidItem("/enteredOn", cause, "give that day or a later one"));
  }
  return problems;
}
