import {
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant, orgId } from "./columns.ts";
import { units } from "./geography.ts";

/** A customer or prospect. Its unit follows from its location; without one it belongs to no territory by geography. */
export const accounts = pgTable(
  "accounts",
  {
    orgId: orgId(),
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** The head of its family. */
    parentId: uuid("parent_id"),
    unitId: uuid("unit_id"),
    lon: doublePrecision("lon"),
    lat: doublePrecision("lat"),
    /** Approximate: the position is that of its town. */
    locationKind: text("location_kind", { enum: ["exact", "approximate"] })
      .notNull()
      .default("exact"),
    segment: text("segment"),
    industry: text("industry"),
    stage: text("stage", { enum: ["prospect", "customer", "lapsed"] })
      .notNull()
      .default("customer"),
    products: text("products").array().notNull().default([]),
    /** In the organisation's currency, per year. */
    revenue: doublePrecision("revenue").notNull().default(0),
    potential: doublePrecision("potential").notNull().default(0),
    /** Hours of a rep's work per month. */
    workloadHours: doublePrecision("workload_hours").notNull().default(0),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("accounts_code_unique").on(t.orgId, t.code),
    index("accounts_unit_index").on(t.orgId, t.unitId),
    foreignKey({
      name: "accounts_unit_fk",
      columns: [t.orgId, t.unitId],
      foreignColumns: [units.orgId, units.id],
    }),
    foreignKey({
      name: "accounts_parent_fk",
      columns: [t.orgId, t.parentId],
      foreignColumns: [t.orgId, t.id],
    }),
  ],
);
