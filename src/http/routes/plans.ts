import { z } from "zod";
import { branchPlan } from "../../app/plans/branch-plan.ts";
import { compareTwoPlans } from "../../app/plans/compare-two-plans.ts";
import { createPlan } from "../../app/plans/create-plan.ts";
import { getPlan } from "../../app/plans/get-plan.ts";
import { type AccountMove, listMovedAccounts } from "../../app/plans/list-moved-accounts.ts";
import { listPlans } from "../../app/plans/list-plans.ts";
import { listPlanSteps } from "../../app/plans/list-steps.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import { type AsOf, readAsOf } from "../../app/plans/read-as-of.ts";
import type { PlanRecord } from "../../app/ports/rows/plans.ts";
import {
  asOfQuery,
  asOfSchema,
  branchBody,
  comparisonParams,
  comparisonSchema,
  movedAccountPage,
  movedAccountQuery,
  planBody,
  planPage,
  planParams,
  planQuery,
  planSchema,
  planStepsSchema,
} from "../../contract/plans.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { presentAssignment } from "./present-assignment.ts";
import { presentPlan } from "./present-plan.ts";

const TAGS = ["plans"];

/** Plans: made, listed, compared, and which one holds when. */
export const planRoutes = (world: PlanWorld): RouteModule => ({
  name: "plans",
  routes: [
    listRoute(world),
    createRoute(world),
    getRoute(world),
    branchRoute(world),
    stepsRoute(world),
    compareRoute(world),
    movedAccountsRoute(world),
    asOfRoute(world),
  ],
});

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans",
    action: "plans:read",
    summary: "Plans by name",
    tags: TAGS,
    query: planQuery,
    responses: { 200: planPage },
    handler: async ({ actor, query }) => {
      const { state = null, salesForce = null } = query;
      return readPage({
        list: "plans",
        query,
        key: z.tuple([z.string()]),
        keyOf: ({ name }: PlanRecord) => [name],
        read: (limit, key) =>
          listPlans(world, actor, { state, salesForce, limit, afterName: key?.[0] ?? null }),
        present: presentPlan,
      });
    },
  });

const createRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans",
    action: "plans:create",
    summary: "Make an empty draft with named territories",
    tags: TAGS,
    body: planBody,
    idempotent: true,
    responses: { 201: planSchema },
    handler: async ({ actor, body }) => answer(await createPlan(world, actor, body), presentCreated),
  });

const branchRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/branches",
    action: "plans:create",
    summary: "Make a draft that begins as a copy of a plan",
    description:
      "Copies territories, alignment, overrides and the assignments of reps. The plan may be in any state.",
    tags: TAGS,
    params: planParams,
    body: branchBody,
    idempotent: true,
    cost: "heavy",
    responses: { 201: planSchema },
    handler: async ({ actor, params, body }) =>
      answer(await branchPlan(world, actor, { ...params, ...body }), presentCreated),
  });

const presentCreated = (plan: PlanRecord) => ({
  status: 201 as const,
  body: presentPlan(plan),
  version: plan.version,
  headers: { location: `/v1/plans/${plan.id}` },
});

const getRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId",
    action: "plans:read",
    summary: "One plan",
    tags: TAGS,
    params: planParams,
    responses: { 200: planSchema },
    handler: async ({ actor, params }) =>
      answer(await getPlan(world, actor, params), (plan) => ({
        status: 200 as const,
        body: presentPlan(plan),
        version: plan.version,
      })),
  });

const compareRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/comparison/:otherPlanId",
    action: "plans:read",
    summary: "What changes hands from this plan to another one",
    description:
      "Territories of the two plans are the same where their codes are. What lies out of the reader's reach counts as no territory.",
    tags: TAGS,
    params: comparisonParams,
    cost: "heavy",
    responses: { 200: comparisonSchema },
    handler: async ({ actor, params }) => {
      const request = { beforePlanId: params.planId, afterPlanId: params.otherPlanId };
      return answer(await compareTwoPlans(world, actor, request), ({ territories, ...difference }) => ({
        status: 200 as const,
        body: { ...difference, territories: Array.from(territories) },
      }));
    },
  });

const stepsRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/steps",
    action: "plans:read",
    summary: "Which steps lead on from a plan's state, and what keeps you from them",
    tags: TAGS,
    params: planParams,
    responses: { 200: planStepsSchema },
    handler: async ({ actor, params }) =>
      answer(await listPlanSteps(world, actor, params), ({ version, state, steps }) => ({
        status: 200 as const,
        version,
        body: {
          version,
          state,
          steps: steps.map(({ roles, problems, ...step }) => ({
            ...step,
            roles: [...roles],
            problems: [...problems],
          })),
        },
      })),
  });

const movedAccountsRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/comparison/:otherPlanId/accounts",
    action: "plans:read",
    summary: "Accounts whose territory differs between two plans, largest revenue first",
    description: "What lies out of the reader's reach counts as no territory and nobody.",
    tags: TAGS,
    params: comparisonParams,
    query: movedAccountQuery,
    cost: "heavy",
    responses: { 200: movedAccountPage },
    handler: async ({ actor, params: { planId, otherPlanId }, query }) =>
      readPage({
        list: `accounts moved from ${planId} to ${otherPlanId} ${query.territory ?? ""}`,
        query,
        key: z.tuple([z.number(), z.string()]),
        keyOf: ({ revenue, code }: AccountMove) => [revenue, code],
        read: (limit, key) =>
          listMovedAccounts(world, actor, {
            beforePlanId: planId,
            afterPlanId: otherPlanId,
            territoryCode: query.territory ?? null,
            limit,
            after: key && { revenue: key[0], code: key[1] },
          }),
        present: (account) => account,
      }),
  });

const asOfRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/as-of",
    action: "plans:read",
    summary: "Which plan holds on a date, and who works a unit or account then",
    description: "For any past or coming date, and as the store knew it at any instant.",
    tags: TAGS,
    query: asOfQuery,
    responses: { 200: asOfSchema },
    refuses: [404],
    handler: async ({ actor, query }) => {
      const moment = {
        date: query.date ?? actor.today,
        knownAt: query.knownAt === undefined ? null : new Date(query.knownAt),
      };
      const { salesForce = null, unitId = null, accountId = null } = query;
      const request = { ...moment, salesForce, unitId, accountId };
      return answer(await readAsOf(world, actor, request), (plans) => ({
        status: 200 as const,
        body: {
          date: moment.date,
          knownAt: (moment.knownAt ?? world.wallClock.now()).toISOString(),
          plans: plans.map(presentAsOf),
        },
      }));
    },
  });

const presentAsOf = ({ plan, effect, placement, assignments }: AsOf) => ({
  salesForce: effect.salesForce,
  planId: plan.id,
  planName: plan.name,
  planVersion: effect.planVersion,
  from: effect.from,
  to: effect.to,
  territory: placement && {
    id: placement.territoryId,
    code: placement.territoryCode,
    name: placement.territoryName,
  },
  assignments: assignments.map(presentAssignment),
});
