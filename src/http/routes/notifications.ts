import type { PlanWorld } from "../../app/plans/plan-world.ts";
import type { OwnNotification } from "../../app/ports/rows/notifications.ts";
import { listNotifications } from "../../app/review/list-notifications.ts";
import { readNotification } from "../../app/review/read-notification.ts";
import {
  notificationPage,
  notificationParams,
  notificationQuery,
  notificationSchema,
} from "../../contract/review.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { readPage } from "../read-page.ts";

const TAGS = ["notifications"];

/** What the member who asks is told. */
export const notificationRoutes = (world: PlanWorld): RouteModule => ({
  name: "notifications",
  routes: [listRoute(world), readRoute(world)],
});

const present = ({ memberId: _, createdAt, readAt, ...rest }: OwnNotification) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});

const listRoute = (world: PlanWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/notifications",
    action: "notifications:read",
    summary: "One's own notifications, newest first",
    tags: TAGS,
    query: notificationQuery,
    responses: { 200: notificationPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "notifications",
        query,
        key: INSTANT_KEY,
        keyOf: ({ createdAt, id }: OwnNotification) => [createdAt.toISOString(), id],
        read: (limit, key) =>
          listNotifications(world, actor, { unreadOnly: query.unread, limit, after: toInstantKey(key) }),
        present,
      }),
  });

const readRoute = (world: PlanWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/notifications/:notificationId/read",
    action: "self:edit",
    summary: "Mark a notification as read",
    tags: TAGS,
    params: notificationParams,
    responses: { 200: notificationSchema },
    handler: async ({ actor, params }) =>
      answer(await readNotification(world, actor, params), (notification) => ({
        status: 200,
        body: present(notification),
      })),
  });
