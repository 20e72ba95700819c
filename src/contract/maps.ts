import { z } from "zod";
import { PLAN_STATES } from "../core/domain/plan-life.ts";

const numbers = z.array(z.number());
const texts = z.array(z.string());

/** A layer in columns; entry i of each list of units is the unit at position i. */
export const layerMapSchema = z.strictObject({
  layerId: z.uuid(),
  name: z.string(),
  credit: z.string(),
  units: z.strictObject({
    codes: texts,
    names: texts,
    lon: numbers.describe("Degrees, to five decimals."),
    lat: numbers,
    areaKm2: z.array(z.number().nullable()),
  }),
  measures: z.record(z.string(), numbers).describe("Activity measures by key; 0 where a unit has none."),
  edges: z
    .strictObject({
      a: numbers.describe("Position of one unit."),
      b: numbers.describe("Position of its neighbour, above a."),
      borderKm: numbers,
      isLink: numbers.describe("1: a link, such as a ferry; 0: a border."),
    })
    .describe("Each pair once."),
  perimeterKm: numbers
    .nullable()
    .describe("Length of all rings of each unit; null: the layer has no shapes."),
});
export type LayerMap = z.output<typeof layerMapSchema>;

/** What the administrator of the server lets lie under the units. */
export const backgroundMapSchema = z.strictObject({
  background: z
    .strictObject({
      kind: z.enum(["raster", "vector"]).describe("Pictures, or Mapbox vector tiles."),
      tiles: z.string().describe("Address of a tile, with {z}, {x} and {y} to be filled in."),
      maxZoom: z.number().int().nullable().describe("Deepest zoom that there is; null: it is not known."),
      layers: z.array(z.string()).describe("Layers of the vector tiles."),
      credit: z.string(),
    })
    .nullable()
    .describe("null: nothing is asked for from outside."),
});
export type BackgroundMap = z.output<typeof backgroundMapSchema>["background"];

/** TopoJSON (degrees, not quantised), one object `units`, whose geometries stand by position. */
export const layerShapesSchema = z.object({
  type: z.literal("Topology"),
  arcs: z.array(z.array(z.tuple([z.number(), z.number()]))),
  objects: z.object({
    units: z.object({
      type: z.literal("GeometryCollection"),
      geometries: z.array(
        z
          .looseObject({ type: z.enum(["Polygon", "MultiPolygon"]).nullable(), id: z.string() })
          .describe("`arcs` and `properties` as TopoJSON has them; `type` null: no shape."),
      ),
    }),
  }),
});

/** A plan in columns, as far as the reader reaches. */
export const planMapSchema = z.strictObject({
  planId: z.uuid(),
  version: z.number().int(),
  state: z.enum(PLAN_STATES),
  layerId: z.uuid(),
  territories: z
    .array(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        name: z.string(),
        parentId: z.uuid().nullable(),
        share: z.number(),
        isLocked: z.boolean(),
      }),
    )
    .describe("By code."),
  territoryOf: numbers.describe(
    "By position of the unit: place in `territories`; −1: in none, or out of reach.",
  ),
  links: z
    .array(z.strictObject({ a: z.number().int(), b: z.number().int() }))
    .describe("Pairs of units, by position, that the plan was designed to join beside those of the layer."),
  lockedUnits: numbers.describe(
    "Positions of the units that stay where they are; told to those who see the whole plan.",
  ),
  accounts: z
    .strictObject({
      position: numbers.describe("Of the unit; units without accounts do not appear."),
      accounts: numbers,
      revenue: numbers,
      potential: numbers,
      workloadHours: numbers,
    })
    .describe("Sums of the accounts that follow their geography, by unit."),
  overrides: z
    .array(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        name: z.string(),
        position: z.number().int().nullable().describe("Of its unit; null: it lies in none of the layer."),
        territory: z.number().int().describe("Place in `territories`."),
        cause: z.string(),
        revenue: z.number(),
        potential: z.number(),
        workloadHours: z.number(),
      }),
    )
    .describe("Accounts against their geography, by code."),
  current: z
    .strictObject({
      planId: z.uuid(),
      name: z.string(),
      territories: z.array(z.strictObject({ code: z.string(), name: z.string() })),
      territoryOf: numbers,
    })
    .nullable()
    .describe(
      "The plan that holds today for the sales force, else the one that this was branched from; null: neither, or this one.",
    ),
});
export type PlanMap = z.output<typeof planMapSchema>;

/** Accounts with a position, in columns; entry i of each list is account i. */
export const accountPointsSchema = z.strictObject({
  ids: texts,
  codes: texts,
  names: texts,
  lon: numbers,
  lat: numbers,
  units: z.array(z.string().nullable()),
  revenue: numbers,
  potential: numbers,
  workloadHours: numbers,
  lastVisitOn: z.array(z.iso.date().nullable()).describe("Civil date of the last visit that was made."),
});
export type AccountPoints = z.output<typeof accountPointsSchema>;
