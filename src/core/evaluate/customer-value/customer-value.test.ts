import { describe, expect, it } from "vitest";
import { seededRandom } from "../../search/random.ts";
import {
  expectedOfKnown,
  expectedOfNew,
  likelihoodOf,
  probabilityAlive,
  probabilityOfNone,
} from "./expected-purchases.ts";
import { fitPurchases } from "./fit-purchases.ts";
import { lifetimeValue } from "./lifetime-value.ts";
import type { PurchaseModel } from "./purchase-history.ts";
import { type SteadyCustomer, simpleLifetimeValue } from "./simple-lifetime-value.ts";
import { expectedSpend, populationSpend } from "./spend-model.ts";

/** Fader, Hardie & Lee 2005, weeks. */
const CDNOW: PurchaseModel = { timeUnit: "week", r: 0.2425928, alpha: 4.413528, a: 0.7928857, b: 2.425752 };
/** Fader & Hardie 2013, and fitted to more digits. */
const PUBLISHED_SPEND = { p: 6.25, q: 3.74, v: 15.44 };
const SPEND = { p: 6.248783, q: 3.744579, v: 15.44776 };

describe("simple lifetime value", () => {
  const value = (margin: number, retention: number, discount: number, acquisitionCost = 0) => {
    const customer: SteadyCustomer = {
      unit: "year",
      margin,
      retention,
      discount,
      acquisitionCost,
      firstMargin: "after-one-unit",
    };
    return simpleLifetimeValue(customer);
  };

  it("of LL Bean: 50.00 after an acquisition cost of 100", () =>
    expect(value(150, 0.55, 0.1, 100)).toBeCloseTo(50, 2));

  it.each([
    [0.8, 0.1, 2.667],
    [0.9, 0.12, 4.091],
  ])("is the margin × %d retention and %d discount: %d", (retention, discount, multiple) => {
    expect(value(1, retention, discount)).toBeCloseTo(multiple, 3);
  });

  it("of a customer who never leaves is margin ÷ discount, and without discount has no end", () => {
    expect(value(5, 1, 0.1)).toBeCloseTo(50, 10);
    expect(value(5, 1, 0)).toBeNull();
  });
});

describe("BG/NBD with the parameters of CDNOW", () => {
  it.each([
    [1, 0.0532],
    [3, 0.1506],
    [32, 1.0437],
    [78, 1.858],
  ])("a new customer repeats within %d weeks %d times", (weeks, expected) => {
    expect(expectedOfNew(CDNOW, weeks)).toBeCloseTo(expected, 4);
  });

  it("a customer with x = 2, t_x = 30.43, T = 38.86 buys 1.2259 times in 39 weeks and is alive with .7266", () => {
    const history = { repeats: 2, lastPurchase: 30.43, age: 38.86 };
    expect(expectedOfKnown(CDNOW, history, 39)).toBeCloseTo(1.2259, 4);
    expect(probabilityAlive(CDNOW, history)).toBeCloseTo(0.7266, 4);
    expect(probabilityAlive(CDNOW, { repeats: 0, lastPurchase: 0, age: 38 })).toBe(1);
  });

  it("a new customer buys nothing in 39 weeks with .5737864", () => {
    expect(probabilityOfNone({ ...CDNOW, r: 0.243, alpha: 4.414 }, 39)).toBeCloseTo(0.5737864, 7);
  });
});

describe("money per purchase", () => {
  it("is 35.17 over all, and pulled towards it: 24.66, 18.92, 71.47", () => {
    expect(populationSpend(SPEND)).toBeCloseTo(35.17, 2);
    const expected = [
      [2, 22.35, 24.66],
      [1, 11.77, 18.92],
      [7, 73.74, 71.47],
    ];
    for (const [repeats, mean, spend] of expected)
      expect(expectedSpend(PUBLISHED_SPEND, { repeats, mean })).toBeCloseTo(spend, 2);
  });
});

describe("lifetime value over 12 months at 1 %", () => {
  const models = { purchases: CDNOW, spend: SPEND };
  const customers = [
    { repeats: 2, lastPurchase: 30.43, age: 38.86, meanSpend: 22.35 },
    { repeats: 1, lastPurchase: 1.71, age: 38.86, meanSpend: 11.77 },
    { repeats: 7, lastPurchase: 29.43, age: 38.86, meanSpend: 73.74 },
  ];
  const values = (unitsPerPeriod: number) =>
    customers.map((customer) =>
      lifetimeValue(models, customer, {
        periods: 12,
        unitsPerPeriod,
        discountPerPeriod: 0.01,
        marginShare: 1,
      }),
    );

  it("is 36.28, 4.64, 283.52 with true months of 4.345 weeks", () => {
    for (const [index, expected] of [36.28, 4.64, 283.52].entries())
      expect(values(4.345)[index]).toBeCloseTo(expected, 2);
  });

  it("is the published 140.10, 18.94, 1,003.87 only where a month is taken for 30 weeks", () => {
    for (const [index, expected] of [140.1, 18.94, 1_003.87].entries())
      expect(values(30)[index]).toBeCloseTo(expected, 2);
  });
});

/** Drawn with r = 1, alpha = 5, a = 1, b = 2. */
function draw(customers: number, seed: number) {
  const random = seededRandom(seed);
  const uniform = () => Math.max(1e-12, random.next());
  // gamma of shape 1 and beta of (1, 2) by inversion
  return Array.from({ length: customers }, () => {
    const rate = -Math.log(uniform()) / 5;
    const leaving = 1 - Math.sqrt(uniform());
    let [time, lastPurchase, repeats] = [0, 0, 0];
    for (;;) {
      time += -Math.log(uniform()) / rate;
      if (time > 40) break;
      lastPurchase = time;
      repeats++;
      if (random.next() < leaving) break;
    }
    return { repeats, lastPurchase, age: 40, customers: 1 };
  });
}

it("finds the parameters that simulated customers were drawn from, in any unit of time", () => {
  const histories = draw(1_500, 11);
  const weeks = fitPurchases(histories, "week");
  expect(weeks?.model.r).toBeGreaterThan(0.85);
  expect(weeks?.model.r).toBeLessThan(1.15);
  expect(weeks && weeks.model.a / weeks.model.b).toBeGreaterThan(0.35);
  expect(weeks && weeks.model.a / weeks.model.b).toBeLessThan(0.7);
  expect(fitPurchases(histories.slice(0, 99), "week")).toBeNull();
});

it("finds the top of the likelihood of so many customers that a few of them lead the search", () => {
  const histories = draw(16_000, 3);
  const found = fitPurchases(histories, "week");
  if (found === null) throw new Error("not fitted");
  const likelihood = likelihoodOf(histories);
  expect(found.logLikelihood).toBeCloseTo(likelihood(found.model), 4);
  for (const parameter of ["r", "alpha", "a", "b"] as const) {
    for (const factor of [0.995, 1.005]) {
      const beside = { ...found.model, [parameter]: found.model[parameter] * factor };
      expect(likelihood(beside)).toBeLessThan(found.logLikelihood);
    }
  }
});
