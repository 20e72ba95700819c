import fc from "fast-check";
import { expect, it } from "vitest";
import { nonDominated } from "./non-dominated.ts";

const arbitraryPoints = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }), {
  maxLength: 12,
});
const dominates = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, i) => value <= b[i]) && a.some((value, i) => value < b[i]);

it("keeps exactly the points that none dominates, once each", () => {
  fc.assert(
    fc.property(arbitraryPoints, (points) => {
      const expected = [...points.keys()].filter(
        (at) =>
          !points.some((other) => dominates(other, points[at])) &&
          points.findIndex((other) => other.join() === points[at].join()) === at,
      );
      expect(nonDominated(points)).toEqual(expected);
    }),
    { numRuns: 500, seed: 4 },
  );
});
