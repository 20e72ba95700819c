import { z } from "zod";
import { SWOT_ASPECTS } from "../core/domain/swot-aspects.ts";
import { shortText, version } from "./business-records.ts";
import { civilDate } from "./civil-date.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();
const text = z.string().trim().min(1).max(2000);
const aspect = z.enum(SWOT_ASPECTS);

const names = {
  accountId: id.nullable().describe("At which it shows."),
  territoryId: id.nullable().describe("Of which it is said."),
  teamId: id.nullable(),
};
const fields = {
  aspect,
  body: text,
  metric: shortText
    .nullable()
    .describe("Key of the KPI in which it shows; an item names this, an account, or both."),
  action: text.nullable().describe("What is done about it, with its owner and date."),
  ownerMemberId: id.nullable(),
  dueOn: civilDate.nullable(),
  doneOn: civilDate.nullable(),
};
export const swotParams = z.strictObject({ swotItemId: id });
export const swotItemSchema = z
  .strictObject({ id, ...names, ...fields, madeBy: id, madeAt: z.iso.datetime(), version })
  .meta({ id: "SwotItem" });
export const swotPage = pageOf(swotItemSchema);
export const swotQuery = z.strictObject({
  ...pageFields,
  aspect: aspect.optional(),
  accountId: id.optional(),
  territoryId: id.optional(),
  teamId: id.optional(),
  ownerMemberId: id.optional().describe("Whose actions."),
});
export const swotBody = z.strictObject({
  accountId: names.accountId.default(null),
  territoryId: names.territoryId.default(null),
  teamId: names.teamId.default(null),
  aspect,
  body: text,
  metric: fields.metric.default(null),
  action: fields.action.default(null),
  ownerMemberId: fields.ownerMemberId.default(null),
  dueOn: fields.dueOn.default(null),
  doneOn: fields.doneOn.default(null),
});
export const swotChangeBody = z.strictObject(fields).partial().refine(namesAField, NAME_A_FIELD);
