import type { Webhook, WebhookDelivery } from "../../app/ports/rows/webhooks.ts";
import { changeWebhook } from "../../app/webhooks/change-webhook.ts";
import { createWebhook } from "../../app/webhooks/create-webhook.ts";
import { listDeliveries } from "../../app/webhooks/list-deliveries.ts";
import { listWebhooks } from "../../app/webhooks/list-webhooks.ts";
import { removeWebhook } from "../../app/webhooks/remove-webhook.ts";
import { sendTestEvent } from "../../app/webhooks/send-test-event.ts";
import type { WebhookWorld } from "../../app/webhooks/webhook-world.ts";
import {
  createdWebhookSchema,
  deliveryPage,
  testedWebhookSchema,
  webhookBody,
  webhookChangeBody,
  webhookPage,
  webhookParams,
  webhookQuery,
  webhookSchema,
} from "../../contract/webhooks.ts";
import { answer } from "../answer.ts";
import { defineRoute, empty, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";

const TAGS = ["webhooks"];

/** Other servers that are told what happens. */
export const webhookRoutes = (world: WebhookWorld): RouteModule => ({
  name: "webhooks",
  routes: [
    listRoute(world),
    createRoute(world),
    changeRoute(world),
    removeRoute(world),
    deliveriesRoute(world),
    testRoute(world),
  ],
});

const present = ({ id, url, events, isActive, createdAt }: Webhook) => ({
  ...{ id, url, events: [...events], isActive },
  createdAt: createdAt.toISOString(),
});

const presentDelivery = ({ createdAt, nextAttemptAt, deliveredAt, ...rest }: WebhookDelivery) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
  deliveredAt: deliveredAt?.toISOString() ?? null,
});

const listRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/webhooks",
    action: "webhooks:read",
    summary: "Webhooks, newest first",
    tags: TAGS,
    query: webhookQuery,
    responses: { 200: webhookPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: "webhooks",
        query,
        key: INSTANT_KEY,
        keyOf: ({ createdAt, id }: Webhook) => [createdAt.toISOString(), id],
        read: (limit, key) => listWebhooks(world, actor, { limit, after: toInstantKey(key) }),
        present,
      }),
  });

const SIGNING = [
  "Every event is a POST of JSON: `id`, `event`, `createdAt`, `organisationId`, `memberId` (in whose name it happened)",
  "and `data` with ids and states; read the rest with an API key. Answer with any 2xx within 10 s. Otherwise it is sent",
  "again after 30 s, 1 min, 2 min …, twelve times within 17 hours; redirects are not followed. An event may come twice",
  "and out of order: `id` (also in `Wilayah-Event-Id`) tells.",
  "`Wilayah-Signature: t=<seconds since 1970>,v1=<hex>` is the HMAC-SHA256 of `<t>.<body>` with the secret as its key:",
  "compute it over the bytes received, compare in constant time, and refuse a `t` that is old.",
].join(" ");

// no Idempotency-Key here: the answer holds the secret and must not be kept
const createRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/webhooks",
    action: "webhooks:edit",
    summary: "Tell a URL of events from now on",
    description: `The secret is shown this once. ${SIGNING}`,
    tags: TAGS,
    body: webhookBody,
    responses: { 201: createdWebhookSchema },
    handler: async ({ actor, body }) =>
      answer(await createWebhook(world, actor, body), ({ webhook, secret }) => ({
        status: 201,
        body: { webhook: present(webhook), secret },
      })),
  });

const changeRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "PATCH",
    url: "/v1/webhooks/:webhookId",
    action: "webhooks:edit",
    summary: "Other events, another URL, or a pause",
    description:
      "While it is inactive no events are collected; those collected before wait, and are sent if it is active again within 30 days.",
    tags: TAGS,
    params: webhookParams,
    body: webhookChangeBody,
    responses: { 200: webhookSchema },
    handler: async ({ actor, params, body }) =>
      answer(
        await changeWebhook(world, actor, { webhookId: params.webhookId, change: withoutUndefined(body) }),
        (webhook) => ({ status: 200, body: present(webhook) }),
      ),
  });

const removeRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/webhooks/:webhookId",
    action: "webhooks:edit",
    summary: "Remove a webhook with its deliveries",
    tags: TAGS,
    params: webhookParams,
    responses: { 204: empty("It is told nothing more") },
    handler: async ({ actor, params }) =>
      answer(await removeWebhook(world, actor, params.webhookId), () => ({ status: 204 })),
  });

const deliveriesRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/webhooks/:webhookId/deliveries",
    action: "webhooks:read",
    summary: "What became of the events of the last 30 days, newest first",
    tags: TAGS,
    params: webhookParams,
    query: webhookQuery,
    responses: { 200: deliveryPage },
    handler: async ({ actor, params, query }) =>
      readPage({
        list: "webhook-deliveries",
        query,
        key: INSTANT_KEY,
        keyOf: ({ createdAt, eventId }: WebhookDelivery) => [createdAt.toISOString(), eventId],
        read: (limit, key) => listDeliveries(world, actor, { ...params, limit, after: toInstantKey(key) }),
        present: presentDelivery,
      }),
  });

const testRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/webhooks/:webhookId/test",
    action: "webhooks:edit",
    summary: "Send an event that means nothing",
    tags: TAGS,
    params: webhookParams,
    responses: { 202: testedWebhookSchema },
    idempotent: true,
    handler: async ({ actor, params }) =>
      answer(await sendTestEvent(world, actor, params.webhookId), (body) => ({ status: 202, body })),
  });
