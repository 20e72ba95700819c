import fc from "fast-check";
import { expect, test } from "vitest";
import { BorderLines, outlineUnits } from "./border-lines.ts";
import { buildTopology } from "./build-topology.ts";
import { findGapUnits } from "./gap-units.ts";
import { gridPolygons } from "./grid-fixture.ts";
import { packShapes } from "./shape-columns.ts";

const [WIDE, HIGH] = [6, 4];
const columns = packShapes(buildTopology(gridPolygons(WIDE, HIGH)));
const CLASSES = 3;

type Lines = readonly (readonly (readonly [number, number])[])[];
const length = (lines: Lines) =>
  lines
    .flatMap((line) => line.slice(1).map(([x, y], i) => Math.hypot(x - line[i][0], y - line[i][1])))
    .reduce((sum, each) => sum + each, 0);

/** What the sides of the squares come to, counted without shapes. */
function borderLength(classOf: readonly number[]): number {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= WIDE || y >= HIGH ? -1 : classOf[y * WIDE + x];
  let count = 0;
  for (let x = -1; x < WIDE; x++)
    for (let y = -1; y < HIGH; y++)
      count += Number(at(x, y) !== at(x + 1, y)) + Number(at(x, y) !== at(x, y + 1));
  return count;
}

const classes = fc.array(fc.integer({ min: -1, max: CLASSES - 1 }), {
  minLength: WIDE * HIGH,
  maxLength: WIDE * HIGH,
});

test("borders follow units from class to class as if they were found anew", () => {
  fc.assert(
    fc.property(classes, fc.array(classes, { maxLength: 3 }), (first, later) => {
      let now = first;
      const borders = new BorderLines(columns, CLASSES, (unit) => now[unit]);
      const shown = new Map(borders.takeChanged().map(({ id, lines }) => [id, lines]));
      for (const next of later) {
        const changed = next.flatMap((each, unit) => (each === now[unit] ? [] : [unit]));
        now = next;
        borders.update(changed);
        for (const { id, lines } of borders.takeChanged()) shown.set(id, lines);
      }
      expect(length([...shown.values()].flat())).toBeCloseTo(borderLength(now), 9);
    }),
  );
});

test("what a change does not touch is not given again", () => {
  const now = Array.from({ length: WIDE * HIGH }, (_, unit) => Math.floor((unit % WIDE) / 2));
  const borders = new BorderLines(columns, CLASSES, (unit) => now[unit]);
  // three columns of two squares each: two borders between, three to the outside
  expect(borders.takeChanged()).toHaveLength(5);
  expect(borders.takeChanged()).toEqual([]);
  now[0] = 1;
  borders.update([0]);
  // 0 with 1, and both with the outside; not those of 2
  expect(borders.takeChanged()).toHaveLength(3);
});

test("the arcs of a border become one line, and an edge all around a closed one", () => {
  const borders = new BorderLines(columns, 2, (unit) => (unit % WIDE < 3 ? 0 : 1));
  for (const { lines } of borders.takeChanged()) expect(lines).toHaveLength(1);
  const [edge, ...others] = outlineUnits(columns, new Set([0, 1, WIDE, WIDE + 1]));
  expect(others).toEqual([]);
  expect(length([edge])).toBeCloseTo(8, 9);
  expect(edge[0]).toEqual(edge[edge.length - 1]);
});

test("shapes that do not quite fit have a border between them where their classes differ, and no coast", () => {
  const SLIVER = 0.001;
  // two squares of a degree 100 m apart, and a third beyond a strait of 11 km; each of an arc to the west and the rest
  const lefts = [0, 1 + SLIVER, 2.1 + SLIVER];
  const arcs = lefts.flatMap((x) => [
    [[x, 1] as const, [x, 0] as const],
    [[x, 0] as const, [x + 1, 0] as const],
    [[x + 1, 0] as const, [x + 1, 1] as const],
    [[x + 1, 1] as const, [x, 1] as const],
  ]);
  const polygons = lefts.map((_, unit) => [[[4 * unit, 4 * unit + 1, 4 * unit + 2, 4 * unit + 3]]]);
  const packed = packShapes({ arcs, polygons });
  const shapes = { ...packed, gapUnits: findGapUnits(packed) };
  const now = [0, 0, 0];
  const borders = new BorderLines(shapes, CLASSES, (unit) => now[unit]);
  const shown = new Map<number, Lines>();
  const look = () => {
    for (const { id, lines } of borders.takeChanged()) shown.set(id, lines);
    return length([...shown.values()].flat());
  };
  expect(look()).toBeCloseTo(10, 9);
  // both sides of the sliver
  now[1] = 1;
  borders.update([1]);
  expect(look()).toBeCloseTo(12, 9);
  now[0] = 1;
  borders.update([0]);
  expect(look()).toBeCloseTo(10, 9);
  expect(length(outlineUnits(shapes, new Set([0, 1])))).toBeCloseTo(6, 9);
  expect(length(outlineUnits(shapes, new Set([0])))).toBeCloseTo(4, 9);
});
