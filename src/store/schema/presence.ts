import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns.ts";
import { members } from "./people.ts";
import { plans } from "./plans.ts";

/** Who has a plan under their hands, until they are no longer heard of. One row per member and plan. */
export const planPresence = pgTable(
  "plan_presence",
  {
    orgId: orgId(),
    planId: uuid("plan_id").notNull(),
    memberId: uuid("member_id").notNull(),
    /** Code of the territory they look at, as their screen has it; null: none. */
    territory: text("territory"),
    seenAt: instant("seen_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.planId, t.memberId] }),
    foreignKey({
      name: "plan_presence_plan_fk",
      columns: [t.orgId, t.planId],
      foreignColumns: [plans.orgId, plans.id],
    }),
    foreignKey({
      name: "plan_presence_member_fk",
      columns: [t.orgId, t.memberId],
      foreignColumns: [members.orgId, members.id],
    }),
  ],
);
