import type { PolygonRings } from "./stitch-ring.ts";

/** A square for tests: lower left corner, side in degrees, wound counter-clockwise. */
export function square(x: number, y: number, side = 1): PolygonRings {
  const ring = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ] as const;
  return [ring];
}

/** The same square wound clockwise, as a hole is. */
export function clockwiseSquare(x: number, y: number, side = 1): PolygonRings {
  return square(x, y, side).map((ring) => [...ring].reverse());
}

/** Unit squares for tests, row by row from the lower left: unit r × columns + c stands at (c, r). */
export function gridPolygons(columns: number, rows: number): readonly (readonly PolygonRings[])[] {
  return Array.from({ length: columns * rows }, (_, unit) => [
    square(unit % columns, Math.floor(unit / columns)),
  ]);
}
