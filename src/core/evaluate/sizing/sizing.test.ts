import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Adbudg, calibrateAdbudg, fitAdbudg, respond } from "./adbudg.ts";
import { breakdownSize } from "./breakdown-size.ts";
import { respondElastically } from "./elastic-response.ts";
import { planCalls } from "./plan-calls.ts";
import { salesCapacity } from "./sales-capacity.ts";
import { sizeByIncrement } from "./size-by-increment.ts";
import { sizeByWorkload } from "./size-by-workload.ts";
import { splitEffort } from "./split-effort.ts";
import { workloadIndex } from "./workload-index.ts";

const calls = (accounts: number, callsPerAccount: number) => ({ accounts, callsPerAccount, hoursPerCall: 1 });

describe("size by workload", () => {
  it("60,000 calls at 1,000 a rep need 60 (Kotler)", () => {
    expect(sizeByWorkload([calls(1_000, 36), calls(2_000, 12)], 1_000)).toMatchObject({
      workload: 60_000,
      reps: 60,
    });
  });

  it("9,100 hours at 960 a rep need 9.48", () => {
    const size = sizeByWorkload([{ accounts: 1, callsPerAccount: 1, hoursPerCall: 9_100 }], 40 * 48 * 0.5);
    expect(size.reps).toBeCloseTo(9.48, 2);
    expect(size.above.reps).toBe(10);
  });

  it("a wholesaler with 1,170 calls a week at 115 needs 10.17: 101.7 % busy with 10, 92.5 % with 11", () => {
    const size = sizeByWorkload([calls(130, 3), calls(260, 2), calls(260, 1)], 20 * 5 + 15);
    expect(size.reps).toBeCloseTo(10.17, 2);
    expect(size.below?.utilisation).toBeCloseTo(1.017, 3);
    expect(size.above.utilisation).toBeCloseTo(0.925, 3);
  });

  it("modern and traditional outlets need 1.00 + 4.33, summed before rounding", () => {
    const capacity = 6 * 25 * 4;
    expect(sizeByWorkload([calls(150, 4)], capacity).reps).toBeCloseTo(1, 2);
    expect(sizeByWorkload([calls(1_300, 2)], capacity).reps).toBeCloseTo(4.33, 2);
    expect(sizeByWorkload([calls(150, 4), calls(1_300, 2)], capacity).above.reps).toBe(6);
  });

  it("200 major, 450 medium and 1,000 minor accounts need 32,400 hours and 27 reps", () => {
    const segments = [
      [200, 4],
      [450, 2],
      [1_000, 1],
    ].map(([accounts, hoursPerCall]) => ({
      accounts,
      callsPerAccount: 12,
      hoursPerCall,
    }));
    expect(sizeByWorkload(segments, 1_200)).toMatchObject({ workload: 32_400, reps: 27 });
  });
});

it("workload indices 1.20, 1.00, 0.80, 0.60, 1.40; a fifth in the band", () => {
  const index = workloadIndex([1800, 1500, 1200, 900, 2100]);
  expect(index.indices.map((value) => Number(value.toFixed(2)))).toEqual([1.2, 1, 0.8, 0.6, 1.4]);
  expect(index.shareInBand).toBe(0.2);
});

it("sales of 100,000 at 10,000 a rep need 10, with 10 % turnover 11", () => {
  expect(breakdownSize(100_000, 10_000, 0)).toBe(10);
  expect(breakdownSize(100_000, 10_000, 0.1)).toBeCloseTo(11, 10);
});

it("reps 11 to 14 bring 50k, 33k, 16k and −1k: stop at 13", () => {
  const size = sizeByIncrement(
    [
      [100, 250],
      [80, 200],
      [60, 150],
      [40, 100],
    ].map(([margin, sales]) => ({
      grossMargin: margin * 1_000,
      sales: sales * 1_000,
    })),
    { fixedCost: 35_000, costShareOfSales: 0.06 },
  );
  expect(size.netContributions.map(Math.round)).toEqual([50_000, 33_000, 16_000, -1_000]);
  expect(10 + size.worthwhile).toBe(13);
});

it("revenue of 1,000,000√x at 100,000 a rep is best with 25 reps: 2.5 M", () => {
  const revenue = (reps: number) => 1_000_000 * Math.sqrt(reps);
  const increments = Array.from({ length: 40 }, (_, before) => {
    const grossMargin = revenue(before + 1) - revenue(before);
    return { grossMargin, sales: grossMargin };
  });
  const size = sizeByIncrement(increments, { fixedCost: 100_000, costShareOfSales: 0 });
  expect(size.worthwhile).toBe(25);
  const profit = size.netContributions.slice(0, size.worthwhile).reduce((sum, net) => sum + net, 0);
  expect(profit).toBeCloseTo(2_500_000, 4);
});

