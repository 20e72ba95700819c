import { describe, expect, it } from "vitest";
import { seededRandom } from "../../search/random.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";
import { accuracy } from "./accuracy.ts";
import { backTest } from "./back-test.ts";
import { croston } from "./croston.ts";
import { dampedTrend } from "./damped-trend.ts";
import { deseasonalise } from "./deseasonalise.ts";
import { forecastSeries } from "./forecast-series.ts";
import { forecastHoltWinters, holtWinters } from "./holt-winters.ts";
import { seasonalIndices } from "./seasonal-indices.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import { smoothLevel } from "./smooth-level.ts";
import { theta } from "./theta.ts";

const numbers = (text: string) => text.split(" ").map(Number);
/** README of the npm package nostradamus. */
const SERIES_H = numbers(
  "362 385 432 341 382 409 498 387 473 513 582 474 544 582 681 557 628 707 773 592 627 725 854 661",
);
/** Quarterly beer production of Australia from 1992 (fpp2 §3.4); the last ten values are the test set. */
const BEER = numbers(
  "443 410 420 532 433 421 410 512 449 381 423 531 426 408 416 520 409 398 398 507 432 398 406 526 428 397 403 517 435 383 424 521 421 402 414 500 451 380 416 492 428 408 406 506 435 380 421 490 435 390 412 454 416 403 408 482 438 386 405 491 427 383 394 473 420 390 410 488 415 398 419 488 414 374",
);
const [TRAIN, TEST] = [BEER.slice(0, 64), BEER.slice(64)];
const rounded = (values: readonly number[], digits: number) =>
  values.map((value) => Number(value.toFixed(digits)));

describe("Australian beer", () => {
  const against = (forecasts: readonly number[]) => {
    const found = accuracy(forecasts, TEST, { train: TRAIN, period: 4 });
    return rounded([found.rootMeanSquareError, found.meanAbsoluteError, found.mape ?? 0, found.mase ?? 0], 2);
  };

  it("seasonal naive: RMSE 14.31, MAE 13.40, MAPE 3.17, MASE .94", () => {
    expect(against(seasonalNaive(TRAIN, 4, 10))).toEqual([14.31, 13.4, 3.17, 0.94]);
  });

  it("naive: 62.69, 57.40, 14.18, 4.01", () => {
    expect(against(seasonalNaive(TRAIN, 1, 10))).toEqual([62.69, 57.4, 14.18, 4.01]);
  });

  it("mean: 38.45, 34.83, 8.28, 2.44", () => {
    const mean = TRAIN.reduce((sum, value) => sum + value, 0) / TRAIN.length;
    expect(against(TEST.map(() => mean))).toEqual([38.45, 34.83, 8.28, 2.44]);
  });
});

describe("series H", () => {
  const WEIGHTS = { alpha: 0.5, beta: 0.4, gamma: 0.6 };

  it.each([
    ["additive", [733.76, 854.94, 965.4, 760.79]],
    ["multiplicative", [728.02, 863.54, 995.92, 752.18]],
  ] as const)("%s Holt–Winters: %j", (kind, expected) => {
    const state = holtWinters(SERIES_H, { period: 4, kind }, WEIGHTS);
    expect(rounded(forecastHoltWinters(state, 4, { kind }), 2)).toEqual(expected);
  });

  it("seasonal indices .9579, 1.0194, 1.1369, .8749, scaled .9605, 1.0221, 1.1400, .8773", () => {
    const found = seasonalIndices(SERIES_H, 4, "multiplicative");
    expect(rounded(found?.raw ?? [], 4)).toEqual([0.9579, 1.0194, 1.1369, 0.8749]);
    expect(rounded(found?.indices ?? [], 4)).toEqual([0.9605, 1.0221, 1.14, 0.8773]);
  });
});

it("Theta with α .5: slope 1.1758, level 19.672, then 20.846, 21.434, 22.022", () => {
  const values = [10, 12, 13, 12, 15, 16, 18, 17, 20, 21];
  // with α 1 the level is the last value, and a step is half the slope
  expect(2 * (theta(values, 1, 1)[0] - 21)).toBeCloseTo(1.1758, 4);
  expect(smoothLevel(values.slice(1), 0.5, values[0]).level).toBeCloseTo(19.672, 3);
  expect(rounded(theta(values, 3, 0.5), 3)).toEqual([20.846, 21.434, 22.022]);
});

