import {
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
import { OPPORTUNITY_STAGES } from "../../core/domain/opportunity-stages.ts";
import { id, instant, orgId, refersTo } from "./columns.ts";
import { units } from "./geography.ts";
import { accounts } from "./market.ts";
import { members, reps } from "./people.ts";
import { products } from "./sales.ts";

/** Interest that somebody showed, before it is known to be worth a rep's time. */
export const leads = pgTable(
  "leads",
  {
    orgId: orgId(),
    id: id(),
    /** Key in the system it comes from. */
    code: text("code"),
    name: text("name").notNull(),
    origin: text("origin"),
    /** Whose it is, where the prospect is an account already. */
    accountId: uuid("account_id"),
    /** Where it is, for a lead without an account. */
    unitId: uuid("unit_id"),
    repId: uuid("rep_id"),
    state: text("state", { enum: ["open", "converted", "disqualified"] }).notNull(),
    createdOn: date("created_on", { mode: "string" }).notNull(),
    closedOn: date("closed_on", { mode: "string" }),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("leads_code_unique").on(t.orgId, t.code),
    index("leads_date_index").on(t.orgId, t.createdOn, t.id),
    index("leads_account_index").on(t.orgId, t.accountId),
    refersTo("leads_account_fk", [t.orgId, t.accountId], accounts),
    refersTo("leads_unit_fk", [t.orgId, t.unitId], units),
    refersTo("leads_rep_fk", [t.orgId, t.repId], reps),
  ],
);

/** A deal that is worked on. `stage` is the last of its history, kept beside it. */
export const opportunities = pgTable(
  "opportunities",
  {
    orgId: orgId(),
    id: id(),
    code: text("code"),
    name: text("name").notNull(),
    accountId: uuid("account_id"),
    leadId: uuid("lead_id"),
    productId: uuid("product_id"),
    repId: uuid("rep_id"),
    stage: text("stage", { enum: OPPORTUNITY_STAGES }).notNull(),
    /** In the organisation's currency. */
    amount: doublePrecision("amount").notNull(),
    /** Of winning, 0 … 1; null: what its stage says. */
    probability: doublePrecision("probability"),
    createdOn: date("created_on", { mode: "string" }).notNull(),
    expectedCloseOn: date("expected_close_on", { mode: "string" }),
    closedOn: date("closed_on", { mode: "string" }),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("opportunities_code_unique").on(t.orgId, t.code),
    index("opportunities_date_index").on(t.orgId, t.createdOn, t.id),
    index("opportunities_account_index").on(t.orgId, t.accountId),
    index("opportunities_lead_index").on(t.orgId, t.leadId),
    refersTo("opportunities_account_fk", [t.orgId, t.accountId], accounts),
    refersTo("opportunities_lead_fk", [t.orgId, t.leadId], leads),
    refersTo("opportunities_product_fk", [t.orgId, t.productId], products),
    refersTo("opportunities_rep_fk", [t.orgId, t.repId], reps),
  ],
);

/** When an opportunity came to which stage: 1, 2, … per opportunity. Never rewritten. */
export const opportunityStages = pgTable(
  "opportunity_stages",
  {
    orgId: orgId(),
    opportunityId: uuid("opportunity_id").notNull(),
    number: integer("number").notNull(),
    stage: text("stage", { enum: OPPORTUNITY_STAGES }).notNull(),
    enteredOn: date("entered_on", { mode: "string" }).notNull(),
    madeBy: uuid("made_by").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.opportunityId, t.number] }),
    refersTo("opportunity_stages_opportunity_fk", [t.orgId, t.opportunityId], opportunities),
    refersTo("opportunity_stages_author_fk", [t.orgId, t.madeBy], members),
  ],
);