it("an elasticity of .34 brings 3.3 % more sales for 10 % more effort", () => {
  expect(respondElastically(1.1)).toBeCloseTo(1.033, 3);
  expect(respondElastically(1)).toBe(1);
  expect(respondElastically(0)).toBe(0);
});

describe("ADBUDG", () => {
  it("calibrated by b .6, a 1.4, r 1.15: d 1.000, c 1.9446", () => {
    const curve = calibrateAdbudg(0.6, 1.15, 1.4) as Adbudg;
    expect(curve.d).toBeCloseTo(1, 3);
    expect(curve.c).toBeCloseTo(1.9446, 4);
    expect(respond(curve, 1)).toBeCloseTo(1, 12);
    expect(respond(curve, 1.5)).toBeCloseTo(1.15, 12);
    expect(calibrateAdbudg(0.6, 1.5, 1.4)).toBeNull();
  });

  it("fitted to Crawford Labs: a 1.3706, b .5109, c 4.515, d .7336, SSE .000843, f(1.15) 1.129", () => {
    const sales = [0.5, 0.53, 0.55, 0.75, 1, 1.2, 1.27, 1.32, 1.35];
    const fit = fitAdbudg(sales.map((value, index) => [index * 0.25, value] as const));
    expect(fit?.curve.a).toBeCloseTo(1.3706, 3);
    expect(fit?.curve.b).toBeCloseTo(0.5109, 3);
    expect(fit?.curve.c).toBeCloseTo(4.515, 2);
    expect(fit?.curve.d).toBeCloseTo(0.7336, 3);
    expect(fit?.squaredErrors).toBeCloseTo(0.000843, 6);
    expect(fit && respond(fit.curve, 1.15)).toBeCloseTo(1.129, 3);
  });
});

describe("splitting effort", () => {
  it("of 4 over segments with k 200 and 50, b .5 and .8 gives 3.1664 and .8336, sales 183.27", () => {
    const segments = [
      { k: 200, b: 0.5 },
      { k: 50, b: 0.8 },
    ];
    const shares = splitEffort(segments, 4);
    expect(shares[0]).toBeCloseTo(3.1664, 4);
    expect(shares[1]).toBeCloseTo(0.8336, 4);
    const sales = segments.reduce((sum, { k, b }, index) => sum + k * (1 - Math.exp(-b * shares[index])), 0);
    expect(sales).toBeCloseTo(183.27, 2);
  });

  it("sums to the effort exactly, whatever the segments", () => {
    const positive = fc.double({ min: 0.1, max: 100, noNaN: true });
    const segments = fc.array(fc.record({ k: positive, b: positive }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(segments, positive, (given, effort) => {
        const sum = splitEffort(given, effort).reduce((total, share) => total + share, 0);
        expect(sum / effort).toBeCloseTo(1, 9);
      }),
    );
  });
});

it("CALLPLAN finds 42 with (3, 2, 1) calls, where adding one call at a time stops at 37", () => {
  const responses = [
    [0, 10, 18, 24, 28],
    [0, 2, 12, 16, 18],
    [0, 6, 9, 11, 12],
  ];
  expect(planCalls(responses, 6)).toEqual({ calls: [3, 2, 1], contribution: 42 });
  expect(planCalls(responses, 0)).toEqual({ calls: [0, 0, 0], contribution: 0 });
});

describe("capacity", () => {
  const noAttrition = { ramp: [], annualAttrition: 0 };

  it("of 7 ramped and 3 new reps with a quota of 150k: 1.0725 M", () => {
    const group = (reps: number, attainment: number) => ({
      reps,
      annualQuota: 150_000,
      monthsInRole: 24,
      attainment,
    });
    expect(salesCapacity([group(7, 0.85), group(3, 0.4)], noAttrition)).toBeCloseTo(1_072_500, 4);
  });

  it("of 20 reps and 5 at half speed is 18.75 ramped reps at 85 and 70 %, not 25", () => {
    const experienced = { reps: 20, annualQuota: 1, monthsInRole: 24, attainment: 0.85 };
    const fresh = { reps: 5, annualQuota: 1, monthsInRole: 0, attainment: 0.7 };
    const ramp = new Array<number>(12).fill(0.5);
    expect(salesCapacity([experienced, fresh], { ramp, annualAttrition: 0 })).toBeCloseTo(18.75, 10);
  });

  it("shrinks as reps leave", () => {
    const group = { reps: 10, annualQuota: 12, monthsInRole: 24, attainment: 1 };
    const capacity = salesCapacity([group], { ramp: [], annualAttrition: 0.2 });
    expect(capacity).toBeLessThan(120);
    expect(capacity).toBeGreaterThan(120 * 0.8);
  });
});
