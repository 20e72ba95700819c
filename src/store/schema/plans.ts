import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { type AlignmentMove, OVERRIDE_CAUSES, type TerritoryChange } from "../../app/ports/rows/plans.ts";
import type { UnitLockChange } from "../../app/ports/rows/unit-locks.ts";
import type { RuleChange } from "../../core/domain/rule.ts";
import { dateRange, id, instant, instantRange, orgId } from "./columns.ts";
import { layers, units } from "./geography.ts";
import { accounts } from "./market.ts";
import { members, reps } from "./people.ts";

/** One version of the alignment. Several may be active at once, one per sales force. */
export const plans = pgTable(
  "plans",
  {
    orgId: orgId(),
    id: id(),
    name: text("name").notNull(),
    salesForce: text("sales_force").notNull(),
    layerId: uuid("layer_id").notNull(),
    state: text("state", {
      enum: ["draft", "in-review", "approved", "scheduled", "active", "archived"],
    }).notNull(),
    /** Number of the last change-set; the ETag of every edit. */
    version: integer("version").notNull(),
    basedOnPlanId: uuid("based_on_plan_id"),
    /** What the design engine was or will be asked (contract/problem.ts without files). */
    wishes: jsonb("wishes").$type<Readonly<Record<string, unknown>>>().notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    submittedBy: uuid("submitted_by"),
    approvedBy: uuid("approved_by"),
    approvedAt: instant("approved_at"),
    /** SHA-256 of the content that was approved; an edit voids it. */
    approvedHash: text("approved_hash"),
    /** Who sent it back to draft and why, until it is submitted again; that member goes on seeing the plan. */
    rejectedBy: uuid("rejected_by"),
    rejectionReason: text("rejection_reason"),
    /** Civil date from which it is to hold; set when it is scheduled. */
    effectiveFrom: date("effective_from", { mode: "string" }),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("plans_name_unique").on(t.orgId, t.name),
    foreignKey({
      name: "plans_layer_fk",
      columns: [t.orgId, t.layerId],
      foreignColumns: [layers.orgId, layers.id],
    }),
    foreignKey({
      name: "plans_base_fk",
      columns: [t.orgId, t.basedOnPlanId],
      foreignColumns: [t.orgId, t.id],
    }),
    foreignKey({
      name: "plans_author_fk",
      columns: [t.orgId, t.createdBy],
      foreignColumns: [members.orgId, members.id],
    }),
  ],
);

/**
 * When a plan holds for its sales force, bitemporal: `effective` in civil dates, `recorded` in instants. Exclusion
 * constraints forbid two plans at one date as known at one instant. History is closed, never rewritten.
 */
export const planEffects = pgTable(
  "plan_effects",
  {
    orgId: orgId(),
    id: id(),
    planId: uuid("plan_id").notNull(),
    /** Version of the plan that holds then: what was scheduled, whatever became of the plan later. */
    planVersion: integer("plan_version").notNull(),
    salesForce: text("sales_force").notNull(),
    effective: dateRange("effective").notNull(),
    recorded: instantRange("recorded").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: "plan_effects_plan_fk",
      columns: [t.orgId, t.planId],
      foreignColumns: [plans.orgId, plans.id],
    }),
  ],
);

/**
 * Node of a plan's territory hierarchy. Units are aligned to leaves. Codes are unique among a plan's standing territories
 * (constraint `territories_code_unique`, deferrable, so that a revert may swap two of them).
 */
export const territories = pgTable(
  "territories",
  {
    orgId: orgId(),
    id: id(),
    planId: uuid("plan_id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    parentId: uuid("parent_id"),
    /** Target share relative to the others: 1 = a full rep. */
    share: doublePrecision("share").notNull().default(1),
    isLocked: boolean("is_locked").notNull().default(false),
    /** Taken out of the plan: kept for what held before and for a revert, and shown nowhere else. */
    isRemoved: boolean("is_removed").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("territories_plan_unique").on(t.orgId, t.planId, t.id),
    index("territories_parent_index").on(t.orgId, t.parentId),
    foreignKey({
      name: "territories_plan_fk",
      columns: [t.orgId, t.planId],
      foreignColumns: [plans.orgId, plans.id],
    }),
    foreignKey({
      name: "territories_parent_fk",
      columns: [t.orgId, t.planId, t.parentId],
      foreignColumns: [t.orgId, t.planId, t.id],
    }),
  ],
);

/** Current state of the alignment: unit → territory. A unit without a row is white space. */
export const alignment = pgTable(
  "alignment",
  {
    orgId: orgId(),
    planId: uuid("plan_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    territoryId: uuid("territory_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.planId, t.unitId] }),
    index("alignment_territory_index").on(t.orgId, t.territoryId),
    foreignKey({
      name: "alignment_unit_fk",
      columns: [t.orgId, t.unitId],
      foreignColumns: [units.orgId, units.id],
    }),
    foreignKey({
      name: "alignment_territory_fk",
      columns: [t.orgId, t.planId, t.territoryId],
      foreignColumns: [territories.orgId, territories.planId, territories.id],
    }),
  ],
);

