import type { Points, UnitTopology } from "../domain/unit-layer.ts";
import {
  type BoundarySegments,
  joinSegments,
  segmentsOfArcs,
  segmentsOfPoints,
} from "./boundary-segments.ts";
import { type ChunkIndex, indexChunks } from "./chunk-index.ts";
import { type Components, indexOfLargest } from "./find-components.ts";
import { gapBetween } from "./segment-gap.ts";
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
  const { components, maximumKm } = request;
  const groupOf = components.sizes.map((_, component) => component);
  const sizes = [...components.sizes];
  if (sizes.length < 2) return [];
  const search = prepareSearch(request, groupOf);
  const links: PartLink[] = [];
  for (let joined = true; joined; ) {
    joined = false;
    const largest = indexOfLargest(sizes);
    const candidates = nearestLinks(search, { largest, maximumKm });
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
  const { components, maximumKm } = request;
  if (components.sizes.length < 2) return [];
  const groupOf = components.sizes.map((_, component) => component);
  return nearestLinks(prepareSearch(request, groupOf), { largest: components.largest, maximumKm });
}

interface GapSearch {
  readonly segments: BoundarySegments;
  readonly index: ChunkIndex;
  readonly chunksOfComponent: readonly (readonly number[])[];
  readonly componentOf: Int32Array;
  /** The part each component has become part of. */
  readonly groupOf: readonly number[];
  /** What earlier rounds found for each component: its shortest link, and that none can be shorter than this. */
  readonly nearest: { readonly link: PartLink | null; readonly atLeastKm: number }[];
}

/** Outline pieces are looked at in runs of so many: far runs are passed over with one comparison. */
const PIECES_PER_CHUNK = 16;

function prepareSearch(request: LinkRequest, groupOf: readonly number[]): GapSearch {
  const { components, topology, points } = request;
  const segments = outlinesOf(components, topology, points);
  const index = indexChunks(segments, PIECES_PER_CHUNK);
  const chunksOfComponent: number[][] = components.sizes.map(() => []);
  for (let chunk = 0; chunk < index.count; chunk++) {
    chunksOfComponent[components.componentOf[segments.unit[index.starts[chunk]]]].push(chunk);
  }
  const nearest = components.sizes.map(() => ({ link: null, atLeastKm: 0 }));
  return { segments, index, chunksOfComponent, componentOf: components.componentOf, groupOf, nearest };
}

function nearestLinks(
  search: GapSearch,
  limits: { readonly largest: number; readonly maximumKm: number },
): readonly PartLink[] {
  const best = new Map<number, PartLink>();
  search.chunksOfComponent.forEach((_, component) => {
    const group = search.groupOf[component];
    if (group === limits.largest) return;
    const found = nearestOfComponent(
      search,
      component,
      best.get(group) ?? { a: -1, b: -1, km: limits.maximumKm },
    );
    if (found.a >= 0) best.set(group, found);
  });
  return [...best.values()].sort(byLength);
}

/** The better of `best` and the component's shortest link to another part. */
function nearestOfComponent(search: GapSearch, component: number, best: PartLink): PartLink {
  const { groupOf, componentOf, nearest } = search;
  const known = nearest[component];
  if (known.atLeastKm > best.km) return best;
  let link = known.link;
  if (link === null || groupOf[componentOf[link.b]] === groupOf[component]) {
    let found: PartLink = { a: -1, b: -1, km: best.km };
    for (const chunk of search.chunksOfComponent[component]) found = nearestFrom(search, chunk, found);
    link = found.a < 0 ? null : found;
    // Parts only grow, so what is nearest now bounds from below what will be nearest later.
    nearest[component] = { link, atLeastKm: found.km };
  }
  if (link === null) return best;
  return best.a < 0 || byLength(link, best) < 0 ? link : best;
}

/** The shortest link from one run of pieces to another part that beats `best`. */
function nearestFrom(search: GapSearch, chunk: number, best: PartLink): PartLink {
  const { segments, index, componentOf, groupOf } = search;
  const groupOfChunk = (other: number): number => groupOf[componentOf[segments.unit[index.starts[other]]]];
  const group = groupOfChunk(chunk);
  let shortest = best;
  // A first guess that widens until something is found keeps the search box small.
  for (const reach of reaches(segments, shortest)) {
    for (const other of index.near(chunk, reach)) {
      if (groupOfChunk(other) === group || index.leastGap(chunk, other) * PLANE_ERROR > shortest.km) continue;
      shortest = nearestBetween(search, [chunk, other], shortest);
    }
    if (shortest.a >= 0 && shortest.km <= reach) break;
  }
  return shortest;
}

/** How much the gap of two boxes may exceed the gap in the local plane that the lengths are measured in. */
const PLANE_ERROR = 0.99;

function nearestBetween(search: GapSearch, chunks: readonly [number, number], best: PartLink): PartLink {
  const { segments, index } = search;
  const [from, to] = chunks;
  let shortest = best;
  for (let segment = index.starts[from]; segment < index.starts[from + 1]; segment++) {
    for (let other = index.starts[to]; other < index.starts[to + 1]; other++) {
      const km = gapBetween(...toLocalPlane(segments, segment, other));
      if (km > shortest.km) continue;
      const link = { a: segments.unit[segment], b: segments.unit[other], km };
      if (shortest.a < 0 || byLength(link, shortest) < 0) shortest = link;
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

function byLength(first: PartLink, second: PartLink): number {
  return (
    first.km - second.km ||
    Math.min(first.a, first.b) - Math.min(second.a, second.b) ||
    Math.max(first.a, first.b) - Math.max(second.a, second.b)
  );
}
