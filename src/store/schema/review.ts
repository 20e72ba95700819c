import { sql } from "drizzle-orm";
import {
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { NOTIFICATION_KINDS } from "../../core/domain/notification-kinds.ts";
import { id, instant, orgId } from "./columns.ts";
import { units } from "./geography.ts";
import { accounts } from "./market.ts";
import { members } from "./people.ts";
import { plans, territories } from "./plans.ts";

/** An objection of a rep or manager to a plan in review: a unit or an account is to join or to leave their territory. */
export const challenges = pgTable(
  "challenges",
  {
    orgId: orgId(),
    id: id(),
    planId: uuid("plan_id").notNull(),
    territoryId: uuid("territory_id").notNull(),
    wish: text("wish", { enum: ["add", "remove"] }).notNull(),
    unitId: uuid("unit_id"),
    accountId: uuid("account_id"),
    reason: text("reason").notNull(),
    state: text("state", { enum: ["open", "accepted", "rejected"] }).notNull(),
    answer: text("answer"),
    raisedBy: uuid("raised_by").notNull(),
    raisedAt: instant("raised_at").notNull(),
    answeredBy: uuid("answered_by"),
    answeredAt: instant("answered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("challenges_plan_index").on(t.orgId, t.planId, t.raisedAt),
    // one open challenge per object, territory and member; of the two ids, one is null and never equal to another
    uniqueIndex("challenges_one_open_unit")
      .on(t.orgId, t.territoryId, t.raisedBy, t.unitId)
      .where(sql`${t.state} = 'open'`),
    uniqueIndex("challenges_one_open_account")
      .on(t.orgId, t.territoryId, t.raisedBy, t.accountId)
      .where(sql`${t.state} = 'open'`),
    foreignKey({
      name: "challenges_plan_fk",
      columns: [t.orgId, t.planId],
      foreignColumns: [plans.orgId, plans.id],
    }),
    foreignKey({
      name: "challenges_territory_fk",
      columns: [t.orgId, t.planId, t.territoryId],
      foreignColumns: [territories.orgId, territories.planId, territories.id],
    }),
    foreignKey({
      name: "challenges_unit_fk",
      columns: [t.orgId, t.unitId],
      foreignColumns: [units.orgId, units.id],
    }),
    foreignKey({
      name: "challenges_account_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [accounts.orgId, accounts.id],
    }),
    foreignKey({
      name: "challenges_author_fk",
      columns: [t.orgId, t.raisedBy],
      foreignColumns: [members.orgId, members.id],
    }),
  ],
);

export const comments = pgTable(
  "comments",
  {
    orgId: orgId(),
    id: id(),
    planId: uuid("plan_id").notNull(),
    territoryId: uuid("territory_id"),
    body: text("body").notNull(),
    madeBy: uuid("made_by").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("comments_plan_index").on(t.orgId, t.planId, t.madeAt),
    foreignKey({
      name: "comments_plan_fk",
      columns: [t.orgId, t.planId],
      foreignColumns: [plans.orgId, plans.id],
    }),
  ],
);

/** A line of a territory's one-page plan: a goal, an action, a training item, or a department that takes part. */
export const territoryItems = pgTable(
  "territory_items",
  {
    orgId: orgId(),
    id: id(),
    planId: uuid("plan_id").notNull(),
    territoryId: uuid("territory_id").notNull(),
    kind: text("kind", { enum: ["goal", "action", "training", "department"] }).notNull(),
    body: text("body").notNull(),
    /** What a department does for the territory. */
    departmentRole: text("department_role"),
    dueOn: date("due_on", { mode: "string" }),
    doneOn: date("done_on", { mode: "string" }),
    madeBy: uuid("made_by").notNull(),
    madeAt: instant("made_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("territory_items_territory_index").on(t.orgId, t.territoryId),
    foreignKey({
      name: "territory_items_territory_fk",
      columns: [t.orgId, t.planId, t.territoryId],
      foreignColumns: [territories.orgId, territories.planId, territories.id],
    }),
  ],
);

export const notifications = pgTable(
  "notifications",
  {
    orgId: orgId(),
    id: id(),
    memberId: uuid("member_id").notNull(),
    kind: text("kind", { enum: NOTIFICATION_KINDS }).notNull(),
    planId: uuid("plan_id").notNull(),
    territoryId: uuid("territory_id"),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("notifications_member_index").on(t.orgId, t.memberId, t.createdAt),
    foreignKey({
      name: "notifications_member_fk",
      columns: [t.orgId, t.memberId],
      foreignColumns: [members.orgId, members.id],
    }),
  ],
);
