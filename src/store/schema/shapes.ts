import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, orgId } from "./columns.ts";
import { territories } from "./plans.ts";

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
