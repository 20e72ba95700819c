import { draftAlternative } from "../../app/jobs/draft-alternative.ts";
import type { JobWorld } from "../../app/jobs/job-world.ts";
import { changeWishes } from "../../app/plans/change-wishes.ts";
import { explainPlanUnit } from "../../app/plans/judge-plan.ts";
import { type PlanWishes, readWishes } from "../../app/plans/read-wishes.ts";
import { alternativeBody, explanationQuery, planWishesSchema, wishesBody } from "../../contract/designs.ts";
import { jobParams, unitExplanationSchema } from "../../contract/jobs.ts";
import { planParams, planSchema } from "../../contract/plans.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { presentPlan } from "./present-plan.ts";

const TAGS = ["designs"];

/** What stands around a design: the wishes stored with a plan, why a unit is where it is, the plans of a trade-off. */
export const designRoutes = (world: JobWorld): RouteModule => ({
  name: "designs",
  routes: [wishesRoute(world), changeWishesRoute(world), explanationRoute(world), alternativeRoute(world)],
});

const presentWishes = ({ version, wishes }: PlanWishes) => ({
  status: 200 as const,
  body: { version, wishes: { ...wishes } },
  version,
});

const wishesRoute = (world: JobWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/wishes",
    action: "plans:inspect",
    summary: "What a plan was or is to be designed by",
    tags: TAGS,
    params: planParams,
    responses: { 200: planWishesSchema },
    handler: async ({ actor, params }) => answer(await readWishes(world, actor, params), presentWishes),
  });

const changeWishesRoute = (world: JobWorld) =>
  defineRoute({
    method: "PUT",
    url: "/v1/plans/:planId/wishes",
    action: "plans:edit",
    summary: "Store other wishes with a plan",
    description:
      "A new version of the same content: a design without wishes of its own goes by them, and so does a check.",
    tags: TAGS,
    params: planParams,
    body: wishesBody,
    ifMatch: "required",
    responses: { 200: planWishesSchema },
    handler: async ({ actor, params, body, ifMatch }) =>
      answer(await changeWishes(world, actor, { ...params, ...body, version: ifMatch }), presentWishes),
  });

const explanationRoute = (world: JobWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/explanation",
    action: "plans:inspect",
    summary: "Why a unit is where it is, by the plan's own wishes",
    description: "`POST /v1/plans/{planId}/explain` answers the same by other wishes.",
    tags: TAGS,
    params: planParams,
    query: explanationQuery,
    cost: "heavy",
    responses: { 200: unitExplanationSchema },
    handler: async ({ actor, params, query }) => {
      const asked = { ...params, unit: query.unit, wishes: undefined };
      return answer(await explainPlanUnit(world, actor, asked), ({ status: _, ...report }) => ({
        status: 200 as const,
        body: report,
      }));
    },
  });

const alternativeRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/jobs/:jobId/alternatives",
    action: "plans:design",
    summary: "Make a draft of one of the plans that a design offered",
    description: "Of a job asked for with `pareto`; the plan as asked is a draft already.",
    tags: TAGS,
    params: jobParams,
    body: alternativeBody,
    idempotent: true,
    cost: "heavy",
    responses: { 201: planSchema },
    handler: async ({ actor, params, body }) =>
      answer(await draftAlternative(world, actor, { ...params, ...body }), ({ plan }) => ({
        status: 201 as const,
        body: presentPlan(plan),
        version: plan.version,
        headers: { location: `/v1/plans/${plan.id}` },
      })),
  });
