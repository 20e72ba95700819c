import { MONEY } from "./common-fields.ts";
import type { TabularKind } from "./field.ts";

/** What is sold. */
export const PRODUCTS: TabularKind = {
  kind: "products",
  fields: [
    {
      key: "code",
      type: { type: "code", maximum: 200 },
      required: true,
      names: [
        "code",
        "product id",
        "product key",
        "product code",
        "sku",
        "item number",
        "product",
        "id",
        "kode",
        "kode produk",
      ],
      meaning: "the key of your own by which the product is known",
    },
    {
      key: "name",
      type: { type: "text", maximum: 200 },
      required: true,
      names: ["name", "product name", "product", "description", "item description", "nama", "nama produk"],
      meaning: "what it is called",
    },
    {
      key: "category",
      type: { type: "text", maximum: 200 },
      names: [
        "category",
        "category name",
        "product category name",
        "subcategory",
        "series",
        "category id",
        "kategori",
      ],
      meaning: "your own grouping",
    },
    {
      key: "unitPrice",
      type: { ...MONEY, minimum: 0 },
      names: ["unit price", "list price", "sales price", "price", "harga"],
      meaning: "list price in the organisation's currency",
    },
    {
      key: "isActive",
      type: { type: "boolean" },
      names: ["is active", "active", "aktif"],
      meaning: "no: sold no more",
    },
  ],
};
