import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { id, orgId, refersTo } from "./columns.ts";
import { accounts } from "./market.ts";
import { reps } from "./people.ts";

export const products = pgTable(
  "products",
  {
    orgId: orgId(),
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    category: text("category"),
    /** List price in the organisation's currency. */
    unitPrice: doublePrecision("unit_price"),
    isActive: boolean("is_active").notNull().default(true),
    version: integer("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique("products_code_unique").on(t.orgId, t.code)],
);

/** What an account bought: one line of an invoice, or one sum of a period. Credit notes are negative. */
export const sales = pgTable(
  "sales",
  {
    orgId: orgId(),
    id: id(),
    /** Key in the system it comes from. */
    code: text("code"),
    accountId: uuid("account_id").notNull(),
    productId: uuid("product_id"),
    /** Who sold it, which need not be the rep of the account's territory. */
    repId: uuid("rep_id"),
    soldOn: date("sold_on", { mode: "string" }).notNull(),
    quantity: doublePrecision("quantity"),
    /** Net of tax and discounts, in the organisation's currency. */
    amount: doublePrecision("amount").notNull(),
    /** Cost of the goods. */
    goodsCost: doublePrecision("goods_cost"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("sales_code_unique").on(t.orgId, t.code),
    index("sales_account_index").on(t.orgId, t.accountId, t.soldOn),
    // for who removes a product, and for what was sold of one
    index("sales_product_index").on(t.orgId, t.productId),
    index("sales_date_index").on(t.orgId, t.soldOn, t.id),
    refersTo("sales_account_fk", [t.orgId, t.accountId], accounts),
    refersTo("sales_product_fk", [t.orgId, t.productId], products),
    refersTo("sales_rep_fk", [t.orgId, t.repId], reps),
  ],
);

/** Cost to serve or to win accounts, beside the goods; without an account it is the rep's or nobody's. */
export const costs = pgTable(
  "costs",
  {
    orgId: orgId(),
    id: id(),
    code: text("code"),
    accountId: uuid("account_id"),
    repId: uuid("rep_id"),
    kind: text("kind", {
      enum: ["visit", "delivery", "promotion", "service", "acquisition", "other"],
    }).notNull(),
    incurredOn: date("incurred_on", { mode: "string" }).notNull(),
    amount: doublePrecision("amount").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("costs_code_unique").on(t.orgId, t.code),
    index("costs_account_index").on(t.orgId, t.accountId, t.incurredOn),
    index("costs_date_index").on(t.orgId, t.incurredOn, t.id),
    refersTo("costs_account_fk", [t.orgId, t.accountId], accounts),
    refersTo("costs_rep_fk", [t.orgId, t.repId], reps),
  ],
);
