import type { UnitTopology } from "../../core/domain/unit-layer.ts";
import { dissolveUnits } from "../../core/geo/dissolve-units.ts";
import type { OutlineCoordinates, ShapeResolution } from "../ports/rows/shapes.ts";

/** Deepest zoom of the coarse outlines. */
const COARSE_ZOOM = 6;

/** Steps per degree: 1/1000° is less than a unit of a tile at zoom 6, which is 360° / (2^6 · 4096) = 1/728°. */
const COARSE_STEPS = 1000;

export const resolutionAt = (zoom: number): ShapeResolution => (zoom <= COARSE_ZOOM ? "coarse" : "fine");

/** The layer's arcs as outlines of this resolution have them; neighbours go on sharing theirs. Cost: all vertices. */
export function topologyAt(topology: UnitTopology, resolution: ShapeResolution): UnitTopology {
  return resolution === "fine" ? topology : { ...topology, arcs: topology.arcs.map(coarsen) };
}

function coarsen(arc: UnitTopology["arcs"][number]): UnitTopology["arcs"][number] {
  const rounded = arc.map(([x, y]) => [round(x), round(y)] as const);
  return rounded.filter(
    ([x, y], index) =>
      index === 0 ||
      index === rounded.length - 1 ||
      x !== rounded[index - 1][0] ||
      y !== rounded[index - 1][1],
  );
}

const round = (degrees: number): number => Math.round(degrees * COARSE_STEPS) / COARSE_STEPS;

/** The union of these units; islands and holes that the resolution has shrunk to a point or a line are left out. */
export function deriveOutline(topology: UnitTopology, positions: readonly number[]): OutlineCoordinates {
  const { coordinates } = dissolveUnits(topology, positions).geometry;
  return coordinates
    .filter(([outer]) => hasArea(outer))
    .map((rings) => rings.filter((ring) => hasArea(ring)));
}

const hasArea = (ring: readonly (readonly number[])[]): boolean =>
  new Set(ring.map(([x, y]) => `${x} ${y}`)).size > 2;
