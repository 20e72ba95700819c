import { expect, it } from "vitest";
import { dayNumber } from "../../domain/day-number.ts";
import { forecastHierarchy } from "./forecast-hierarchy.ts";
import { monthText, sumByMonth } from "./sum-by-month.ts";

it("makes children sum to their parent", () => {
  const north = Array.from({ length: 36 }, (_, t) => 100 + t + (t % 12 === 11 ? 60 : 0));
  const south = Array.from({ length: 36 }, (_, t) => 80 + ((t * 7) % 5));
  const { parts, total } = forecastHierarchy([north, south], { period: 12 }, 6);
  total.forEach(({ value }, step) => {
    expect(value).toBeCloseTo(parts[0].forecasts[step].value + parts[1].forecasts[step].value, 9);
  });
  expect("low80" in total[0] && total[0].low80 <= total[0].value).toBe(true);
});

it("adds up rows by month without gaps", () => {
  const days = Float64Array.of(
    dayNumber(2025, 11, 30),
    dayNumber(2026, 1, 1),
    dayNumber(2026, 1, 31),
    Number.NaN,
  );
  const monthly = sumByMonth(days, Float64Array.of(1, 2, 3, 9), ["B", "A", "B", "A"]);
  expect(monthly?.series).toEqual([
    { name: "A", values: [0, 0, 2] },
    { name: "B", values: [1, 0, 3] },
  ]);
  expect([0, 1, 2].map((month) => monthText((monthly?.firstMonth ?? 0) + month))).toEqual([
    "2025-11",
    "2025-12",
    "2026-01",
  ]);
  expect(sumByMonth(Float64Array.of(Number.NaN), Float64Array.of(1), null)).toBeNull();
});
