import type { PageData } from "../page-data.ts";
import type { Geometry } from "./decode-geometry.ts";

/** Everything the map strokes and fills at one level of detail, in grid coordinates. */
export interface MapPaths {
  readonly territoryFills: readonly Path2D[];
  readonly uncovered: Path2D;
  readonly moved: Path2D;
  readonly unitBorders: Path2D;
  readonly coast: Path2D;
  readonly territoryBorders: Path2D;
  readonly links: Path2D;
}

/**
 * Shared arcs are thinned once and used on both sides, so neighbours still fit without gaps. A border between two
 * territories is an arc with a different territory on each side; no polygon has to be dissolved for that.
 */
export function buildPaths(
  { data, geometry }: { readonly data: PageData; readonly geometry: Geometry },
  territoryOf: readonly number[],
  slackSteps: number,
): MapPaths {
  const thin = geometry.arcs.map((arc) => thinArc(arc, slackSteps));
  const paths: MapPaths = {
    territoryFills: [...data.territories, ...data.givenUp].map(() => new Path2D()),
    uncovered: new Path2D(),
    moved: new Path2D(),
    unitBorders: new Path2D(),
    coast: new Path2D(),
    territoryBorders: new Path2D(),
    links: new Path2D(),
  };
  data.shapes?.rings.forEach((rings, unit) => {
    const territory = territoryOf[unit];
    const fill = territory >= 0 ? paths.territoryFills[territory] : paths.uncovered;
    traceRings(fill, rings, thin);
    if (hasMoved(data, unit)) traceRings(paths.moved, rings, thin);
  });
  geometry.arcSides.forEach(([one, other], arc) => {
    const inner = one >= 0 && other >= 0;
    const differ = inner && territoryOf[one] !== territoryOf[other];
    traceArc(!inner ? paths.coast : differ ? paths.territoryBorders : paths.unitBorders, thin[arc]);
  });
  for (const [a, b] of geometry.links) {
    if (territoryOf[a] !== territoryOf[b]) continue;
    paths.links.moveTo(data.units.x[a], data.units.y[a]);
    paths.links.lineTo(data.units.x[b], data.units.y[b]);
  }
  return paths;
}

export function hasMoved({ units }: PageData, unit: number): boolean {
  const before = units.before?.[unit] ?? -1;
  return before >= 0 && before !== units.territory[unit];
}

/** Outline of single units, for hovering and selection. */
export function traceUnit(
  { data, geometry }: { readonly data: PageData; readonly geometry: Geometry },
  unit: number,
): Path2D {
  const path = new Path2D();
  traceRings(path, data.shapes?.rings[unit] ?? [], geometry.arcs);
  return path;
}

/** Drops points nearer than the slack to the last kept one; both ends stay. */
function thinArc(arc: Int32Array, slackSteps: number): Int32Array {
  if (slackSteps <= 1 || arc.length <= 4) return arc;
  const kept = new Int32Array(arc.length);
  let [write, x, y] = [0, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < arc.length; i += 2) {
    const isLast = i === arc.length - 2;
    if (!isLast && Math.abs(arc[i] - x) < slackSteps && Math.abs(arc[i + 1] - y) < slackSteps) continue;
    [x, y] = [arc[i], arc[i + 1]];
    kept[write++] = x;
    kept[write++] = y;
  }
  return kept.subarray(0, write);
}

function traceArc(path: Path2D, arc: Int32Array): void {
  path.moveTo(arc[0], arc[1]);
  for (let i = 2; i < arc.length; i += 2) path.lineTo(arc[i], arc[i + 1]);
}

function traceRings(path: Path2D, rings: readonly (readonly number[])[], arcs: readonly Int32Array[]): void {
  for (const ring of rings) {
    let isFirst = true;
    for (const signed of ring) {
      const reversed = signed < 0;
      const arc = arcs[reversed ? ~signed : signed];
      const points = arc.length / 2;
      // the first point of every further arc is the last of the one before
      for (let step = isFirst ? 0 : 1; step < points; step++) {
        const i = 2 * (reversed ? points - 1 - step : step);
        if (isFirst && step === 0) path.moveTo(arc[i], arc[i + 1]);
        else path.lineTo(arc[i], arc[i + 1]);
      }
      isFirst = false;
    }
    path.closePath();
  }
}
