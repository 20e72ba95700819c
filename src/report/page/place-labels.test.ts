import fc from "fast-check";
import { expect, test } from "vitest";
import { placeLabels } from "./place-labels.ts";

const label = (text: string, x: number, y: number) => ({ text, x, y, width: 30, height: 18 });

test("leaves a label that has room exactly where it belongs", () => {
  expect(placeLabels([label("A", 50, 50)], 90)).toEqual([{ ...label("A", 50, 50), labelX: 50, labelY: 50 }]);
});

test("moves the second of two labels on one spot, and keeps its spot to lead back to", () => {
  const [first, second] = placeLabels([label("A", 50, 50), label("B", 52, 50)], 90);
  expect([first.labelX, first.labelY]).toEqual([50, 50]);
  expect([second.x, second.y]).toEqual([52, 50]);
  expect([second.labelX, second.labelY]).not.toEqual([52, 50]);
});

test("leaves out what finds no room within reach", () => {
  expect(placeLabels([label("A", 50, 50), label("B", 50, 50)], 0)).toHaveLength(1);
});

test("never lets two labels overlap", () => {
  const wish = fc.record({ x: fc.integer({ min: 0, max: 200 }), y: fc.integer({ min: 0, max: 200 }) });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 25 }), (wishes) => {
      const placed = placeLabels(
        wishes.map(({ x, y }, i) => label(`T${i}`, x, y)),
        90,
      );
      placed.forEach((a, i) => {
        for (const b of placed.slice(i + 1)) {
          const isApart = Math.abs(a.labelX - b.labelX) >= 30 || Math.abs(a.labelY - b.labelY) >= 18;
          expect(isApart).toBe(true);
        }
      });
    }),
  );
});
