import fc from "fast-check";
import { expect, it } from "vitest";
import { decomposeChange } from "./decompose-change.ts";

it("explains −31,200: leads −14,097, conversion 0, win rate −29,855, value +12,752", () => {
  const found = decomposeChange([
    { key: "leads", before: 200, after: 180 },
    { key: "lead-to-opportunity", before: 0.25, after: 0.25 },
    { key: "win-rate", before: 0.3, after: 0.24 },
    { key: "value", before: 10_000, after: 11_000 },
  ]);
  expect(found.before).toBeCloseTo(150_000, 6);
  expect(found.after).toBeCloseTo(118_800, 6);
  expect(found.effects.map(({ effect }) => Math.round(effect))).toEqual([-14_097, 0, -29_855, 12_752]);
});

it("sums to the change, whatever the factors, zero included", () => {
  const value = fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1_000, noNaN: true }));
  const factor = fc.record({ key: fc.constant("x"), before: value, after: value });
  fc.assert(
    fc.property(fc.array(factor, { minLength: 1, maxLength: 5 }), (factors) => {
      const { before, after, effects } = decomposeChange(factors);
      const sum = effects.reduce((total, { effect }) => total + effect, 0);
      const size = factors.reduce((all, one) => all * (Math.max(one.before, one.after) || 1), 1);
      expect(Math.abs(sum - (after - before))).toBeLessThanOrEqual(1e-6 * size);
    }),
  );
});
