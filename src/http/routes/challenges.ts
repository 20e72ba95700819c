import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { ChallengeRecord } from "../../app/ports/rows/challenges.ts";
import { acceptChallenge } from "../../app/review/accept-challenge.ts";
import { getChallenge } from "../../app/review/get-challenge.ts";
import { listChallenges } from "../../app/review/list-challenges.ts";
import { raiseChallenge } from "../../app/review/raise-challenge.ts";
import { readOwnChanges } from "../../app/review/read-own-changes.ts";
import { rejectChallenge } from "../../app/review/reject-challenge.ts";
import {
  acceptBody,
  acceptedSchema,
  challengeBody,
  challengePage,
  challengeParams,
  challengeQuery,
  challengeSchema,
  ownChangesSchema,
  rejectBody,
  reviewedPlanParams,
} from "../../contract/review.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { readPage } from "../read-page.ts";

const TAGS = ["review"];

/** What a plan changes for oneself, and objections to it. */
export const challengeRoutes = (world: PlanWorld): RouteModule => ({
  name: "challenges",
  routes: [
    ownChangesRoute(world),
    listRoute(world),
    getRoute(world),
    raiseRoute(world),
    acceptRoute(world),
    rejectRoute(world),
  ],
});

const present = ({ objectKind, objectId, objectCode, raisedAt, answeredAt, ...rest }: ChallengeRecord) => ({
  ...rest,
  object: { kind: objectKind, id: objectId, code: objectCode },
  raisedAt: raisedAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
});

const ownChangesRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/my-changes",
    action: "plans:read",
    summary: "What a plan changes for one's own territories",
    description:
      "Before (the plan that holds today) and after, by territory and together: counts, sums and unit codes. No account is named.",
    tags: TAGS,
    params: reviewedPlanParams,
    responses: { 200: ownChangesSchema },
    handler: async ({ actor, params }) =>
      answer(await readOwnChanges(world, actor, params), ({ total, territories, ...plans }) => ({
        status: 200,
        body: {
          ...plans,
          total: { ...total, ...codesOf(total) },
          territories: territories.map((territory) => ({ ...territory, ...codesOf(territory) })),
        },
      })),
  });

const codesOf = ({
  unitsIn,
  unitsOut,
}: {
  readonly unitsIn: readonly string[];
  readonly unitsOut: readonly string[];
}) => ({ unitsIn: [...unitsIn], unitsOut: [...unitsOut] });

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/challenges",
    action: "challenges:read",
    summary: "Challenges of a plan, newest first",
    tags: TAGS,
    params: reviewedPlanParams,
    query: challengeQuery,
    responses: { 200: challengePage },
    handler: async ({ actor, params: { planId }, query }) =>
      readPage({
        list: `challenges/${planId}`,
        query,
        key: INSTANT_KEY,
        keyOf: ({ raisedAt, id }: ChallengeRecord) => [raisedAt.toISOString(), id],
        read: (limit, key) =>
          listChallenges(world, actor, {
            planId,
            state: query.state ?? null,
            territoryId: query.territoryId ?? null,
            limit,
            after: toInstantKey(key),
          }),
        present,
      }),
  });

const getRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/challenges/:challengeId",
    action: "challenges:read",
    summary: "One challenge",
    tags: TAGS,
    params: challengeParams,
    responses: { 200: challengeSchema },
    handler: async ({ actor, params }) =>
      answer(await getChallenge(world, actor, params), (challenge) => ({
        status: 200,
        body: present(challenge),
      })),
  });

const raiseRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/challenges",
    action: "challenges:raise",
    summary: "Object to a plan in review",
    description:
      "A unit or an account should join or leave a territory of yours. One open challenge per object.",
    tags: TAGS,
    params: reviewedPlanParams,
    body: challengeBody,
    responses: { 201: challengeSchema },
    idempotent: true,
    handler: async ({ actor, params: { planId }, body }) =>
      answer(await raiseChallenge(world, actor, { planId, ...body }), (challenge) => ({
        status: 201,
        headers: { location: `/v1/plans/${planId}/challenges/${challenge.id}` },
        body: present(challenge),
      })),
  });

const acceptRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/challenges/:challengeId/accept",
    action: "challenges:answer",
    summary: "Grant a challenge and edit the plan",
    description: "If-Match names the version of the plan.",
    tags: TAGS,
    params: challengeParams,
    body: acceptBody,
    ifMatch: "required",
    responses: { 200: acceptedSchema },
    idempotent: true,
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { ...params, version: ifMatch, answer: body.answer, territory: body.territory };
      return answer(await acceptChallenge(world, actor, request), (accepted) => ({
        status: 200,
        version: accepted.planVersion,
        body: {
          challenge: present(accepted.challenge),
          planVersion: accepted.planVersion,
          territories: accepted.territories.map(({ id, code, totals }) => {
            const { units, accounts, revenue, potential, workloadHours } = totals;
            return { id, code, units, accounts, revenue, potential, workloadHours };
          }),
        },
      }));
    },
  });

const rejectRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/challenges/:challengeId/reject",
    action: "challenges:answer",
    summary: "Turn a challenge down",
    tags: TAGS,
    params: challengeParams,
    body: rejectBody,
    responses: { 200: challengeSchema },
    idempotent: true,
    handler: async ({ actor, params, body }) =>
      answer(await rejectChallenge(world, actor, { ...params, ...body }), (challenge) => ({
        status: 200,
        body: present(challenge),
      })),
  });
