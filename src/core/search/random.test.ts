import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "./random.ts";

const draws = (seed: number, stream: number, count: number): number[] => {
  const random = seededRandom(seed, stream);
  return Array.from({ length: count }, () => random.next());
};

describe("seededRandom", () => {
  it("repeats itself for the same seed and stream, and for no other nearby", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 1000 }), (seed, stream) => {
        const first = draws(seed, stream, 8);
        expect(draws(seed, stream, 8)).toEqual(first);
        expect(draws(seed, stream + 1, 8)).not.toEqual(first);
        expect(draws(seed + 1, stream, 8)).not.toEqual(first);
      }),
    );
  });

  it("gives streams of one seed that share no more equal draws than chance would", () => {
    const streams = Array.from({ length: 8 }, (_, s) => new Set(draws(1, s, 2000)));
    for (const [s, stream] of streams.entries()) {
      const others = streams.filter((_, t) => t !== s);
      // 2,000 × 14,000 pairs of 32 bits: 0.007 equal ones expected
      expect([...stream].filter((value) => others.some((other) => other.has(value))).length).toBeLessThan(2);
    }
  });

  it("spreads draws evenly over ten bins (chi-squared with 9 degrees of freedom below the 1 in 100,000 quantile)", () => {
    for (const seed of [0, 1, 2, 12345, -7]) {
      const bins = new Array<number>(10).fill(0);
      const random = seededRandom(seed);
      for (let i = 0; i < 20_000; i++) bins[random.below(10)]++;
      const chiSquared = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
      expect(chiSquared).toBeLessThan(39.3);
    }
  });

  it("lets one draw say nothing about the next (serial correlation below 4 sigma)", () => {
    const count = 20_000;
    for (const seed of [0, 1, 99]) {
      const values = draws(seed, 0, count + 1).map((value) => value - 0.5);
      let product = 0;
      for (let i = 0; i < count; i++) product += values[i] * values[i + 1];
      expect(Math.abs((12 * product) / count)).toBeLessThan(4 / Math.sqrt(count));
    }
  });

  it("stays inside its bounds and reaches every whole number below a small one", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 20 }), (seed, bound) => {
        const random = seededRandom(seed);
        const seen = new Set(Array.from({ length: 60 * bound }, () => random.below(bound)));
        expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: bound }, (_, i) => i));
        const value = random.next();
        expect(value >= 0 && value < 1).toBe(true);
      }),
    );
  });
});
