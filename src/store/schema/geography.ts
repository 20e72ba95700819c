import {
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
import { bytes, id, instant, orgId } from "./columns.ts";

/** A set of units with one topology and one adjacency. Never changed once stored: a new geography is a new layer. */
export const layers = pgTable(
  "layers",
  {
    orgId: orgId(),
    id: id(),
    name: text("name").notNull(),
    unitCount: integer("unit_count").notNull(),
    credit: text("credit").notNull().default(""),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique("layers_name_unique").on(t.orgId, t.name)],
);

/** Shapes of a layer with shared arcs (TopoJSON's arcs and rings as gzipped JSON), apart so that lists never read them. */
export const layerTopologies = pgTable(
  "layer_topologies",
  { orgId: orgId(), layerId: uuid("layer_id").notNull(), topology: bytes("topology").notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.layerId] }),
    foreignKey({
      name: "layer_topologies_layer_fk",
      columns: [t.orgId, t.layerId],
      foreignColumns: [layers.orgId, layers.id],
    }),
  ],
);

/** Smallest area that is assigned whole. */
export const units = pgTable(
  "units",
  {
    orgId: orgId(),
    id: id(),
    layerId: uuid("layer_id").notNull(),
    /** Place in the layer, 0 … n − 1 in the order of codes: what the solver's arrays are indexed by. */
    position: integer("position").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    lon: doublePrecision("lon").notNull(),
    lat: doublePrecision("lat").notNull(),
    areaKm2: doublePrecision("area_km2"),
    /** Activity measures by key. */
    measures: jsonb("measures").$type<Readonly<Record<string, number>>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("units_code_unique").on(t.orgId, t.layerId, t.code),
    unique("units_position_unique").on(t.orgId, t.layerId, t.position),
    foreignKey({
      name: "units_layer_fk",
      columns: [t.orgId, t.layerId],
      foreignColumns: [layers.orgId, layers.id],
    }),
  ],
);

/** Neighbours, each pair once with the smaller position first. */
export const adjacency = pgTable(
  "adjacency",
  {
    orgId: orgId(),
    layerId: uuid("layer_id").notNull(),
    positionA: integer("position_a").notNull(),
    positionB: integer("position_b").notNull(),
    kind: text("kind", { enum: ["border", "link"] }).notNull(),
    borderKm: doublePrecision("border_km").notNull(),
    /** Price of a barrier; 0 = none. */
    barrierPrice: doublePrecision("barrier_price").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.layerId, t.positionA, t.positionB] }),
    foreignKey({
      name: "adjacency_layer_fk",
      columns: [t.orgId, t.layerId],
      foreignColumns: [layers.orgId, layers.id],
    }),
    index("adjacency_b_index").on(t.orgId, t.layerId, t.positionB),
  ],
);

/** A town or village of the organisation's own list, by which accounts without a position are placed. */
export const places = pgTable(
  "places",
  {
    orgId: orgId(),
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** ISO 3166-1 alpha-2. */
    country: text("country"),
    /** State or province, and the district below it, as addresses write them. */
    admin1: text("admin1"),
    admin2: text("admin2"),
    postalCode: text("postal_code"),
    lon: doublePrecision("lon").notNull(),
    lat: doublePrecision("lat").notNull(),
    /** Inhabitants; null where not known. */
    population: doublePrecision("population"),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique("places_code_unique").on(t.orgId, t.code)],
);
