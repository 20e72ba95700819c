import { findComponents } from "../../core/geo/find-components.ts";
import { linkIsolatedParts, type PartLink } from "../../core/geo/link-isolated-parts.ts";
import { adjacencyOf } from "./live-problem.ts";
import type { PlanDesk } from "./plan-desk.ts";

/**
 * The shortest ways over water, from the middle of a unit to the middle of another, that make one of all parts of the layer;
 * none where it is one already. Cost: the units and their borders, and where there are parts a search for what is nearest.
 */
export function joinIslands({ layer }: PlanDesk): readonly PartLink[] {
  const components = findComponents(adjacencyOf(layer, []));
  if (components.sizes.length < 2) return [];
  const { lon, lat } = layer.units;
  const points = { kind: "geographic" as const, x: Float64Array.from(lon), y: Float64Array.from(lat) };
  return linkIsolatedParts({ components, topology: null, points, maximumKm: Number.POSITIVE_INFINITY });
}
