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

/**
 * Accounts that came or changed since the rules of the plans that hold were last asked about them. Written by a trigger on
 * accounts, read and emptied by workers. Without a foreign key: an account that is removed meanwhile is no longer placed.
 */
export const accountsToPlace = pgTable(
  "accounts_to_place",
  {
    orgId: orgId(),
    accountId: uuid("account_id").notNull(),
    /** Another one at every change, so that what changes while it is placed is placed again. */
    mark: uuid("mark").notNull().defaultRandom(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.accountId] })],
);
