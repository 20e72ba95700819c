import type { UnitTopology } from "../core/domain/unit-layer.ts";
import type { PageShapes } from "./page-data.ts";
import type { GridProjection } from "./project-to-grid.ts";

/** More points than this make the file slow to open and none of them can be seen. */
const MOST_POINTS = 400_000;

/**
 * Arcs as integer differences on the display grid, so that shared borders are stored once and stay shared.
 * Points that move a line by less than one step are dropped; a layer with too many points is thinned further.
 * For display only: no figure is computed from these shapes.
 */
export function encodeShapes(topology: UnitTopology, projection: GridProjection): PageShapes {
  const total = topology.arcs.reduce((sum, arc) => sum + arc.length, 0);
  const slackSteps = total > MOST_POINTS ? Math.ceil((6 * total) / MOST_POINTS) : 1;
  const arcLengths: number[] = [];
  const steps: number[] = [];
  for (const arc of topology.arcs) {
    const thin = thinArc(
      arc.map(([x, y]) => projection.toGrid(x, y)),
      slackSteps,
    );
    arcLengths.push(thin.length);
    let [px, py] = [0, 0];
    for (const [x, y] of thin) {
      steps.push(x - px, y - py);
      [px, py] = [x, y];
    }
  }
  return { arcLengths, steps, rings: topology.polygons.map((polygons) => polygons.flat()) };
}

type Step = readonly [number, number];

/** Douglas and Peucker 1973: both ends stay, and every point that the kept line would miss by more than the slack. */
function thinArc(arc: readonly Step[], slackSteps: number): Step[] {
  const kept = new Uint8Array(arc.length);
  kept[0] = 1;
  kept[arc.length - 1] = 1;
  const spans: [number, number][] = [[0, arc.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [farthest, distance] = [-1, slackSteps];
    for (let i = from + 1; i < to; i++) {
      const off = distanceToChord(arc[i], arc[from], arc[to]);
      if (off >= distance) [farthest, distance] = [i, off];
    }
    if (farthest === -1) continue;
    kept[farthest] = 1;
    spans.push([from, farthest], [farthest, to]);
  }
  return arc.filter((_, i) => kept[i] === 1);
}

function distanceToChord([x, y]: Step, [ax, ay]: Step, [bx, by]: Step): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2;
  // a closed arc's ends coincide: the farthest point from them is where it opens
  if (squared === 0) return Math.hypot(x - ax, y - ay);
  // the chord ends at its ends: a spike past one of them lies on its line and would be lost
  const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}
