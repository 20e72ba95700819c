import { type Failure, failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { ChallengeObjectKind, ChallengeRecord, ChallengeWish } from "../ports/rows/challenges.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, invalidItem, notFound } from "../refuse.ts";
import { checkText } from "./check-text.ts";

export interface ChallengeRequest {
  readonly planId: string;
  /** The territory that is to gain or lose the object. */
  readonly territoryId: string;
  readonly wish: ChallengeWish;
  readonly object: { readonly kind: ChallengeObjectKind; readonly code: string };
  readonly reason: string;
}

/**
 * Objects to a plan in review: one unit or account should join or leave a territory within reach. Accounts are named by
 * who sees them today; of others' accounts nobody learns here whether they exist. Problems: APP-404 plan or territory,
 * APP-409 not in review or raised already, APP-422 reason, unknown object, or nothing to change.
 */
export function raiseChallenge(
  world: PlanWorld,
  actor: Actor,
  request: ChallengeRequest,
): Promise<Outcome<ChallengeRecord>> {
  return act(world, actor, "challenges:raise", async (tx) => {
    const plan = await tx.plans.find(request.planId);
    if (!plan) return notFound("plan", request.planId);
    const territory = await tx.territories.find(plan.id, request.territoryId);
    if (!territory) return notFound("territory", request.territoryId);
    if (plan.state !== "in-review") return refuseState(plan);
    const objectId = await findObject(tx, plan, request);
    const problems = [
      ...checkText(request.reason, "/reason"),
      ...(objectId === null
        ? [unknownObject(request)]
        : await checkWish(tx, { plan, territory, request, objectId })),
    ];
    if (objectId === null || problems.length > 0) return failure(problems);
    return insertChallenge(world, tx, { actor, request, objectId });
  });
}

interface Raising {
  readonly actor: Actor;
  readonly request: ChallengeRequest;
  readonly objectId: string;
}

async function insertChallenge(
  { ids, wallClock }: PlanWorld,
  tx: Transaction,
  { actor, request, objectId }: Raising,
): Promise<Outcome<ChallengeRecord>> {
  const { planId, territoryId, wish, object, reason } = request;
  const challenge = {
    ...{ id: ids.next(), planId, territoryId, wish, reason, objectKind: object.kind, objectId },
    ...{ raisedBy: actor.memberId, raisedAt: wallClock.now() },
  };
  if (await tx.challenges.isOpen(challenge)) {
    return conflict(
      `${object.kind} ${object.code}`,
      `your challenge about ${object.kind} ${object.code} in this territory is still open`,
      "wait for its answer",
    );
  }
  await tx.challenges.insert(challenge);
  const detail = { planId, territoryId, wish, [object.kind]: object.code };
  await tx.audit.append({
    action: "challenge.raised",
    objectKind: "challenge",
    objectId: challenge.id,
    detail,
  });
  const raised = await tx.challenges.find(planId, challenge.id);
  return raised ? success(raised) : notFound("challenge", challenge.id);
}

async function findObject(
  tx: Transaction,
  { layerId }: PlanRecord,
  { object: { kind, code } }: ChallengeRequest,
): Promise<string | null> {
  const ids =
    kind === "unit" ? await tx.layers.unitIds(layerId, [code]) : await tx.accounts.idsByCode([code]);
  return ids.get(code) ?? null;
}

const unknownObject = ({ object: { kind, code } }: ChallengeRequest): Problem =>
  kind === "unit"
    ? invalidItem("/object/code", `there is no unit ${code}`, "use the code of a unit of the plan's layer")
    : invalidItem(
        "/object/code",
        `there is no account ${code}, or it is out of your reach`,
        "use the code of an account you see, or challenge its unit",
      );

interface Wish {
  readonly plan: PlanRecord;
  readonly territory: TerritoryRecord;
  readonly request: ChallengeRequest;
  readonly objectId: string;
}

/** Whether the plan is already as wished. */
async function checkWish(tx: Transaction, { plan, territory, request, objectId }: Wish): Promise<Problem[]> {
  const { wish, object } = request;
  const isHeld =
    object.kind === "unit"
      ? (await tx.alignment.territoriesOfUnits(plan.id, [objectId])).get(objectId) === territory.id
      : await tx.territoryItems.holdsAccount(territory.id, objectId);
  if (isHeld === (wish === "remove")) return [];
  const where = `${isHeld ? "in" : "not in"} territory ${territory.code}`;
  return [
    invalidItem(
      "/object/code",
      `${object.kind} ${object.code} is ${where} in this plan already`,
      `ask to ${isHeld ? "remove" : "add"} it, or leave it`,
    ),
  ];
}

const refuseState = (plan: PlanRecord): Failure =>
  conflict(
    `plan ${plan.name}`,
    `the plan is ${plan.state}; challenges are raised while it is in review`,
    plan.state === "draft" ? "wait until it is submitted" : "ask for a new plan, or comment on this one",
  );
