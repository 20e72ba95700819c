import { z } from "zod";
import { businessRecordQueryFields, code, money, shortText, version } from "./business-records.ts";
import { civilDate } from "./civil-date.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();

const productFields = {
  code: z.string().trim().min(1).max(200).describe("Of your own, unique."),
  name: shortText,
  category: shortText.nullable(),
  unitPrice: money.min(0).nullable().describe("List price in the organisation's currency."),
  isActive: z.boolean().describe("false: sold no more, kept for what was sold."),
};
export const productParams = z.strictObject({ productId: id });
export const productSchema = z.strictObject({ id, ...productFields, version }).meta({ id: "Product" });
export const productPage = pageOf(productSchema);
export const productQuery = z.strictObject(pageFields);
export const productBody = z.strictObject({
  ...productFields,
  category: productFields.category.default(null),
  unitPrice: productFields.unitPrice.default(null),
  isActive: productFields.isActive.default(true),
});
export const productChangeBody = z.strictObject(productFields).partial().refine(namesAField, NAME_A_FIELD);

export const saleSchema = z
  .strictObject({
    id,
    code: code.nullable(),
    accountId: id,
    productId: id.nullable(),
    repId: id.nullable().describe("Who sold it, which need not be the rep of the account's territory."),
    soldOn: civilDate,
    quantity: z.number().nullable(),
    amount: money.describe("Net of tax and discounts; negative for a credit note."),
    goodsCost: money.nullable(),
  })
  .meta({ id: "Sale" });
export const salePage = pageOf(saleSchema);
export const saleQuery = z.strictObject({ ...businessRecordQueryFields, productId: id.optional() });

const costKind = z.enum(["visit", "delivery", "promotion", "service", "acquisition", "other"]);
export const costSchema = z
  .strictObject({
    id,
    code: code.nullable(),
    accountId: id.nullable(),
    repId: id.nullable(),
    kind: costKind,
    incurredOn: civilDate,
    amount: money,
  })
  .meta({ id: "Cost" });
export const costPage = pageOf(costSchema);
export const costQuery = z.strictObject({ ...businessRecordQueryFields, kind: costKind.optional() });
