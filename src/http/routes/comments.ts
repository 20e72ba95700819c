import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { CommentRecord, NamedComment } from "../../app/ports/rows/comments.ts";
import { addComment } from "../../app/review/add-comment.ts";
import { listComments } from "../../app/review/list-comments.ts";
import {
  addedCommentSchema,
  commentBody,
  commentPage,
  commentQuery,
  reviewedPlanParams,
} from "../../contract/review.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { readPage } from "../read-page.ts";

const TAGS = ["review"];

/** Remarks on plans and territories. */
export const commentRoutes = (world: PlanWorld): RouteModule => ({
  name: "comments",
  routes: [listRoute(world), addRoute(world)],
});

const present = <C extends CommentRecord>(comment: C) => ({
  ...comment,
  madeAt: comment.madeAt.toISOString(),
});

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/plans/:planId/comments",
    action: "comments:read",
    summary: "Comments on a plan and its territories, newest first",
    tags: TAGS,
    params: reviewedPlanParams,
    query: commentQuery,
    responses: { 200: commentPage },
    handler: async ({ actor, params: { planId }, query }) =>
      readPage({
        list: `comments/${planId}`,
        query,
        key: INSTANT_KEY,
        keyOf: ({ madeAt, id }: NamedComment) => [madeAt.toISOString(), id],
        read: (limit, key) =>
          listComments(world, actor, {
            planId,
            territoryId: query.territoryId ?? null,
            limit,
            after: toInstantKey(key),
          }),
        present: (comment: NamedComment) => present(comment),
      }),
  });

const addRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/comments",
    action: "comments:add",
    summary: "Comment on a plan or on one of its territories",
    description: "Without a territory, everyone who sees the plan reads it.",
    tags: TAGS,
    params: reviewedPlanParams,
    body: commentBody,
    responses: { 201: addedCommentSchema },
    idempotent: true,
    handler: async ({ actor, params, body }) =>
      answer(await addComment(world, actor, { ...params, ...body }), (comment) => ({
        status: 201,
        body: present(comment),
      })),
  });
