import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeShapes } from "./encode-shapes.ts";
import type { PageShapes } from "./page-data.ts";

const asItIs = {
  width: 1,
  height: 1,
  kmPerStep: null,
  toGrid: (x: number, y: number): [number, number] => [x, y],
};

function decode({ arcLengths, steps }: PageShapes): [number, number][][] {
  let read = 0;
  return arcLengths.map((length) => {
    let [x, y] = [0, 0];
    return Array.from({ length }, (): [number, number] => {
      x += steps[read++];
      y += steps[read++];
      return [x, y];
    });
  });
}

test("keeps the corners and drops the points on a straight line between them", () => {
  const arc = [
    [0, 0],
    [5, 0],
    [10, 0],
    [10, 5],
    [10, 10],
  ] as const;
  expect(decode(encodeShapes({ arcs: [arc], polygons: [] }, asItIs))).toEqual([
    [
      [0, 0],
      [10, 0],
      [10, 10],
    ],
  ]);
});

test("keeps a dense circle round although each point hardly leaves its neighbours' line", () => {
  const circle = Array.from({ length: 721 }, (_, i): [number, number] => [
    Math.round(1000 * Math.cos((i * Math.PI) / 360)),
    Math.round(1000 * Math.sin((i * Math.PI) / 360)),
  ]);
  const [kept] = decode(encodeShapes({ arcs: [circle], polygons: [] }, asItIs));
  const area = kept.slice(1).reduce((sum, [x, y], i) => sum + (kept[i][0] * y - x * kept[i][1]) / 2, 0);
  expect(area).toBeGreaterThan(0.998 * Math.PI * 1e6);
  expect(kept.length).toBeLessThan(200);
});

test("keeps a spike that runs past an end of its chord", () => {
  const arc = [
    [0, 0],
    [7, -1],
    [4, -1],
  ] as const;
  expect(decode(encodeShapes({ arcs: [arc], polygons: [] }, asItIs))).toEqual([arc]);
});

test("keeps both ends of every arc, and no dropped point strays more than a step", () => {
  const point = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }));
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (arc) => {
      const [kept] = decode(encodeShapes({ arcs: [arc], polygons: [] }, asItIs));
      expect(kept[0]).toEqual(arc[0]);
      expect(kept[kept.length - 1]).toEqual(arc[arc.length - 1]);
      for (const [x, y] of arc) {
        const nearest = Math.min(...kept.slice(1).map((to, i) => distanceToSegment([x, y], kept[i], to)));
        expect(nearest).toBeLessThanOrEqual(Math.SQRT2 * 2);
      }
    }),
  );
});

test("lists the rings of all polygons of a unit together", () => {
  const polygons = [[[[0], [1]], [[2]]], []];
  expect(encodeShapes({ arcs: [], polygons }, asItIs).rings).toEqual([[[0], [1], [2]], []]);
});

function distanceToSegment(
  [x, y]: [number, number],
  [ax, ay]: [number, number],
  [bx, by]: [number, number],
): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2;
  const along =
    squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}
