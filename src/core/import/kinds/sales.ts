import { ACCOUNT_NAMES, MONEY, REP_NAMES } from "./common-fields.ts";
import type { Field, TabularKind } from "./field.ts";

/** What an account bought: a line of an invoice, or the sum of a period. */
export const SALES: TabularKind = {
  kind: "sales",
  fields: [
    {
      key: "code",
      type: { type: "code", maximum: 200 },
      required: true,
      names: [
        "code",
        "invoice line",
        "sale id",
        "invoice number",
        "invoice id",
        "invoice",
        "order id",
        "sales order number",
        "id",
        "nomor faktur",
      ],
      meaning: "the key of the line in the system it comes from; several columns may make it",
    },
    {
      key: "account",
      type: { type: "reference", to: "account" },
      required: true,
      names: ACCOUNT_NAMES,
      meaning: "who bought",
    },
    {
      key: "product",
      type: { type: "reference", to: "product" },
      names: [
        "product",
        "product code",
        "product key",
        "product id",
        "sku",
        "item number",
        "produk",
        "kode produk",
      ],
      meaning: "what was bought",
    },
    { key: "rep", type: { type: "reference", to: "rep" }, names: REP_NAMES, meaning: "who sold it" },
    {
      key: "soldOn",
      type: { type: "date" },
      required: true,
      names: [
        "sold on",
        "order date",
        "invoice date",
        "date",
        "sale date",
        "order purchase timestamp",
        "month",
        "tanggal",
        "tanggal faktur",
      ],
      meaning: "civil date",
    },
    {
      key: "quantity",
      type: MONEY,
      names: ["quantity", "qty", "units", "bottles", "jumlah", "kuantitas"],
      meaning: "pieces",
    },
    {
      key: "amount",
      type: MONEY,
      required: true,
      names: [
        "amount",
        "net amount",
        "sales",
        "revenue",
        "total",
        "value",
        "price",
        "payment value",
        "nilai",
        "omzet",
        "penjualan",
      ],
      meaning: "net of tax and discounts; negative for a credit note",
    },
    {
      key: "goodsCost",
      type: MONEY,
      names: ["goods cost", "cost", "cogs", "total cost", "hpp", "harga pokok"],
      meaning: "cost of the goods",
    },
  ] satisfies readonly Field[],
};

/** What it cost to serve or to win accounts, beside the goods. */
export const COSTS: TabularKind = {
  kind: "costs",
  fields: [
    {
      key: "code",
      type: { type: "code", maximum: 200 },
      required: true,
      names: ["code", "cost id", "voucher", "id", "nomor bukti"],
      meaning: "the key of the line in the system it comes from",
    },
    {
      key: "account",
      type: { type: "reference", to: "account" },
      names: ACCOUNT_NAMES,
      meaning: "for whom it was spent",
    },
    { key: "rep", type: { type: "reference", to: "rep" }, names: REP_NAMES, meaning: "who spent it" },
    {
      key: "kind",
      type: {
        type: "choice",
        values: ["visit", "delivery", "promotion", "service", "acquisition", "other"],
        synonyms: {
          travel: "visit",
          shipping: "delivery",
          freight: "delivery",
          marketing: "promotion",
          promosi: "promotion",
          kunjungan: "visit",
          pengiriman: "delivery",
          lainnya: "other",
        },
      },
      required: true,
      names: ["kind", "type", "cost type", "cost kind", "jenis", "jenis biaya"],
      meaning: "what it was spent on",
    },
    {
      key: "incurredOn",
      type: { type: "date" },
      required: true,
      names: ["incurred on", "date", "cost date", "tanggal"],
      meaning: "civil date",
    },
    {
      key: "amount",
      type: MONEY,
      required: true,
      names: ["amount", "cost", "value", "total", "biaya", "nilai"],
      meaning: "in the organisation's currency",
    },
  ],
};
