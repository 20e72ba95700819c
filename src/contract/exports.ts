import { z } from "zod";
import { RULE_FIELDS, type RuleField } from "../core/domain/rule.ts";

const ruleFields = Object.keys(RULE_FIELDS) as [RuleField, ...RuleField[]];

export const EXPORT_FORMATS = ["csv", "xlsx", "json", "geojson", "topojson", "zip"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a file of a plan may hold, and the formats that it can be had in, the usual one first. */
export const PLAN_EXPORTS = {
  alignment: ["csv", "xlsx"],
  ranges: ["csv", "xlsx"],
  locks: ["csv", "xlsx"],
  territories: ["csv", "xlsx", "geojson"],
  assignments: ["csv", "xlsx"],
  accounts: ["csv", "xlsx", "geojson"],
  rules: ["json"],
  salesforce: ["zip"],
  hubspot: ["csv"],
} as const satisfies Readonly<Record<string, readonly ExportFormat[]>>;
export type PlanContent = keyof typeof PLAN_EXPORTS;

/** The same of the records of an organisation, without a plan. */
export const RECORD_EXPORTS = {
  accounts: ["csv", "xlsx", "geojson"],
  reps: ["csv", "xlsx"],
  products: ["csv", "xlsx"],
  leads: ["csv", "xlsx"],
  opportunities: ["csv", "xlsx"],
  sales: ["csv", "xlsx"],
  costs: ["csv", "xlsx"],
  activities: ["csv", "xlsx"],
  goals: ["csv", "xlsx"],
  ratings: ["csv", "xlsx"],
  units: ["csv", "xlsx", "geojson", "topojson"],
} as const satisfies Readonly<Record<string, readonly ExportFormat[]>>;

type Formats = Readonly<Record<string, readonly ExportFormat[]>>;

const contentsOf = <Content extends string>(formats: Readonly<Record<Content, readonly ExportFormat[]>>) =>
  Object.keys(formats) as [Content, ...Content[]];

/** The format asked for, else the usual one; with a message where it is none of the content's. */
export function chooseFormat(
  formats: Formats,
  { content, format }: { readonly content: string; readonly format?: ExportFormat | undefined },
): { readonly format: ExportFormat } | { readonly message: string } {
  const possible = formats[content];
  if (format === undefined) return { format: possible[0] };
  return possible.includes(format)
    ? { format }
    : { message: `${content} can be had as ${possible.join(", ")}, not as ${format}` };
}

const withFormat =
  (formats: Formats) =>
  <Body extends { readonly content: string; readonly format?: ExportFormat | undefined }>(
    body: Body,
    context: z.RefinementCtx,
  ): Body & { readonly format: ExportFormat } => {
    const chosen = chooseFormat(formats, body);
    if ("format" in chosen) return { ...body, format: chosen.format };
    context.addIssue({ code: "custom", path: ["format"], message: chosen.message });
    return z.NEVER;
  };

const formatField = z
  .enum(EXPORT_FORMATS)
  .optional()
  .describe("Without it the content's usual one: csv, or zip for sets of files.");

/** How a plan is said in Salesforce. */
export const salesforceOptionsSchema = z.strictObject({
  fields: z
    .partialRecord(z.enum(ruleFields), z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,79}$/))
    .default({})
    .describe(
      "Fields of Salesforce's accounts that hold ours, as `unit`: `Account.BillingPostalCode`; they go before the standard ones.",
    ),
  rules: z
    .boolean()
    .default(true)
    .describe("Without: every account is assigned by hand, and no rule is written."),
});
export type SalesforceOptions = z.output<typeof salesforceOptionsSchema>;

/** What asks for a file of a plan. */
export const exportBodySchema = z
  .strictObject({
    content: z
      .enum(contentsOf(PLAN_EXPORTS))
      .describe(
        "`alignment`: unit and territory, one line per aligned unit; as xlsx the worksheets that AlignMix exchanges. " +
          "`ranges`: the same as runs of codes from … to. `locks`: units that stay where they are, and locked territories. `territories`: totals and reps, as geojson with their outlines. " +
          "`assignments`: reps of territories with dates. `accounts`: accounts with their territory and its primary rep. " +
          "`rules`: account rules, as `PUT /v1/plans/{planId}/rules` takes them, and " +
          "`salesforce`: a territory model of Salesforce: both for who sees the whole plan. `hubspot`: properties of companies.",
      ),
    format: formatField,
    salesforce: salesforceOptionsSchema.optional(),
  })
  .transform(withFormat(PLAN_EXPORTS))
  .refine(({ content, salesforce }) => content === "salesforce" || salesforce === undefined, {
    path: ["salesforce"],
    message: "these are options of salesforce alone",
  });

/** What asks for a file of records. */
export const recordExportBodySchema = z
  .strictObject({
    content: z
      .enum(contentsOf(RECORD_EXPORTS))
      .describe("Columns are those that an import of the same name understands."),
    format: formatField,
    layerId: z.uuid().optional().describe("Of `units`, which need it; nothing else does."),
  })
  .transform(withFormat(RECORD_EXPORTS))
  .refine(({ content, layerId }) => (content === "units") === (layerId !== undefined), {
    path: ["layerId"],
    message: "units are those of a layer, and nothing else is",
  });

/** What stands in the row of an export job. */
export const exportJobSchema = z.strictObject({
  /** Null: records of the organisation. */
  planId: z.uuid().nullable().default(null),
  layerId: z.uuid().nullable().default(null),
  content: z.enum([...contentsOf(PLAN_EXPORTS), ...contentsOf(RECORD_EXPORTS)]),
  format: z.enum(EXPORT_FORMATS),
  salesforce: salesforceOptionsSchema.prefault({}),
});
export type ExportRequest = z.output<typeof exportJobSchema>;
export type ExportAsked = z.input<typeof exportJobSchema>;

/** What stands in the row of an export that is done. */
export const exportResultSchema = z.strictObject({
  file: z.string(),
  /** Null for records. */
  planVersion: z.number().int().nullable(),
  rows: z.number().int(),
  expiresAt: z.iso.datetime(),
  /** SHA-256 (hex) of what its creator was shown then. */
  reach: z.string(),
});