/** The gapless log of edits of a plan: version n is the n-th. Replaying it gives the stored territories and alignment. */
export const changeSets = pgTable(
  "change_sets",
  {
    orgId: orgId(),
    planId: uuid("plan_id").notNull(),
    version: integer("version").notNull(),
    kind: text("kind", {
      enum: ["create", "edit", "design", "merge", "revert", "challenge", "rules"],
    }).notNull(),
    reason: text("reason").notNull().default(""),
    moves: jsonb("moves").$type<readonly AlignmentMove[]>().notNull(),
    territories: jsonb("territories").$type<readonly TerritoryChange[]>().notNull().default([]),
    rules: jsonb("rules").$type<readonly RuleChange[]>().notNull().default([]),
    unitLocks: jsonb("unit_locks").$type<readonly UnitLockChange[]>().notNull().default([]),
    madeBy: uuid("made_by").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.planId, t.version] }),
    foreignKey({
      name: "change_sets_plan_fk",
      columns: [t.orgId, t.planId],
      foreignColumns: [plans.orgId, plans.id],
    }),
  ],
);

/** Units that stay where they are, in their territory or in white space, until they are unlocked. */
export const unitLocks = pgTable(
  "unit_locks",
  {
    orgId: orgId(),
    planId: uuid("plan_id").notNull(),
    unitId: uuid("unit_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.planId, t.unitId] }),
    foreignKey({
      name: "unit_locks_plan_fk",
      columns: [t.orgId, t.planId],
      foreignColumns: [plans.orgId, plans.id],
    }),
    foreignKey({
      name: "unit_locks_unit_fk",
      columns: [t.orgId, t.unitId],
      foreignColumns: [units.orgId, units.id],
    }),
  ],
);

/** Account → territory against its geography. */
export const overrides = pgTable(
  "overrides",
  {
    orgId: orgId(),
    planId: uuid("plan_id").notNull(),
    accountId: uuid("account_id").notNull(),
    territoryId: uuid("territory_id").notNull(),
    cause: text("cause", { enum: OVERRIDE_CAUSES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.planId, t.accountId] }),
    index("overrides_territory_index").on(t.orgId, t.territoryId),
    foreignKey({
      name: "overrides_account_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [accounts.orgId, accounts.id],
    }),
    foreignKey({
      name: "overrides_territory_fk",
      columns: [t.orgId, t.planId, t.territoryId],
      foreignColumns: [territories.orgId, territories.planId, territories.id],
    }),
  ],
);

/** Rep ↔ territory, bitemporal like `plan_effects`: one owner, primary or interim, per territory and date. */
export const repAssignments = pgTable(
  "rep_assignments",
  {
    orgId: orgId(),
    id: id(),
    planId: uuid("plan_id").notNull(),
    territoryId: uuid("territory_id").notNull(),
    repId: uuid("rep_id").notNull(),
    role: text("role", { enum: ["primary", "support", "interim"] }).notNull(),
    /** The vacancy during which somebody stands in (`rep_assignments_vacancy_fk`). */
    vacancyId: uuid("vacancy_id"),
    valid: dateRange("valid").notNull(),
    recorded: instantRange("recorded").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("rep_assignments_rep_index").on(t.orgId, t.repId),
    index("rep_assignments_territory_index").on(t.orgId, t.territoryId),
    foreignKey({
      name: "rep_assignments_rep_fk",
      columns: [t.orgId, t.repId],
      foreignColumns: [reps.orgId, reps.id],
    }),
    foreignKey({
      name: "rep_assignments_territory_fk",
      columns: [t.orgId, t.planId, t.territoryId],
      foreignColumns: [territories.orgId, territories.planId, territories.id],
    }),
  ],
);

/** What a territory holds, kept with every edit so that no list has to add up accounts. */
export const territoryTotals = pgTable(
  "territory_totals",
  {
    orgId: orgId(),
    planId: uuid("plan_id").notNull(),
    territoryId: uuid("territory_id").notNull(),
    units: integer("units").notNull(),
    accounts: integer("accounts").notNull(),
    revenue: doublePrecision("revenue").notNull(),
    potential: doublePrecision("potential").notNull(),
    workloadHours: doublePrecision("workload_hours").notNull(),
    measures: jsonb("measures").$type<Readonly<Record<string, number>>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.territoryId] }),
    index("territory_totals_plan_index").on(t.orgId, t.planId),
    foreignKey({
      name: "territory_totals_territory_fk",
      columns: [t.orgId, t.planId, t.territoryId],
      foreignColumns: [territories.orgId, territories.planId, territories.id],
    }),
  ],
);
