import type { Points, UnitTopology } from "../domain/unit-layer.ts";
import {
  type BoundarySegments,
  joinSegments,
  segmentsOfArcs,
  segmentsOfPoints,
} from "./boundary-segments.ts";
import type { Components } from "./find-components.ts";
import { gapBetween } from "./segment-gap.ts";
import { indexSegments, type SegmentIndex } from "./segment-index.ts";
import { toLocalPlane } from "./segment-plane.ts";
import { unitsOfArcs } from "./shared-borders.ts";

/** A connection across a gap between two units of different parts. */
export interface PartLink {
  readonly a: number;
  readonly b: number;
  /** Gap between the shapes (between the points where there are no shapes), in km or plane units. */
  readonly km: number;
}

export interface LinkRequest {
  readonly components: Components;
  readonly topology: UnitTopology | null;
  readonly points: Points;
  /** Gaps wider than this are not bridged; Infinity joins everything. */
  readonly maximumKm: number;
}

/**
 * Joins each isolated part to the nearest unit of another part by one link, nearest parts first, until all hang together or
 * every gap left is too wide (Borůvka's minimum spanning tree; the largest part waits to be joined).
 * Deterministic: ties go to the lower unit indices. About O(n log n) in outline vertices per round, rounds ≤ log₂ parts.
 */
export function linkIsolatedParts(request: LinkRequest): readonly PartLink[] {
  const { components, topology, points, maximumKm } = request;
  const groupOf = components.sizes.map((_, component) => component);
  const sizes = [...components.sizes];
  if (sizes.length < 2) return [];
  const segments = outlinesOf(components, topology, points);
  const search: GapSearch = {
    segments,
    index: indexSegments(segments),
    componentOf: components.componentOf,
    groupOf,
  };
  const segmentsOfComponent = groupSegments(segments, components);
  const links: PartLink[] = [];
  for (let joined = true; joined; ) {
    joined = false;
    const largest = indexOfLargest(sizes);
    const candidates = nearestLinks(search, segmentsOfComponent, { largest, maximumKm });
    for (const link of candidates) {
      const from = groupOf[components.componentOf[link.a]];
      const into = groupOf[components.componentOf[link.b]];
      // Two parts may have chosen each other, or parts that another link of this round has joined already.
      if (from === into) continue;
      groupOf.forEach((group, component) => {
        if (group === from) groupOf[component] = into;
      });
      sizes[into] += sizes[from];
      sizes[from] = 0;
      links.push(link.a < link.b ? link : { a: link.b, b: link.a, km: link.km });
      joined = true;
    }
  }
  return links.sort(byLength);
}

/** For each part but the largest its shortest link to another part within `maximumKm`; parts farther off have none. */
export function shortestLinks(request: LinkRequest): readonly PartLink[] {
  const { components, topology, points, maximumKm } = request;
  if (components.sizes.length < 2) return [];
  const segments = outlinesOf(components, topology, points);
  const groupOf = components.sizes.map((_, component) => component);
  const search: GapSearch = {
    segments,
    index: indexSegments(segments),
    componentOf: components.componentOf,
    groupOf,
  };
  return nearestLinks(search, groupSegments(segments, components), {
    largest: components.largest,
    maximumKm,
  });
}

interface GapSearch {
  readonly segments: BoundarySegments;
  readonly index: SegmentIndex;
  readonly componentOf: Int32Array;
  /** The part each component has become part of. */
  readonly groupOf: readonly number[];
}

function nearestLinks(
  search: GapSearch,
  segmentsOfComponent: readonly (readonly number[])[],
  limits: { readonly largest: number; readonly maximumKm: number },
): readonly PartLink[] {
  const best = new Map<number, PartLink>();
  segmentsOfComponent.forEach((own, component) => {
    const group = search.groupOf[component];
    if (group === limits.largest) return;
    const found = nearestFrom(search, own, best.get(group) ?? { a: -1, b: -1, km: limits.maximumKm });
    if (found.a >= 0) best.set(group, found);
  });
  return [...best.values()].sort(byLength);
}

/** The shortest link from one component's pieces to another part that beats `best`. */
function nearestFrom(search: GapSearch, own: readonly number[], best: PartLink): PartLink {
  const { segments, index, componentOf, groupOf } = search;
  let shortest = best;
  for (const segment of own) {
    const a = segments.unit[segment];
    const group = groupOf[componentOf[a]];
    // A first guess that widens until something is found keeps the search box small.
    for (const reach of reaches(segments, shortest)) {
      for (const other of index.near(segment, reach)) {
        const b = segments.unit[other];
        if (groupOf[componentOf[b]] === group) continue;
        const km = gapBetween(...toLocalPlane(segments, segment, other));
        if (km > shortest.km) continue;
        const link = { a, b, km };
        if (shortest.a < 0 || byLength(link, shortest) < 0) shortest = link;
      }
      if (shortest.a >= 0 && shortest.km <= reach) break;
    }
  }
  return shortest;
}

/** Search distances to try one after the other: once a link is known only its own length, before that doublings from 1 km. */
function reaches(segments: BoundarySegments, shortest: PartLink): readonly number[] {
  if (shortest.a >= 0 || shortest.km <= 1) return [shortest.km];
  const limit = segments.kind === "planar" ? shortest.km : Math.min(shortest.km, HALF_EARTH_KM);
  if (!Number.isFinite(limit)) return [limit];
  const list: number[] = [];
  for (let reach = 1; reach < limit; reach *= 4) list.push(reach);
  return [...list, limit];
}

const HALF_EARTH_KM = 20_040;

/** Outlines where a unit borders another part or nothing, and the points of units without a shape. */
function outlinesOf(components: Components, topology: UnitTopology | null, points: Points): BoundarySegments {
  const { componentOf } = components;
  const units = Array.from(componentOf, (_, unit) => unit);
  if (topology === null) return segmentsOfPoints(points, units);
  const facing = unitsOfArcs(topology).map((arcUnits) => {
    // Between two units of one part the gap to others cannot be shortest.
    const isInner =
      arcUnits.length > 1 && arcUnits.every((unit) => componentOf[unit] === componentOf[arcUnits[0]]);
    return isInner ? [] : arcUnits;
  });
  const outlines = segmentsOfArcs(topology.arcs, facing);
  const outlined = new Set(outlines.unit.filter((unit) => topology.polygons[unit].length > 0));
  const bare = units.filter((unit) => topology.polygons[unit].length === 0 && !outlined.has(unit));
  return bare.length === 0 ? outlines : joinSegments(outlines, segmentsOfPoints(points, bare));
}

function groupSegments(segments: BoundarySegments, components: Components): readonly (readonly number[])[] {
  const lists: number[][] = components.sizes.map(() => []);
  for (let i = 0; i < segments.count; i++) lists[components.componentOf[segments.unit[i]]].push(i);
  return lists;
}

function byLength(first: PartLink, second: PartLink): number {
  return (
    first.km - second.km ||
    Math.min(first.a, first.b) - Math.min(second.a, second.b) ||
    Math.max(first.a, first.b) - Math.max(second.a, second.b)
  );
}

function indexOfLargest(sizes: readonly number[]): number {
  return sizes.reduce((largest, size, index) => (size > sizes[largest] ? index : largest), 0);
}
