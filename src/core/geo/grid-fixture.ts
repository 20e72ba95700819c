import type { PolygonRings } from "./stitch-ring.ts";

/** A square for tests: lower left corner, side in degrees. Wound clockwise where asked. */
export function square(x: number, y: number, side = 1, clockwise = false): PolygonRings {
  const ring = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ] as const;
  return [clockwise ? [...ring].reverse() : ring];
}

/** Unit squares for tests, row by row from the lower left: unit r × columns + c stands at (c, r). */
export function gridPolygons(columns: number, rows: number): readonly (readonly PolygonRings[])[] {
  return Array.from({ length: columns * rows }, (_, unit) => [
    square(unit % columns, Math.floor(unit / columns)),
  ]);
}
