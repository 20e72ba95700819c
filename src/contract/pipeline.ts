import { z } from "zod";
import { OPEN_STAGES, OPPORTUNITY_STAGES } from "../core/domain/opportunity-stages.ts";
import { businessRecordQueryFields, code, money, shortText, version } from "./business-records.ts";
import { civilDate } from "./civil-date.ts";
import { figure } from "./figure.ts";
import { instant } from "./instant.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageOf } from "./paging.ts";

const id = z.uuid();

const leadState = z.enum(["open", "converted", "disqualified"]);
const leadFields = {
  code: code.nullable(),
  name: shortText,
  origin: shortText.nullable().describe("Where it came from: a fair, a referral, a campaign."),
  accountId: id.nullable(),
  unitId: id.nullable().describe("Where it is, for a lead without an account."),
  repId: id.nullable(),
};
export const leadParams = z.strictObject({ leadId: id });
export const leadSchema = z
  .strictObject({
    id,
    ...leadFields,
    state: leadState.describe("converted: an opportunity has come of it."),
    createdOn: civilDate,
    closedOn: civilDate.nullable(),
    version,
    updatedAt: instant,
  })
  .meta({ id: "Lead" });
export const leadPage = pageOf(leadSchema);
export const leadQuery = z.strictObject({ ...businessRecordQueryFields, state: leadState.optional() });
export const leadBody = z.strictObject({
  code: leadFields.code.default(null),
  name: shortText,
  origin: leadFields.origin.default(null),
  accountId: leadFields.accountId.default(null),
  unitId: leadFields.unitId.default(null),
  repId: leadFields.repId.optional().describe("Left out: yourself, if you are a rep."),
  createdOn: civilDate.optional().describe("Left out: today."),
});
export const leadChangeBody = z
  .strictObject({ ...leadFields, state: z.enum(["open", "disqualified"]) })
  .partial()
  .refine(namesAField, NAME_A_FIELD);

const stage = z.enum(OPPORTUNITY_STAGES);
const opportunityFields = {
  code: code.nullable(),
  name: shortText,
  accountId: id.nullable(),
  productId: id.nullable(),
  repId: id.nullable(),
  amount: money.min(0),
  probability: figure.min(0).max(1).nullable().describe("Of winning; null: what its stage says."),
  expectedCloseOn: civilDate.nullable(),
};
export const opportunityParams = z.strictObject({ opportunityId: id });
export const opportunitySchema = z
  .strictObject({
    id,
    ...opportunityFields,
    leadId: id.nullable(),
    stage,
    createdOn: civilDate,
    closedOn: civilDate.nullable(),
    version,
    updatedAt: instant,
  })
  .meta({ id: "Opportunity" });
export const opportunityPage = pageOf(opportunitySchema);
export const opportunityQuery = z.strictObject({
  ...businessRecordQueryFields,
  stage: stage.optional(),
  leadId: id.optional(),
});
export const opportunityWithHistorySchema = z.strictObject({
  opportunity: opportunitySchema,
  history: z
    .array(z.strictObject({ number: z.int(), stage, enteredOn: civilDate, madeBy: id, madeAt: instant }))
    .describe("Stages in the order they were entered."),
});
export const opportunityBody = z.strictObject({
  code: opportunityFields.code.default(null),
  name: shortText,
  accountId: opportunityFields.accountId.optional().describe("Left out: the lead's."),
  leadId: id.nullable().default(null).describe("The lead that it comes of, which is converted by it."),
  productId: opportunityFields.productId.default(null),
  repId: opportunityFields.repId.optional().describe("Left out: the lead's, else yourself."),
  stage: z.enum(OPEN_STAGES).default("qualification"),
  amount: opportunityFields.amount,
  probability: opportunityFields.probability.default(null),
  expectedCloseOn: opportunityFields.expectedCloseOn.default(null),
  createdOn: civilDate.optional().describe("Left out: today."),
});
export const opportunityChangeBody = z
  .strictObject(opportunityFields)
  .partial()
  .refine(namesAField, NAME_A_FIELD);
export const opportunityMoveBody = z.strictObject({
  stage,
  enteredOn: civilDate.optional().describe("Left out: today."),
});
