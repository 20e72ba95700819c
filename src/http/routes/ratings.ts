import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { RepRating } from "../../app/ports/rows/ratings.ts";
import { addRating } from "../../app/ratings/add-rating.ts";
import { changeRating } from "../../app/ratings/change-rating.ts";
import { listRatings } from "../../app/ratings/list-ratings.ts";
import { listScales } from "../../app/ratings/list-scales.ts";
import { withdrawRating } from "../../app/ratings/withdraw-rating.ts";
import {
  ratingBody,
  ratingChangeBody,
  ratingPage,
  ratingParams,
  ratingQuery,
  ratingSchema,
  scalesSchema,
} from "../../contract/ratings.ts";
import { answer } from "../answer.ts";
import { defineRoute, empty, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["reps"];

/** What observers say of reps, on anchored scales; beside the figures, part of none of them. */
export const ratingRoutes = (world: PlanWorld): RouteModule => ({
  name: "ratings",
  routes: [listRoute(world), scalesRoute(world), addRoute(world), changeRoute(world), withdrawRoute(world)],
});

const present = ({ madeAt, ...rating }: RepRating) => ({ ...rating, madeAt: madeAt.toISOString() });

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/rep-ratings",
    action: "ratings:read",
    summary: "Ratings of reps within reach, newest first",
    description: "A rep reads their own, and who gave them.",
    tags: TAGS,
    query: ratingQuery,
    responses: { 200: ratingPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "rep-ratings",
        query,
        key: INSTANT_KEY,
        keyOf: ({ madeAt, id }: RepRating) => [madeAt.toISOString(), id],
        read: (limit, key) => {
          const { repId = null, raterMemberId = null, trait = null } = query;
          const filter = { repId, raterMemberId, trait };
          return listRatings(world, actor, { filter, page: { limit, after: toInstantKey(key) } });
        },
        present,
      }),
  });

const scalesRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/rep-ratings/scales",
    action: "ratings:read",
    summary: "The scales that reps are rated on: what 1, 3 and 5 look like",
    tags: TAGS,
    responses: { 200: scalesSchema },
    handler: async ({ actor }) =>
      answer(await listScales(world, actor), (scales) => ({ status: 200, body: { scales } })),
  });

const addRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/rep-ratings",
    action: "ratings:edit",
    summary: "Rate a trait of a rep, in my name",
    tags: TAGS,
    body: ratingBody,
    responses: { 201: ratingSchema },
    idempotent: true,
    handler: async ({ actor, body }) =>
      answer(await addRating(world, actor, body), (rating) => ({
        status: 201,
        version: rating.version,
        body: present(rating),
      })),
  });

const changeRoute = (world: PlanWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/rep-ratings/:ratingId",
    action: "ratings:edit",
    summary: "Change a rating that I gave",
    tags: TAGS,
    params: ratingParams,
    body: ratingChangeBody,
    ifMatch: "required",
    responses: { 200: ratingSchema },
    handler: async ({ actor, params, body, ifMatch }) => {
      const request = { ...params, version: ifMatch, changes: withoutUndefined(body) };
      return answer(await changeRating(world, actor, request), (rating) => ({
        status: 200,
        version: rating.version,
        body: present(rating),
      }));
    },
  });

const withdrawRoute = (world: PlanWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/rep-ratings/:ratingId",
    action: "ratings:edit",
    summary: "Withdraw a rating that I gave",
    tags: TAGS,
    params: ratingParams,
    ifMatch: "required",
    responses: { 204: empty("Withdrawn") },
    handler: async ({ actor, params, ifMatch }) =>
      answer(await withdrawRating(world, actor, { ...params, version: ifMatch }), () => ({ status: 204 })),
  });
