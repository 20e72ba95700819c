import { boolean, foreignKey, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { RULE_KINDS, type RuleItem } from "../../core/domain/rule.ts";
import { id, orgId } from "./columns.ts";
import { territories } from "./plans.ts";

/** Which accounts fall into a territory, whatever their geography: core/domain/rule.ts. Changed through the plan's log only. */
export const territoryRules = pgTable(
  "territory_rules",
  {
    orgId: orgId(),
    id: id(),
    planId: uuid("plan_id").notNull(),
    territoryId: uuid("territory_id").notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: RULE_KINDS }).notNull(),
    isActive: boolean("is_active").notNull(),
    isInherited: boolean("is_inherited").notNull(),
    keepsFamilies: boolean("keeps_families").notNull(),
    items: jsonb("items").$type<readonly RuleItem[]>().notNull(),
    filter: text("filter").notNull(),
    accountCodes: text("account_codes").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("territory_rules_name_unique").on(t.orgId, t.planId, t.territoryId, t.name),
    foreignKey({
      name: "territory_rules_territory_fk",
      columns: [t.orgId, t.planId, t.territoryId],
      foreignColumns: [territories.orgId, territories.planId, territories.id],
    }),
  ],
);
