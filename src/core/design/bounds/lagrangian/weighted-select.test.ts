import fc from "fast-check";
import { expect, it } from "vitest";
import { weightedSelect } from "./weighted-select.ts";

it("finds the weight at which a full sort would reach the target", () => {
  const arbitraryItems = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 9 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(arbitraryItems, fc.integer({ min: 1, max: 120 }), (pairs, target) => {
      const keys = Float64Array.from(pairs, ([key]) => key);
      const weights = Float64Array.from(pairs, ([, weight]) => weight);
      const found = weightedSelect(Int32Array.from(pairs.keys()), pairs.length, { keys, weights, target });
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      if (total < target) {
        expect(found).toBeNull();
        return;
      }
      const sorted = pairs.slice().sort((a, b) => a[0] - b[0]);
      let sum = 0;
      const reachedAt = sorted.find(([, weight]) => {
        sum += weight;
        return sum >= target;
      })?.[0];
      expect(found && keys[found.item]).toBe(reachedAt);
      // the item, and only with it, brings the sum to the target
      expect(found?.weightBefore).toBeLessThan(target);
      expect((found?.weightBefore ?? 0) + weights[found?.item ?? 0]).toBeGreaterThanOrEqual(target);
    }),
    { numRuns: 500, seed: 1 },
  );
});

it("looks only at the first items", () => {
  const keyed = { keys: Float64Array.of(1, 0), weights: Float64Array.of(1, 1), target: 1 };
  expect(weightedSelect(Int32Array.of(0, 1), 1, keyed)).toEqual({ item: 0, weightBefore: 0 });
});
