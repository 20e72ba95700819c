import { changeGoal } from "../../app/goals/change-goal.ts";
import { foreseeGoal } from "../../app/goals/foresee-goal.ts";
import { getGoal } from "../../app/goals/get-goal.ts";
import { listGoals } from "../../app/goals/list-goals.ts";
import { removeGoal } from "../../app/goals/remove-goal.ts";
import { setGoal } from "../../app/goals/set-goal.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { Goal } from "../../app/ports/rows/goals.ts";
import {
  goalBody,
  goalChangeBody,
  goalOutlookSchema,
  goalPage,
  goalParams,
  goalQuery,
  goalSchema,
  outlookQuery,
} from "../../contract/goals.ts";
import { answer } from "../answer.ts";
import { DAY_KEY, toDayPage } from "../day-key.ts";
import { defineRoute, empty, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["goals"];

/** What is to be reached, by whom and until when. */
export const goalRoutes = (world: PlanWorld): RouteModule => ({
  name: "goals",
  routes: [
    listRoute(world),
    getRoute(world),
    outlookRoute(world),
    setRoute(world),
    changeRoute(world),
    removeRoute(world),
  ],
});

const present = ({ madeAt, ...goal }: Goal) => ({ ...goal, madeAt: madeAt.toISOString() });

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/goals",
    action: "goals:read",
    summary: "Goals for what is within reach, latest start first",
    description:
      "Everything that a goal names must be within reach; who sees everything also sees the organisation's.",
    tags: TAGS,
    query: goalQuery,
    responses: { 200: goalPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "goals",
        query,
        key: DAY_KEY,
        keyOf: ({ startsOn, id }: Goal) => [startsOn, id],
        read: (limit, key) => {
          const { territoryId = null, teamId = null, repId = null, accountId = null } = query;
          const { productId = null, on = null } = query;
          const filter = { territoryId, teamId, repId, accountId, productId, on };
          return listGoals(world, actor, { filter, page: toDayPage(limit, key) });
        },
        present,
      }),
  });

const getRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/goals/:goalId",
    action: "goals:read",
    summary: "One goal",
    tags: TAGS,
    params: goalParams,
    responses: { 200: goalSchema },
    handler: async ({ actor, params }) =>
      answer(await getGoal(world, actor, params), (goal) => ({
        status: 200,
        version: goal.version,
        body: present(goal),
      })),
  });

const outlookRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/goals/:goalId/outlook",
    action: "goals:read",
    summary: "How a goal stands, how likely it is to be reached, and what it lacks to be SMART",
    description: "From what the member reaches: who reaches less of it is told less.",
    tags: TAGS,
    params: goalParams,
    query: outlookQuery,
    cost: "heavy",
    responses: { 200: goalOutlookSchema },
    handler: async ({ actor, params, query }) =>
      answer(await foreseeGoal(world, actor, { ...params, ...query }), ({ goal, ...outlook }) => ({
        status: 200,
        body: { goal: present(goal), ...outlook },
      })),
  });

const setRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/goals",
    action: "goals:edit",
    summary: "Set a goal",
    tags: TAGS,
    body: goalBody,
    responses: { 201: goalSchema },
    idempotent: true,
    handler: async ({
      actor,
      body: { rubricLevels = null, targetLevel = null, reachedLevel = null, ...body },
    }) =>
      answer(await setGoal(world, actor, { ...body, rubricLevels, targetLevel, reachedLevel }), (goal) => ({
        status: 201,
        version: goal.version,
        body: present(goal),
      })),
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/goals/:goalId",
    action: "goals:edit",
    summary: "Change a goal",
    tags: TAGS,
    params: goalParams,
    body: goalChangeBody,
    ifMatch: "required",
    responses: { 200: goalSchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { ...params, version: ifMatch, changes: withoutUndefined(body) };
      return answer(await changeGoal(world, actor, request), (goal) => ({
        status: 200,
        version: goal.version,
        body: present(goal),
      }));
    },
  });

const removeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/goals/:goalId",
    action: "goals:edit",
    summary: "Remove a goal",
    tags: TAGS,
    params: goalParams,
    ifMatch: "required",
    responses: { 204: empty("Removed") },
    handler: async ({ actor, params, ifMatch }) =>
      answer(await removeGoal(world, actor, { ...params, version: ifMatch }), () => ({ status: 204 })),
  });
