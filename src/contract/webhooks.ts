import { z } from "zod";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();
const instant = z.iso.datetime();

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
  .refine((change) => Object.keys(change).length > 0, "name at least one field");

export const webhookSchema = z.strictObject({ id, url, events, isActive, createdAt: instant });
export const webhookPage = pageOf(webhookSchema);

export const createdWebhookSchema = z.strictObject({
  webhook: webhookSchema,
  secret: z.string().describe("Key of the signatures; shown this once."),
});

export const testedWebhookSchema = z.strictObject({
  eventId: id.describe("Find it among the deliveries to see what became of it."),
});

export const deliverySchema = z.strictObject({
  eventId: id,
  event: z.enum([...WEBHOOK_EVENTS, TEST_EVENT]),
  createdAt: instant.describe("When it happened."),
  attempts: z.int().min(0),
  lastStatus: z.int().nullable().describe("HTTP status of the last attempt; null where nothing answered."),
  lastFault: z.string().nullable().describe("Why the last attempt failed; null where none did."),
  nextAttemptAt: instant.nullable().describe("Null: delivered, or given up."),
  deliveredAt: instant.nullable(),
});
export const deliveryPage = pageOf(deliverySchema);
