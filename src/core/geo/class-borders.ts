import type { ShapeColumns } from "./shape-columns.ts";

/**
 * Lines where units of different classes meet, and the outer edge of those of a class; below 0 is no class. Coordinates of
 * a GeoJSON MultiLineString, one line per arc. Cost: the arcs, and the vertices of those that are given.
 */
export function classBorders(
  { arcOffsets, x, y, sides }: ShapeColumns,
  classOf: (unit: number) => number,
): [number, number][][] {
  const lines: [number, number][][] = [];
  for (let arc = 0; arc + 1 < arcOffsets.length; arc++) {
    const [a, b] = [sides[2 * arc], sides[2 * arc + 1]];
    const one = a < 0 ? -1 : Math.max(-1, classOf(a));
    const other = b < 0 ? -1 : Math.max(-1, classOf(b));
    if (one === other) continue;
    const line: [number, number][] = [];
    for (let i = arcOffsets[arc]; i < arcOffsets[arc + 1]; i++) line.push([x[i], y[i]]);
    lines.push(line);
  }
  return lines;
}
