import { date, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, instant, orgId, refersTo } from "./columns.ts";
import { accounts } from "./market.ts";
import { reps } from "./people.ts";
import { leads, opportunities } from "./pipeline.ts";

/** A contact with a customer or prospect, planned or not: visits, calls, messages. */
export const activities = pgTable(
  "activities",
  {
    orgId: orgId(),
    id: id(),
    /** Key in the system it comes from. */
    code: text("code"),
    kind: text("kind", { enum: ["visit", "call", "video", "email", "message", "event"] }).notNull(),
    state: text("state", { enum: ["planned", "done", "missed", "cancelled"] }).notNull(),
    direction: text("direction", { enum: ["outbound", "inbound"] })
      .notNull()
      .default("outbound"),
    repId: uuid("rep_id").notNull(),
    accountId: uuid("account_id"),
    leadId: uuid("lead_id"),
    opportunityId: uuid("opportunity_id"),
    /** Civil date it was done on, else the one it is or was planned for. */
    day: date("day", { mode: "string" }).notNull(),
    /** Null: it was not planned. Stays when it is done on another day. */
    plannedOn: date("planned_on", { mode: "string" }),
    /** Place in the rep's route of that day, from 1. */
    plannedPosition: integer("planned_position"),
    doneAt: instant("done_at"),
    durationMinutes: integer("duration_minutes"),
    outcome: text("outcome", { enum: ["order", "interest", "no-interest", "not-reached"] }),
    note: text("note").notNull().default(""),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("activities_code_unique").on(t.orgId, t.code),
    index("activities_date_index").on(t.orgId, t.day, t.id),
    index("activities_account_index").on(t.orgId, t.accountId, t.day),
    index("activities_rep_index").on(t.orgId, t.repId, t.day),
    refersTo("activities_rep_fk", [t.orgId, t.repId], reps),
    refersTo("activities_account_fk", [t.orgId, t.accountId], accounts),
    refersTo("activities_lead_fk", [t.orgId, t.leadId], leads),
    refersTo("activities_opportunity_fk", [t.orgId, t.opportunityId], opportunities),
  ],
);
