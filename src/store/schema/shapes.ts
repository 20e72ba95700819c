import { foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, orgId } from "./columns.ts";
import { plans, territories } from "./plans.ts";

/**
 * Outlines of territories, derived from the units and kept until those change. One row per territory, not per plan,
 * so that the policies wall off outlines as they do territories.
 */
export const territoryShapes = pgTable(
  "territory_shapes",
  {
    orgId: orgId(),
    planId: uuid("plan_id").notNull(),
    territoryId: uuid("territory_id").notNull(),
    resolution: text("resolution", { enum: ["coarse", "fine"] }).notNull(),
    /** SHA-256 (hex) of the positions of its units: says which state of the territory this is the outline of. */
    unitsHash: text("units_hash").notNull(),
    /** GeoJSON's MultiPolygon coordinates as gzipped JSON. */
    outline: bytes("outline").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.territoryId, t.resolution] }),
    foreignKey({
      name: "territory_shapes_territory_fk",
      columns: [t.orgId, t.planId, t.territoryId],
      foreignColumns: [territories.orgId, territories.planId, territories.id],
    }).onDelete("cascade"),
  ],
);

/** The version of a plan that all its outlines were derived from last; none: they never were. */
export const planShapes = pgTable(
  "plan_shapes",
  { orgId: orgId(), planId: uuid("plan_id").notNull(), version: integer("version").notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.planId] }),
    foreignKey({
      name: "plan_shapes_plan_fk",
      columns: [t.orgId, t.planId],
      foreignColumns: [plans.orgId, plans.id],
    }).onDelete("cascade"),
  ],
);
