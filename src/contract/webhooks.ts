import { z } from "zod";
import { instant } from "./instant.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();

/** What a webhook can be told of. */
export const WEBHOOK_EVENTS = [
  "plan.submitted",
  "plan.approved",
  "plan.scheduled",
  "plan.activated",
  "plan.archived",
  "challenge.raised",
  "challenge.answered",
  "job.finished",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Sent on request only, whatever a webhook has subscribed to. */
export const TEST_EVENT = "webhook.test";

export const webhookParams = z.strictObject({ webhookId: id });
export const webhookQuery = z.strictObject(pageFields);
export const deliveryParams = z.strictObject({ webhookId: id, eventId: id });

export const DELIVERY_STATES = ["waiting", "delivered", "dead"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const deliveryQuery = z.strictObject({
  ...pageFields,
  state: z.enum(DELIVERY_STATES).optional().describe("Only those in this state; `dead`: given up."),
});

const url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .describe(
    "Where events are sent: https, at a public address, unless the server's settings allow the host.",
  );
const events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .refine((names) => new Set(names).size === names.length, "each event once")
  .describe("Events to be told of, each once.");
const isActive = z.boolean().describe("Whether events are collected and sent.");

export const webhookBody = z.strictObject({ url, events, isActive: isActive.default(true) });
export const webhookChangeBody = z
  .strictObject({ url, events, isActive })
  .partial()
  .refine(namesAField, NAME_A_FIELD);

export const webhookSchema = z.strictObject({
  ...{ id, url, events, isActive, createdAt: instant },
  previousSecretUntil: instant.nullable().describe("Until when the secret before is signed with as well."),
});
export const webhookPage = pageOf(webhookSchema);

export const createdWebhookSchema = z.strictObject({
  webhook: webhookSchema,
  secret: z.string().describe("Key of the signatures; shown this once."),
});

export const secretBody = z.strictObject({
  overlapHours: z
    .int()
    .min(0)
    .max(168)
    .default(24)
    .describe("How long events are signed with the old secret as well; 0 where it has become known."),
});

export const testedWebhookSchema = z.strictObject({
  eventId: id.describe("Find it among the deliveries to see what became of it."),
});

export const deliverySchema = z.strictObject({
  eventId: id,
  event: z.enum([...WEBHOOK_EVENTS, TEST_EVENT]),
  createdAt: instant.describe("When it happened."),
  state: z.enum(DELIVERY_STATES).describe("`dead`: given up after the last attempt."),
  attempts: z.int().min(0),
  lastStatus: z.int().nullable().describe("HTTP status of the last attempt; null where nothing answered."),
  lastFault: z.string().nullable().describe("Why the last attempt failed; null where none did."),
  nextAttemptAt: instant.nullable().describe("Null: delivered, or given up."),
  deliveredAt: instant.nullable().describe("When it was first taken."),
});
export const deliveryPage = pageOf(deliverySchema);

const step = z.strictObject({
  planId: id,
  version: z.int().describe("The plan's version then."),
  from: z.string().describe("State before."),
  to: z.string().describe("State after."),
});
const challenge = z.strictObject({
  challengeId: id,
  planId: id,
  state: z.enum(["open", "accepted", "rejected"]),
});

/** What an event says beyond who, when and where: ids and states. */
const EVENT_DATA = {
  "plan.submitted": step,
  "plan.approved": step,
  "plan.scheduled": step,
  "plan.activated": step,
  "plan.archived": step,
  "challenge.raised": challenge,
  "challenge.answered": challenge,
  "job.finished": z.strictObject({
    jobId: id,
    kind: z.string(),
    state: z.enum(["done", "failed", "cancelled", "dead"]),
  }),
  [TEST_EVENT]: z.strictObject({}),
} satisfies Record<WebhookEvent | typeof TEST_EVENT, z.ZodType>;

export const EVENT_NAMES = [...WEBHOOK_EVENTS, TEST_EVENT] as const;

/** The JSON that a webhook is sent. */
export const eventSchema = (event: (typeof EVENT_NAMES)[number]) =>
  z.strictObject({
    id: id.describe("Of the event: the same however often it is sent."),
    event: z.literal(event),
    createdAt: instant.describe("When it happened."),
    organisationId: id,
    memberId: id.nullable().describe("In whose name it happened."),
    data: EVENT_DATA[event],
  });
