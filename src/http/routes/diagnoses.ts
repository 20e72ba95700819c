import { evaluateStore } from "../../app/evaluate/stored/evaluate-store.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import {
  causesQuery,
  causesSchema,
  customerValueQuery,
  customerValueSchema,
  performanceQuery,
  performanceSchema,
  repsSchema,
  serviceSchema,
  trendSchema,
} from "../../contract/diagnoses.ts";
import { funnelQuery, scopedQuery } from "../../contract/evaluations.ts";
import { answerChecked } from "../answer-checked.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";

/** Every route here reads, is heavy and answers from what the member reaches. */
const ASKED = {
  method: "GET",
  action: "evaluations:read",
  description: "Of what the member reaches.",
  tags: ["evaluations"],
  cost: "heavy",
} as const;

/** Why figures are as they are: reps, change over time, service, causes, what customers are worth. */
export const diagnosisRoutes = (world: PlanWorld): RouteModule => ({
  name: "diagnoses",
  routes: [
    repsRoute(world),
    trendRoute(world),
    performanceRoute(world),
    serviceRoute(world),
    causesRoute(world),
    valueRoute(world),
  ],
});

const repsRoute = (world: PlanWorld) =>
  defineRoute({
    ...ASKED,
    url: "/v1/evaluations/reps",
    summary: "What reps did: two conversions with a verdict, against potential, ramp and quota",
    query: funnelQuery,
    responses: { 200: repsSchema },
    handler: async ({ actor, query }) =>
      answerChecked(repsSchema, await evaluateStore(world, actor, { kind: "reps", query })),
  });

const trendRoute = (world: PlanWorld) =>
  defineRoute({
    ...ASKED,
    url: "/v1/evaluations/trend",
    summary:
      "Whether sales by month have changed: XmR charts of the window's whole months, without their season",
    query: scopedQuery,
    responses: { 200: trendSchema },
    handler: async ({ actor, query }) =>
      answerChecked(trendSchema, await evaluateStore(world, actor, { kind: "trend", query })),
  });

const performanceRoute = (world: PlanWorld) =>
  defineRoute({
    ...ASKED,
    url: "/v1/evaluations/performance",
    summary: "Sales of territories against what their circumstances let expect, by regression",
    query: performanceQuery,
    responses: { 200: performanceSchema },
    handler: async ({ actor, query }) =>
      answerChecked(performanceSchema, await evaluateStore(world, actor, { kind: "performance", query })),
  });

const serviceRoute = (world: PlanWorld) =>
  defineRoute({
    ...ASKED,
    url: "/v1/evaluations/service",
    summary:
      "Which territories are under-served for their potential, and which under-perform although served",
    query: funnelQuery,
    responses: { 200: serviceSchema },
    handler: async ({ actor, query }) =>
      answerChecked(serviceSchema, await evaluateStore(world, actor, { kind: "service", query })),
  });

const causesRoute = (world: PlanWorld) =>
  defineRoute({
    ...ASKED,
    url: "/v1/evaluations/causes",
    summary: "Why the value won changed against the period before: leads, conversion, win rate or deal value",
    query: causesQuery,
    responses: { 200: causesSchema },
    handler: async ({ actor, query }) =>
      answerChecked(causesSchema, await evaluateStore(world, actor, { kind: "causes", query })),
  });

const valueRoute = (world: PlanWorld) =>
  defineRoute({
    ...ASKED,
    url: "/v1/evaluations/customer-value",
    summary: "What accounts will buy and are worth, from their purchases in the window (BG/NBD, Gamma–Gamma)",
    query: customerValueQuery,
    responses: { 200: customerValueSchema },
    handler: async ({ actor, query }) =>
      answerChecked(
        customerValueSchema,
        await evaluateStore(world, actor, { kind: "customer-value", query }),
      ),
  });
