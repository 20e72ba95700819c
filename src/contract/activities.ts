import { z } from "zod";
import { businessRecordQueryFields, code, version } from "./business-records.ts";
import { civilDate } from "./civil-date.ts";
import { instant } from "./instant.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageOf } from "./paging.ts";

const id = z.uuid();

const kind = z.enum(["visit", "call", "video", "email", "message", "event"]);
const state = z.enum(["planned", "done", "missed", "cancelled"]);
const fields = {
  plannedPosition: z.int().min(1).max(1000).nullable().describe("Place in the rep's route of the day."),
  doneAt: instant.nullable(),
  durationMinutes: z.int().min(0).max(100_000).nullable(),
  outcome: z.enum(["order", "interest", "no-interest", "not-reached"]).nullable(),
  note: z.string().max(4000),
};
const direction = z.enum(["outbound", "inbound"]).describe("inbound: the customer began.");
export const activityParams = z.strictObject({ activityId: id });
export const activitySchema = z
  .strictObject({
    id,
    code: code.nullable(),
    kind,
    state,
    direction,
    repId: id,
    accountId: id.nullable(),
    leadId: id.nullable(),
    opportunityId: id.nullable(),
    day: civilDate.describe("On which it was done, else for which it is or was planned."),
    plannedOn: civilDate.nullable().describe("null: it was not planned."),
    ...fields,
    version,
    updatedAt: instant,
  })
  .meta({ id: "Activity" });
export const activityPage = pageOf(activitySchema);
export const activityQuery = z.strictObject({
  ...businessRecordQueryFields,
  kind: kind.optional(),
  state: state.optional(),
});
export const activityBody = z.strictObject({
  code: code.nullable().default(null),
  kind,
  state: z.enum(["planned", "done"]).default("planned"),
  direction: direction.default("outbound"),
  repId: id.optional().describe("Left out: yourself."),
  accountId: id.nullable().default(null),
  leadId: id.nullable().default(null),
  opportunityId: id.nullable().default(null),
  day: civilDate.optional().describe("Left out: today."),
  plannedPosition: fields.plannedPosition.default(null),
  doneAt: fields.doneAt.default(null),
  durationMinutes: fields.durationMinutes.default(null),
  outcome: fields.outcome.default(null),
  note: fields.note.default(""),
});
export const activityChangeBody = z
  .strictObject({ state, day: civilDate, ...fields })
  .partial()
  .refine(namesAField, NAME_A_FIELD);
