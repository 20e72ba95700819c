import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Points } from "../domain/unit-layer.ts";
import { findNearPoints } from "./near-points.ts";

const planar = (places: readonly (readonly [number, number])[]): Points => ({
  kind: "planar",
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
});

const rowOf = ({ offsets, neighbours }: { offsets: Int32Array; neighbours: Int32Array }, u: number) => [
  ...neighbours.subarray(offsets[u], offsets[u + 1]),
];

describe("findNearPoints", () => {
  it("finds two rings around the middle of a hexagonal grid and nothing farther", () => {
    // rows of points one apart, every other row shifted by a half: six neighbours, then twelve
    const places = Array.from({ length: 81 }, (_, i): [number, number] => {
      const row = Math.floor(i / 9);
      return [(i % 9) + (row % 2) / 2, (row * Math.sqrt(3)) / 2];
    });
    const row = rowOf(findNearPoints(planar(places)), 40);
    expect(row).toHaveLength(18);
    const km = row.map((v) => Math.hypot(places[v][0] - places[40][0], places[v][1] - places[40][1]));
    expect(Math.max(...km)).toBeCloseTo(2, 9);
  });

  it("lets points on a dense line see the next line", () => {
    const places = Array.from({ length: 60 }, (_, i): [number, number] => [i % 30, i < 30 ? 0 : 500]);
    const near = findNearPoints(planar(places));
    for (let u = 0; u < 30; u++) expect(rowOf(near, u).some((v) => v >= 30)).toBe(true);
  });

  it("is mutual, free of repeats, and leads from every point to every other", () => {
    const place = fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (places) => {
        const near = findNearPoints(planar(places));
        const reached = new Set([0]);
        for (const u of reached) for (const v of rowOf(near, u)) reached.add(v);
        expect(reached.size).toBe(places.length);
        for (let u = 0; u < places.length; u++) {
          const row = rowOf(near, u);
          expect(new Set([...row, u]).size).toBe(row.length + 1);
          for (const v of row) expect(rowOf(near, v)).toContain(u);
        }
      }),
    );
  });

  it("looks across the antimeridian", () => {
    const points: Points = {
      kind: "geographic",
      x: Float64Array.of(179.9, -179.9, 120, -120, 60, -60),
      y: Float64Array.of(0, 0, 0.5, 0.5, 0, 0),
    };
    expect(rowOf(findNearPoints(points), 0)).toContain(1);
  });
});
