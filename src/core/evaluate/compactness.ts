import type { UnitTopology } from "../domain/unit-layer.ts";
import { lineLengthKm } from "../geo/line-length.ts";

interface CompactnessInput {
  readonly topology: UnitTopology;
  /** Area of each unit, km². */
  readonly areaKm2: Float64Array;
  /** Units of each territory. */
  readonly members: readonly (readonly number[])[];
}

/** Calls back with the index of every arc of a unit, orientation removed. */
function forEachArc(topology: UnitTopology, unit: number, visit: (arc: number) => void): void {
  for (const polygon of topology.polygons[unit])
    for (const ring of polygon) for (const arc of ring) visit(arc < 0 ? ~arc : arc);
}

/**
 * Polsby–Popper score 4π × area ÷ perimeter² of each territory's dissolved shape, 1 = a circle (Polsby & Popper 1991).
 * The perimeter is the length of the arcs that the territory uses once: an arc used twice is a border inside it.
 * Null for a territory without units or with a unit without a shape. O(arc references).
 */
export function polsbyPopperScores({ topology, areaKm2, members }: CompactnessInput): (number | null)[] {
  const lengthKm = topology.arcs.map(lineLengthKm);
  const uses = new Uint8Array(topology.arcs.length);
  return members.map((units) => {
    if (units.length === 0 || units.some((unit) => topology.polygons[unit].length === 0)) return null;
    let perimeterKm = 0;
    for (const unit of units)
      forEachArc(topology, unit, (arc) => {
        uses[arc] ^= 1;
        perimeterKm += uses[arc] === 1 ? lengthKm[arc] : -lengthKm[arc];
      });
    for (const unit of units)
      forEachArc(topology, unit, (arc) => {
        uses[arc] = 0;
      });
    const area = units.reduce((sum, unit) => sum + areaKm2[unit], 0);
    return perimeterKm > 0 ? (4 * Math.PI * area) / perimeterKm ** 2 : null;
  });
}
