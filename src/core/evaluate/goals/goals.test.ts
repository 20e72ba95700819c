import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocateByGrowth, allocateByShares } from "./allocate-quota.ts";
import { limitChange } from "./limit-change.ts";
import { proposeQuotas } from "./propose-quotas.ts";
import { quotaFairness } from "./quota-fairness.ts";
import { roundToSum } from "./round-to-sum.ts";

const BASES = [
  { prior: 400, potentialShare: 0.3 },
  { prior: 300, potentialShare: 0.45 },
  { prior: 300, potentialShare: 0.25 },
];
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("quota of 1,100 on 400, 300, 300 with potential .30, .45, .25", () => {
  it("by growth: 430, 345, 325", () => {
    expect(allocateByGrowth(BASES, 1_100).map((quota) => Math.round(quota * 10) / 10)).toEqual([
      430, 345, 325,
    ]);
  });

  it("by shares, half and half: 385, 412.5, 302.5", () => {
    expect(allocateByShares(BASES, 1_100, 0.5).map((quota) => Math.round(quota * 10) / 10)).toEqual([
      385, 412.5, 302.5,
    ]);
  });

  it("with changes capped at 25 %: the second stops at 375, the others take up the rest", () => {
    const limited = limitChange(allocateByShares(BASES, 1_100, 0.5), [400, 300, 300], 0.25) ?? [];
    expect(limited[1]).toBeCloseTo(375, 9);
    expect(sum(limited)).toBeCloseTo(1_100, 6);
    expect(limitChange([2_000, 0, 0], [400, 300, 300], 0.25)).toBeNull();
  });
});

describe("a proposal of quotas", () => {
  const rows = BASES.map(({ prior, potentialShare }, index) => ({
    name: `T${index}`,
    prior,
    potential: potentialShare * 4_000,
    attained: prior * (0.8 + 0.2 * index),
  }));
  const wish = { target: 1_100, formula: "growth", priorWeight: 0.5, cap: null, companyGoal: 1_000 } as const;

  it("has both formulas beside each other, sums exactly and shows the over-assignment", () => {
    const found = proposeQuotas(rows, wish);
    expect(found.ok && found.value.quotas.map(({ quota }) => quota)).toEqual([430, 345, 325]);
    expect(found.ok && found.value.quotas.map(({ byShares }) => byShares)).toEqual([
      expect.closeTo(385, 9),
      expect.closeTo(412.5, 9),
      expect.closeTo(302.5, 9),
    ]);
    expect(found.ok && found.value.overAssignment).toBeCloseTo(1.1, 12);
    expect(found.ok && found.value.verdict).toBe("not-enough-data");
  });

  it("keeps within the cap all but those who are new, and says where it cannot", () => {
    const young = [...rows, { name: "new", prior: 0, potential: 1_000, attained: null }];
    const found = proposeQuotas(young, { ...wish, cap: 0.05 });
    if (!found.ok) throw new Error(found.problems[0].cause);
    expect(sum(found.value.quotas.map(({ quota }) => quota))).toBe(1_100);
    for (const { prior, quota } of found.value.quotas.slice(0, 3))
      expect(Math.abs(quota - prior)).toBeLessThanOrEqual(0.05 * prior + 1);
    expect(found.value.quotas[3]).toMatchObject({ change: null });
    const impossible = proposeQuotas(rows, { ...wish, cap: 0.05 });
    expect(impossible.ok ? [] : impossible.problems.map(({ code }) => code)).toEqual(["EVA-171"]);
    const nothing = proposeQuotas([{ ...rows[0], potential: 0 }], wish);
    expect(nothing.ok ? [] : nothing.problems.map(({ code }) => code)).toEqual(["EVA-170"]);
  });

  it("sums to the target whatever the rows", () => {
    const row = fc.record({
      name: fc.constant("T"),
      prior: fc.integer({ min: 0, max: 1e6 }),
      potential: fc.integer({ min: 0, max: 1e6 }),
      attained: fc.constant(null),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 1e7 }),
        fc.constantFrom("growth" as const, "shares" as const),
        (list, target, formula) => {
          const found = proposeQuotas(list, { ...wish, target, formula });
          if (found.ok) expect(sum(found.value.quotas.map(({ quota }) => quota))).toBe(target);
        },
      ),
    );
  });
});

it("rounds to whole numbers that sum exactly", () => {
  expect(roundToSum([33.4, 33.3, 33.3])).toEqual([34, 33, 33]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 30 }), (shares) => {
      const rounded = roundToSum(shares);
      expect(sum(rounded)).toBe(Math.round(sum(shares)));
      rounded.forEach((value, index) => {
        expect(Math.abs(value - shares[index])).toBeLessThanOrEqual(1);
      });
    }),
  );
});

describe("fairness of quotas", () => {
  it("is doubted where reps with more potential attain more", () => {
    const reps = Array.from({ length: 12 }, (_, rep) => ({
      quota: 100,
      attained: 70 + 5 * rep,
      potential: 10 + rep * rep,
    }));
    const fairness = quotaFairness(reps, 1_000);
    expect(fairness.spearman).toBeCloseTo(1, 12);
    expect(fairness.interval?.low).toBeGreaterThan(0.5);
    expect(fairness.shareInBand).toBeCloseTo(9 / 12, 12);
    expect(fairness.overAssignment).toBeCloseTo(1.2, 12);
  });

  it("is not judged on three reps, nor where nothing varies", () => {
    const rep = { quota: 100, attained: 90, potential: 5 };
    expect(quotaFairness([rep, rep, rep], 0)).toMatchObject({
      pearson: null,
      interval: null,
      overAssignment: null,
    });
    expect(quotaFairness([rep, rep, rep, rep], 0).pearson).toBeNull();
  });
});
