import { evaluateStore } from "../../app/evaluate/stored/evaluate-store.ts";
import { showFollowed } from "../../app/evaluate/stored/show-followed.ts";
import { showForetold } from "../../app/evaluate/stored/show-foretold.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import {
  followedQuery,
  followedSchema,
  foretoldQuery,
  foretoldSchema,
  pipelineForecastQuery,
  pipelineForecastSchema,
} from "../../contract/forecasts.ts";
import { answerChecked } from "../answer-checked.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";

const TAGS = ["evaluations"];
const LEARNT =
  "Of what the member reaches. Learnt from the opportunities that were open some day in the window; foretold from its end on.";

/** What will be won of the open pipeline, down to the opportunities behind each sum and each chance. */
export const pipelineForecastRoutes = (world: PlanWorld): RouteModule => ({
  name: "pipeline-forecasts",
  routes: [forecastRoute(world), opportunitiesRoute(world), chanceRoute(world)],
});

const forecastRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/pipeline-forecast",
    action: "evaluations:read",
    summary: "What of the open pipeline will be won, by stage and age, with how such forecasts fared before",
    description: LEARNT,
    tags: TAGS,
    query: pipelineForecastQuery,
    cost: "heavy",
    responses: { 200: pipelineForecastSchema },
    handler: async ({ actor, query }) => {
      const found = await evaluateStore(world, actor, { kind: "pipeline-forecast", query });
      return answerChecked(pipelineForecastSchema, found);
    },
  });

const opportunitiesRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/pipeline-forecast/opportunities",
    action: "evaluations:read",
    summary: "The open opportunities that a sum of the forecast adds up, those that add most first",
    description: LEARNT,
    tags: TAGS,
    query: foretoldQuery,
    cost: "heavy",
    responses: { 200: foretoldSchema },
    handler: async ({ actor, query: { code = null, ...query } }) =>
      answerChecked(foretoldSchema, await showForetold(world, actor, { ...query, code })),
  });

const chanceRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/evaluations/pipeline-forecast/chance",
    action: "evaluations:read",
    summary:
      "The opportunities that a chance to win was learnt from: those that reached the age in the stage",
    description: LEARNT,
    tags: TAGS,
    query: followedQuery,
    cost: "heavy",
    responses: { 200: followedSchema },
    handler: async ({ actor, query }) =>
      answerChecked(followedSchema, await showFollowed(world, actor, query)),
  });
