import type { MultiPolygon } from "geojson";
import { mergeArcs } from "topojson-client";
import type { MultiPolygon as ArcMultiPolygon, Topology } from "topojson-specification";
import type { UnitTopology } from "../domain/unit-layer.ts";
import { lineLengthKm } from "./line-length.ts";
import { polygonAreaKm2 } from "./ring-area.ts";
import { type PolygonRings, stitchRing } from "./stitch-ring.ts";

/** A territory's outline. */
export interface DissolvedShape {
  /** Degrees; outer rings counter-clockwise, holes clockwise (RFC 7946). Empty coordinates where no unit has a shape. */
  readonly geometry: MultiPolygon;
  readonly areaKm2: number;
  /** Length of all its rings in km, holes and islands included. */
  readonly perimeterKm: number;
}

/** The union of some units: borders that two of them share vanish (topojson mergeArcs). Linear in their arcs and vertices. */
export function dissolveUnits(topology: UnitTopology, units: readonly number[]): DissolvedShape {
  const polygons = units.flatMap((unit) => topology.polygons[unit]);
  const merged = mergePolygons(topology, polygons);
  const shapes = merged.map((rings) => windRings(rings.map((ring) => stitchRing(topology.arcs, ring))));
  return {
    geometry: {
      type: "MultiPolygon",
      coordinates: shapes.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
    },
    areaKm2: shapes.reduce((sum, rings) => sum + polygonAreaKm2(rings), 0),
    perimeterKm: merged
      .flat(2)
      .reduce((sum, arc) => sum + lineLengthKm(topology.arcs[arc < 0 ? ~arc : arc]), 0),
  };
}

/** One outline per territory of a plan; `territoryOf` holds a territory per unit, negative for none. */
export function dissolveTerritories(
  topology: UnitTopology,
  territoryOf: ArrayLike<number>,
  territoryCount: number,
): readonly DissolvedShape[] {
  const members: number[][] = Array.from({ length: territoryCount }, () => []);
  for (let unit = 0; unit < territoryOf.length; unit++) {
    if (territoryOf[unit] >= 0) members[territoryOf[unit]].push(unit);
  }
  return members.map((units) => dissolveUnits(topology, units));
}

function mergePolygons(
  topology: UnitTopology,
  polygons: UnitTopology["polygons"][number],
): readonly (readonly (readonly number[])[])[] {
  if (polygons.length === 0) return [];
  // The library's types are mutable, but it only reads.
  const source = { type: "Topology", arcs: topology.arcs, objects: {} } as unknown as Topology;
  const object = { type: "MultiPolygon", arcs: polygons } as unknown as ArcMultiPolygon;
  return (mergeArcs(source, [object]) as ArcMultiPolygon).arcs;
}

function windRings(rings: PolygonRings): PolygonRings {
  return rings.map((ring, index) =>
    isCounterClockwise(ring) === (index === 0) ? ring : [...ring].reverse(),
  );
}

function isCounterClockwise(ring: PolygonRings[number]): boolean {
  let doubleArea = 0;
  for (let i = 1; i < ring.length; i++)
    doubleArea += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return doubleArea >= 0;
}
