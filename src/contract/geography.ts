import { z } from "zod";
import { figure } from "./figure.ts";
import { instant } from "./instant.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();
const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);

export const layerParams = z.strictObject({ layerId: id });
export const unitParams = z.strictObject({ layerId: id, unitCode: z.string().min(1).max(100) });
export const layerSchema = z
  .strictObject({
    id,
    name: z.string(),
    unitCount: z.number().int(),
    credit: z.string().describe("Whom the geography is owed to."),
    createdAt: instant,
  })
  .meta({ id: "Layer" });
export const layerListSchema = z.strictObject({ items: z.array(layerSchema) });
export const unitSchema = z
  .strictObject({
    id,
    position: z.number().int().describe("Place in the layer, from 0."),
    code: z.string(),
    name: z.string(),
    lon: z.number(),
    lat: z.number(),
    areaKm2: z.number().nullable(),
    measures: z.record(z.string(), z.number()).describe("Activity measures, by key."),
  })
  .meta({ id: "Unit" });
export const unitPage = pageOf(unitSchema);
export const unitQuery = z.strictObject(pageFields);

const stage = z.enum(["prospect", "customer", "lapsed"]);
export const accountParams = z.strictObject({ accountId: id });
export const accountSchema = z
  .strictObject({
    id,
    code: z.string(),
    name: z.string(),
    parentId: id.nullable().describe("Head of its family."),
    unitId: id.nullable(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    locationKind: z.enum(["exact", "approximate"]).describe("approximate: the position is that of its town."),
    segment: z.string().nullable(),
    industry: z.string().nullable(),
    stage,
    products: z.array(z.string()),
    revenue: z.number().describe("In the organisation's currency, per year."),
    potential: z.number(),
    workloadHours: z.number().describe("Hours of a rep's work per month."),
    version: z.number().int(),
    updatedAt: instant,
  })
  .meta({ id: "Account" });
export const accountPage = pageOf(accountSchema);
export const accountQuery = z.strictObject({
  ...pageFields,
  territoryId: id.optional().describe("Accounts that this territory holds in its plan."),
  unitId: id.optional(),
  segment: z.string().min(1).max(200).optional(),
  parentId: id.optional().describe("Accounts of the family that this one heads."),
  search: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Accounts whose name holds this text, or whose code begins with it; case does not matter."),
});
const text = z.string().trim().min(1).max(200);
const amount = figure.min(0);
export const accountChangeBody = z
  .strictObject({
    name: text.optional(),
    parentId: id.nullable().optional().describe("Head of its family; a head has no head of its own."),
    unitId: id.nullable().optional(),
    lon: longitude.nullable().optional(),
    lat: latitude.nullable().optional(),
    segment: text.nullable().optional(),
    industry: text.nullable().optional(),
    stage: stage.optional(),
    products: z.array(text).max(1000).optional(),
    revenue: amount.optional(),
    potential: amount.optional(),
    workloadHours: amount.optional(),
  })
  .refine(namesAField, NAME_A_FIELD);
