import { changeActivity } from "../../app/activities/change-activity.ts";
import { getActivity } from "../../app/activities/get-activity.ts";
import { listActivities } from "../../app/activities/list-activities.ts";
import { logActivity } from "../../app/activities/log-activity.ts";
import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { Activity } from "../../app/ports/rows/activities.ts";
import {
  activityBody,
  activityChangeBody,
  activityPage,
  activityParams,
  activityQuery,
  activitySchema,
} from "../../contract/activities.ts";
import { answer } from "../answer.ts";
import { DAY_KEY, toBusinessRecordFilter, toDayPage } from "../day-key.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["activities"];

/** Visits, calls and other contacts, planned or had. */
export const activityRoutes = (world: PlanWorld): RouteModule => ({
  name: "activities",
  routes: [listRoute(world), getRoute(world), logRoute(world), changeRoute(world)],
});

const present = ({ doneAt, updatedAt, ...activity }: Activity) => ({
  ...activity,
  doneAt: doneAt?.toISOString() ?? null,
  updatedAt: updatedAt.toISOString(),
});

const toDate = (instant: string | null) => (instant === null ? null : new Date(instant));

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/activities",
    action: "activities:read",
    summary: "Contacts with accounts and by reps within reach, latest day first",
    tags: TAGS,
    query: activityQuery,
    responses: { 200: activityPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "activities",
        query,
        key: DAY_KEY,
        keyOf: ({ day, id }: Activity) => [day, id],
        read: (limit, key) => {
          const { kind = null, state = null } = query;
          const filter = { ...toBusinessRecordFilter(query), kind, state };
          return listActivities(world, actor, { filter, page: toDayPage(limit, key) });
        },
        present,
      }),
  });

const getRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/activities/:activityId",
    action: "activities:read",
    summary: "One contact",
    tags: TAGS,
    params: activityParams,
    responses: { 200: activitySchema },
    handler: async ({ actor, params }) =>
      answer(await getActivity(world, actor, params), (activity) => ({
        status: 200,
        version: activity.version,
        body: present(activity),
      })),
  });

const logRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/activities",
    action: "activities:edit",
    summary: "Plan a contact, or take down one that was had",
    tags: TAGS,
    body: activityBody,
    responses: { 201: activitySchema },
    idempotent: true,
    handler: async ({ actor, body }) => {
      const { repId, day, doneAt, ...fields } = body;
      const request = { ...fields, repId, day, doneAt: toDate(doneAt) };
      return answer(await logActivity(world, actor, request), (activity) => ({
        status: 201,
        version: activity.version,
        body: present(activity),
      }));
    },
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/activities/:activityId",
    action: "activities:edit",
    summary: "Move, report, miss or call off a contact",
    tags: TAGS,
    params: activityParams,
    body: activityChangeBody,
    ifMatch: "required",
    responses: { 200: activitySchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const { doneAt, ...fields } = withoutUndefined(body);
      const changes = { ...fields, ...(doneAt === undefined ? {} : { doneAt: toDate(doneAt) }) };
      return answer(
        await changeActivity(world, actor, { ...params, version: ifMatch, changes }),
        (activity) => ({
          status: 200,
          version: activity.version,
          body: present(activity),
        }),
      );
    },
  });
