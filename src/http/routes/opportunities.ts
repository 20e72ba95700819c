import { changeOpportunity } from "../../app/pipeline/change-opportunity.ts";
import { createOpportunity } from "../../app/pipeline/create-opportunity.ts";
import { getOpportunity, type OpportunityWithHistory } from "../../app/pipeline/get-opportunity.ts";
import { listOpportunities } from "../../app/pipeline/list-opportunities.ts";
import { moveOpportunity } from "../../app/pipeline/move-opportunity.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { Opportunity, StageEntry } from "../../app/ports/rows/opportunities.ts";
import {
  opportunityBody,
  opportunityChangeBody,
  opportunityMoveBody,
  opportunityPage,
  opportunityParams,
  opportunityQuery,
  opportunitySchema,
  opportunityWithHistorySchema,
} from "../../contract/pipeline.ts";
import { answer } from "../answer.ts";
import { DAY_KEY, toBusinessRecordFilter, toDayPage } from "../day-key.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["opportunities"];

/** Deals that are worked on, with the stages they went through. */
export const opportunityRoutes = (world: PlanWorld): RouteModule => ({
  name: "opportunities",
  routes: [listRoute(world), getRoute(world), createRoute(world), changeRoute(world), moveRoute(world)],
});

const present = ({ updatedAt, ...opportunity }: Opportunity) => ({
  ...opportunity,
  updatedAt: updatedAt.toISOString(),
});

const presentEntry = ({ opportunityId: _, madeAt, ...entry }: StageEntry) => ({
  ...entry,
  madeAt: madeAt.toISOString(),
});

const presentWhole = ({ opportunity, history }: OpportunityWithHistory) => ({
  version: opportunity.version,
  body: { opportunity: present(opportunity), history: history.map(presentEntry) },
});

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/opportunities",
    action: "opportunities:read",
    summary: "Opportunities with accounts and of reps within reach, latest first",
    tags: TAGS,
    query: opportunityQuery,
    responses: { 200: opportunityPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "opportunities",
        query,
        key: DAY_KEY,
        keyOf: ({ createdOn, id }: Opportunity) => [createdOn, id],
        read: (limit, key) => {
          const { stage = null, leadId = null } = query;
          const filter = { ...toBusinessRecordFilter(query), stage, leadId };
          return listOpportunities(world, actor, { filter, page: toDayPage(limit, key) });
        },
        present,
      }),
  });

const getRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/opportunities/:opportunityId",
    action: "opportunities:read",
    summary: "One opportunity with its history",
    tags: TAGS,
    params: opportunityParams,
    responses: { 200: opportunityWithHistorySchema },
    tagged: true,
    handler: async ({ actor, params }) =>
      answer(await getOpportunity(world, actor, params), (whole) => ({
        status: 200,
        ...presentWhole(whole),
      })),
  });

const createRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/opportunities",
    action: "opportunities:edit",
    summary: "Open an opportunity",
    tags: TAGS,
    body: opportunityBody,
    responses: { 201: opportunityWithHistorySchema },
    tagged: true,
    idempotent: true,
    handler: async ({ actor, body }) => {
      const { accountId, repId, createdOn, ...fields } = body;
      const request = { ...fields, accountId, repId, createdOn };
      return answer(await createOpportunity(world, actor, request), (whole) => ({
        status: 201,
        ...presentWhole(whole),
      }));
    },
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/opportunities/:opportunityId",
    action: "opportunities:edit",
    summary: "Change or hand over an opportunity",
    tags: TAGS,
    params: opportunityParams,
    body: opportunityChangeBody,
    ifMatch: "required",
    responses: { 200: opportunitySchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { ...params, version: ifMatch, changes: withoutUndefined(body) };
      return answer(await changeOpportunity(world, actor, request), (opportunity) => ({
        status: 200,
        version: opportunity.version,
        body: present(opportunity),
      }));
    },
  });

const moveRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/opportunities/:opportunityId/stages",
    action: "opportunities:edit",
    summary: "Move an opportunity to another stage, win or lose it",
    tags: TAGS,
    params: opportunityParams,
    body: opportunityMoveBody,
    ifMatch: "required",
    responses: { 200: opportunityWithHistorySchema },
    tagged: true,
    handler: async ({ actor, params, body, ifMatch }) => {
      const { stage, enteredOn } = body;
      const request = { ...params, version: ifMatch, stage, enteredOn };
      return answer(await moveOpportunity(world, actor, request), (whole) => ({
        status: 200,
        ...presentWhole(whole),
      }));
    },
  });