it("Croston's method on product C of fpp2: size 2.7503, interval 2.7933, .9846 a period, .9354 without bias", () => {
  const demand = numbers("0 2 0 1 0 11 0 0 0 0 2 0 6 3 0 0 0 0 0 7 0 0 0 0 0 0 0 3 1 0 0 1 0 1 0 0");
  const found = croston(demand);
  expect(found?.size).toBeCloseTo(2.7503, 4);
  expect(found?.interval).toBeCloseTo(2.7933, 4);
  expect(found?.perPeriod).toBeCloseTo(0.9846, 4);
  expect(found?.perPeriodUnbiased).toBeCloseTo(0.9354, 4);
  expect(croston([0, 0])).toBeNull();
});

describe("a season", () => {
  const seasonal = Array.from({ length: 48 }, (_, t) => (100 + t) * (t % 12 === 11 ? 2 : 1));

  it("is found, taken out and put back", () => {
    const bare = deseasonalise(seasonal, 12);
    expect(bare.kind).toBe("multiplicative");
    expect(Math.max(...bare.values)).toBeLessThan(200);
    expect(bare.restore(Array(12).fill(100))[11]).toBeGreaterThan(180);
  });

  it("is not found in a straight line of months, nor in less than two years", () => {
    expect(deseasonalise(seasonal.slice(0, 23), 12).kind).toBeNull();
    expect(deseasonalise([5, 5, 5, 5, 5, 5, 5, 5], 4).kind).toBeNull();
  });

  it("of values that reach zero is added, not multiplied", () => {
    expect(deseasonalise([0, 9, 0, 8, 0, 9, 0, 9, 0, 8, 0, 9], 2).kind).toBe("additive");
  });
});

describe("a forecast", () => {
  it("goes on with a trend, damped", () => {
    const line = Array.from({ length: 30 }, (_, t) => 10 + 2 * t);
    const [next, , , fourth] = dampedTrend(line, 4);
    expect(next).toBeGreaterThan(69);
    expect(next).toBeLessThan(70.1);
    expect(fourth).toBeGreaterThan(next);
  });

  it("never falls below zero for sales that never did, and bears the shortest series", () => {
    const ending = forecastSeries(
      [...Array(20).keys()].map((t) => 100 - 5 * t),
      { period: 12 },
      6,
    );
    expect(Math.min(...ending.forecasts.map(({ value }) => value))).toBe(0);
    expect(forecastSeries([7], { period: 12 }, 2).forecasts).toEqual([{ value: 7 }, { value: 7 }]);
    expect(forecastSeries([7, 7, 7, 7, 7, 7, 7, 7, 7], { period: 1 }, 1).method).toBe("median");
  });

  it("learns in its back-test from what lies before only", () => {
    const seen = backTest([...BEER.slice(0, 40), ...Array(8).fill(99_999)], { period: 4 }, 4);
    expect(seen.origins).toBeGreaterThan(3);
    expect(seen.errors("median").some(({ error }) => Math.abs(error) > 50_000)).toBe(true);
  });

  it("has intervals that hold 80 and 95 % of what comes, on noisy seasonal series", () => {
    const random = seededRandom(3);
    const noise = () => normalQuantile(0.5 + (random.next() - 0.5) * 0.999_999);
    let [held80, held95, all] = [0, 0, 0];
    for (let series = 0; series < 60; series++) {
      const values = Array.from({ length: 46 }, (_, t) => 1_000 + [0, 150, -100, -50][t % 4] + 40 * noise());
      const { forecasts } = forecastSeries(values.slice(0, 40), { period: 4 }, 6);
      forecasts.forEach((forecast, index) => {
        if (!("low80" in forecast)) return;
        const value = values[40 + index];
        all++;
        if (value >= forecast.low80 && value <= forecast.high80) held80++;
        if (value >= forecast.low95 && value <= forecast.high95) held95++;
      });
    }
    expect(all).toBe(360);
    expect(held80 / all).toBeGreaterThan(0.75);
    expect(held80 / all).toBeLessThan(0.93);
    expect(held95 / all).toBeGreaterThan(0.91);
  });
});
