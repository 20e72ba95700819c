import type { UnitTopology } from "../domain/unit-layer.ts";
import type { AdjacencyEdge } from "./build-adjacency.ts";
import { lineLengthKm } from "./line-length.ts";

/**
 * Land borders between units that share arcs, with their length in km; touching at a point is none.
 * One entry per pair, in no particular order. Linear in the number of arcs.
 */
export function findSharedBorders(topology: UnitTopology): readonly AdjacencyEdge[] {
  const kmByPair = new Map<number, number>();
  const unitCount = topology.polygons.length;
  unitsOfArcs(topology).forEach((units, arc) => {
    if (units.length < 2) return;
    const km = lineLengthKm(topology.arcs[arc]);
    if (km === 0) return;
    for (let i = 0; i < units.length; i++) {
      for (let j = i + 1; j < units.length; j++) {
        const pair = units[i] * unitCount + units[j];
        kmByPair.set(pair, (kmByPair.get(pair) ?? 0) + km);
      }
    }
  });
  return [...kmByPair].map(([pair, borderKm]) => ({
    a: Math.floor(pair / unitCount),
    b: pair % unitCount,
    borderKm,
    isLink: false,
    barrierPrice: 0,
  }));
}

/** For each arc the units that use it, ascending, each once. */
export function unitsOfArcs(topology: UnitTopology): readonly (readonly number[])[] {
  const unitsOf: number[][] = topology.arcs.map(() => []);
  topology.polygons.forEach((polygons, unit) => {
    for (const rings of polygons) {
      for (const ring of rings) {
        for (const arc of ring) {
          const units = unitsOf[arc < 0 ? ~arc : arc];
          if (units.at(-1) !== unit) units.push(unit);
        }
      }
    }
  });
  return unitsOf;
}
