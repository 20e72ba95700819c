import type { Webhook, WebhookDelivery } from "../../app/ports/rows/webhooks.ts";
import { changeWebhook } from "../../app/webhooks/change-webhook.ts";
import { type CreatedWebhook, createWebhook } from "../../app/webhooks/create-webhook.ts";
import { getWebhook } from "../../app/webhooks/get-webhook.ts";
import { listDeliveries } from "../../app/webhooks/list-deliveries.ts";
import { listWebhooks } from "../../app/webhooks/list-webhooks.ts";
import { redeliverEvent } from "../../app/webhooks/redeliver-event.ts";
import { removeWebhook } from "../../app/webhooks/remove-webhook.ts";
import { rotateSecret } from "../../app/webhooks/rotate-secret.ts";
import { sendTestEvent } from "../../app/webhooks/send-test-event.ts";
import type { WebhookWorld } from "../../app/webhooks/webhook-world.ts";
import {
  createdWebhookSchema,
  deliveryPage,
  deliveryParams,
  deliveryQuery,
  deliverySchema,
  EVENT_NAMES,
  eventSchema,
  secretBody,
  TEST_EVENT,
  testedWebhookSchema,
  webhookBody,
  webhookChangeBody,
  webhookPage,
  webhookParams,
  webhookQuery,
  webhookSchema,
} from "../../contract/webhooks.ts";
import { answer } from "../answer.ts";
import { defineRoute, type EventSpec, empty, type RouteModule } from "../define-route.ts";
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
    getRoute(world),
    changeRoute(world),
    removeRoute(world),
    rotateRoute(world),
    deliveriesRoute(world),
    redeliverRoute(world),
    testRoute(world),
  ],
  events: EVENT_NAMES.map(describeEvent),
});

const present = ({ events, createdAt, previousSecretUntil, ...rest }: Webhook) => ({
  ...{ ...rest, events: [...events] },
  createdAt: createdAt.toISOString(),
  previousSecretUntil: previousSecretUntil?.toISOString() ?? null,
});

const presentWithSecret = ({ webhook, secret }: CreatedWebhook) => ({ webhook: present(webhook), secret });

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

const SENDING = [
  "Events hold ids and states; read the rest with an API key. Answer with any 2xx within 10 s. Otherwise it is sent",
  "again after 30 s, 1 min, 2 min …, twelve times within 17 hours; redirects are not followed. An event may come twice",
  "and out of order: its `id` tells.",
].join(" ");

const SIGNATURE = [
  "`t=<seconds since 1970>,v1=<hex>`: the HMAC-SHA256 of `<t>.<body>` with the secret as its key, and one more `v1` while",
  "the secret before holds too. Compute it over the bytes received, compare with each in constant time, and refuse a `t`",
  "that is old.",
].join(" ");

const describeEvent = (name: (typeof EVENT_NAMES)[number]): EventSpec => ({
  name,
  summary: name === TEST_EVENT ? "Sent on request, means nothing" : `Told of ${name}`,
  description: SENDING,
  headers: {
    "Wilayah-Event": "Name of the event.",
    "Wilayah-Event-Id": "Its `id`.",
    "Wilayah-Signature": SIGNATURE,
  },
  body: eventSchema(name),
});

// no Idempotency-Key here: the answer holds the secret and must not be kept
const createRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/webhooks",
    action: "webhooks:edit",
    summary: "Tell a URL of events from now on",
    description: `The secret is shown this once. ${SENDING} \`Wilayah-Signature\` is ${SIGNATURE}`,
    tags: TAGS,
    body: webhookBody,
    responses: { 201: createdWebhookSchema },
    handler: async ({ actor, body }) =>
      answer(await createWebhook(world, actor, body), (created) => ({
        status: 201,
        body: presentWithSecret(created),
        headers: { location: `/v1/webhooks/${created.webhook.id}` },
      })),
  });

const getRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/webhooks/:webhookId",
    action: "webhooks:read",
    summary: "One webhook",
    tags: TAGS,
    params: webhookParams,
    responses: { 200: webhookSchema },
    handler: async ({ actor, params }) =>
      answer(await getWebhook(world, actor, params.webhookId), (webhook) => ({
        status: 200,
        body: present(webhook),
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

// no Idempotency-Key here either
const rotateRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/webhooks/:webhookId/secret",
    action: "webhooks:edit",
    summary: "A new secret",
    description:
      "It is shown this once. Until `previousSecretUntil` events carry a signature with the old secret as well.",
    tags: TAGS,
    params: webhookParams,
    body: secretBody,
    responses: { 200: createdWebhookSchema },
    handler: async ({ actor, params, body }) =>
      answer(await rotateSecret(world, actor, { ...params, ...body }), (changed) => ({
        status: 200,
        body: presentWithSecret(changed),
      })),
  });

const deliveriesRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/webhooks/:webhookId/deliveries",
    action: "webhooks:read",
    summary: "What became of the events of the last 30 days, newest first",
    tags: TAGS,
    params: webhookParams,
    query: deliveryQuery,
    responses: { 200: deliveryPage },
    handler: async ({ actor, params, query }) =>
      readPage({
        list: "webhook-deliveries",
        query,
        key: INSTANT_KEY,
        keyOf: ({ createdAt, eventId }: WebhookDelivery) => [createdAt.toISOString(), eventId],
        read: (limit, key) => {
          const page = { limit, after: toInstantKey(key), state: query.state ?? null };
          return listDeliveries(world, actor, { ...params, ...page });
        },
        present: presentDelivery,
      }),
  });

const redeliverRoute = (world: WebhookWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/webhooks/:webhookId/deliveries/:eventId/redeliver",
    action: "webhooks:edit",
    summary: "Send an event once more",
    description:
      "With the same id and body, whether it was given up, delivered, or waits. One that was given up gets this one attempt.",
    tags: TAGS,
    params: deliveryParams,
    responses: { 202: deliverySchema },
    idempotent: true,
    handler: async ({ actor, params }) =>
      answer(await redeliverEvent(world, actor, params), (delivery) => ({
        status: 202,
        body: presentDelivery(delivery),
      })),
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
