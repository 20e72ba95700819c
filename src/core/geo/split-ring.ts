import Flatbush from "flatbush";
import { ringAreaKm2 } from "./ring-area.ts";
import type { LonLat, Ring } from "./stitch-ring.ts";
import { unwrapRing } from "./unwrap-ring.ts";

/** A loop smaller than this share of its ring is an artefact of a crossing, not an area. */
const LEAST_SHARE = 1e-6;

/**
 * The simple rings that a closed ring (degrees) consists of, which crosses itself: cut at its crossings, which become
 * vertices of both pieces. Null where it does not cross itself; rings that only touch themselves stay as they are.
 * Loops without area are left out. O(n log n) for n vertices, and the square of the crossings of one stretch.
 */
export function splitRing(ring: Ring): readonly Ring[] | null {
  const points = withoutRepeats(unwrapRing(ring));
  const cuts = findCrossings(points);
  if (cuts.size === 0) return null;
  const loops = cutIntoLoops(withCuts(points, cuts));
  const areas = loops.map(ringAreaKm2);
  const least = LEAST_SHARE * areas.reduce((largest, area) => Math.max(largest, area), 0);
  return loops.filter((_, index) => areas[index] > least);
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter((point, i) => i === 0 || point[0] !== ring[i - 1][0] || point[1] !== ring[i - 1][1]);
}

interface Cut {
  /** Where on the segment, 0 … 1. */
  readonly at: number;
  readonly point: LonLat;
}

/** Crossings by segment: segment i runs from point i to point i + 1. */
function findCrossings(points: Ring): ReadonlyMap<number, Cut[]> {
  const cuts = new Map<number, Cut[]>();
  const segmentCount = points.length - 1;
  // a triangle cannot cross itself
  if (segmentCount < 4) return cuts;
  const tree = new Flatbush(segmentCount);
  for (let i = 0; i < segmentCount; i++) {
    const [ax, ay] = points[i];
    const [bx, by] = points[i + 1];
    tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  tree.finish();
  for (let i = 0; i < segmentCount; i++) {
    const [ax, ay] = points[i];
    const [bx, by] = points[i + 1];
    const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const;
    for (const j of tree.search(...box, (other) => other > i + 1)) {
      const crossing = crossingOf(points, i, j);
      if (crossing === null) continue;
      addCut(cuts, i, { at: crossing.atFirst, point: crossing.point });
      addCut(cuts, j, { at: crossing.atSecond, point: crossing.point });
    }
  }
  return cuts;
}

function addCut(cuts: Map<number, Cut[]>, segment: number, cut: Cut): void {
  const known = cuts.get(segment);
  if (known) known.push(cut);
  else cuts.set(segment, [cut]);
}

/** Where two segments cross properly: each has its ends on different sides of the other. */
function crossingOf(points: Ring, first: number, second: number) {
  const [a, b, c, d] = [points[first], points[first + 1], points[second], points[second + 1]];
  const cSide = side(a, b, c);
  const dSide = side(a, b, d);
  const aSide = side(c, d, a);
  const bSide = side(c, d, b);
  if (cSide * dSide >= 0 || aSide * bSide >= 0) return null;
  const atFirst = aSide / (aSide - bSide);
  const point: LonLat = [a[0] + atFirst * (b[0] - a[0]), a[1] + atFirst * (b[1] - a[1])];
  return { atFirst, atSecond: cSide / (cSide - dSide), point };
}

/** Above 0 where the point lies left of the line from a to b. */
const side = (a: LonLat, b: LonLat, point: LonLat): number =>
  (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);

function withCuts(points: Ring, cuts: ReadonlyMap<number, Cut[]>): Ring {
  return points.flatMap((point, index) => {
    const here = [...(cuts.get(index) ?? [])].sort((a, b) => a.at - b.at);
    return [point, ...here.map((cut) => cut.point)];
  });
}

/** Walks along; whenever a place is met again, what lies between is a loop of its own. */
function cutIntoLoops(walk: Ring): Ring[] {
  const loops: Ring[] = [];
  const path: LonLat[] = [];
  const placeInPath = new Map<string, number>();
  for (const point of walk) {
    const key = `${point[0]} ${point[1]}`;
    const start = placeInPath.get(key);
    if (start === undefined) {
      placeInPath.set(key, path.length);
      path.push(point);
      continue;
    }
    const loop = path.splice(start + 1);
    for (const [x, y] of loop) placeInPath.delete(`${x} ${y}`);
    if (loop.length > 1) loops.push([point, ...loop, point]);
  }
  return loops;
}
