import { z } from "zod";
import { changeRep } from "../../app/people/change-rep.ts";
import { createRep } from "../../app/people/create-rep.ts";
import { getRep } from "../../app/people/get-rep.ts";
import { listReps } from "../../app/people/list-reps.ts";
import type { PeopleWorld } from "../../app/people/people-world.ts";
import type { Rep } from "../../app/ports/rows/reps.ts";
import { repBody, repChangeBody, repPage, repParams, repQuery, repSchema } from "../../contract/people.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["reps"];
const KEY = z.tuple([z.string(), z.uuid()]);

/** Who sells. A rep need not be able to sign in, and a member need not sell. */
export const repRoutes = (world: PeopleWorld): RouteModule => ({
  name: "reps",
  routes: [listRoute(world), getRoute(world), createRoute(world), changeRoute(world)],
});

const listRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/reps",
    action: "reps:read",
    summary: "Reps by code",
    tags: TAGS,
    query: repQuery,
    responses: { 200: repPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "reps",
        query,
        key: KEY,
        keyOf: ({ code, id }: Rep) => [code, id],
        read: (limit, key) => {
          const after = key && { code: key[0], id: key[1] };
          return listReps(world, actor, { limit, after, teamId: query.teamId ?? null });
        },
        present: (rep: Rep) => rep,
      }),
  });

const getRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/reps/:repId",
    action: "reps:read",
    summary: "One rep",
    tags: TAGS,
    params: repParams,
    responses: { 200: repSchema },
    handler: async ({ actor, params }) =>
      answer(await getRep(world, actor, params.repId), (rep) => ({
        status: 200,
        version: rep.version,
        body: rep,
      })),
  });

const createRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/reps",
    action: "reps:edit",
    summary: "Add a rep",
    tags: TAGS,
    body: repBody,
    responses: { 201: repSchema },
    idempotent: true,
    handler: async ({ actor, body }) =>
      answer(await createRep(world, actor, body), (rep) => ({
        status: 201,
        version: rep.version,
        headers: { location: `/v1/reps/${rep.id}` },
        body: rep,
      })),
  });

const changeRoute = (world: PeopleWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/reps/:repId",
    action: "reps:edit",
    summary: "Change a rep",
    tags: TAGS,
    params: repParams,
    body: repChangeBody,
    responses: { 200: repSchema },
    ifMatch: "required",
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { repId: params.repId, version: ifMatch, change: withoutUndefined(body) };
      return answer(await changeRep(world, actor, request), (rep) => ({
        status: 200,
        version: rep.version,
        body: rep,
      }));
    },
  });
