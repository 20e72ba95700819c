import { expect, it } from "vitest";
import { evaluatePipeline } from "./evaluate-pipeline.ts";

const numbers = (...values: number[]) => Float64Array.from(values);

it("tells win rate, value, cycle and velocity by group, and the sum of the parts over all", () => {
  const { groups, all, verdict } = evaluatePipeline(
    {
      group: ["A", "A", "A", "B", "B"],
      outcome: ["won", "won", "lost", "won", "open"],
      created: numbers(0, 10, 0, 0, 50),
      closed: numbers(20, 50, 30, 30, Number.NaN),
      value: numbers(100, 300, 50, 60, Number.NaN),
    },
    90,
  );
  expect(groups[0]).toMatchObject({ group: "A", won: 2, lost: 1, open: 0, winRate: 2 / 3 });
  expect(groups[0].kpis["win-rate-value"]).toBeCloseTo(400 / 450, 12);
  expect(groups[0].kpis["mean-cycle"]).toBe(30);
  expect(groups[1].cycleDays).toMatchObject({ medianWon: 30, censored: 0.5, medianCensored: 30 });
  expect(all).toMatchObject({ won: 3, lost: 1, open: 1, winRate: 0.75 });
  // 1 open × 460 ÷ 3 × .75 ÷ 30 days
  expect(all.kpis["sales-velocity"]).toBeCloseTo(((460 / 3) * 0.75) / 30, 12);
  expect(verdict).toBe("not-enough-data");
});

it("says only what the columns allow", () => {
  const { groups } = evaluatePipeline(
    { group: null, outcome: ["won", "lost"], created: null, closed: null, value: null },
    Number.NaN,
  );
  expect(Object.keys(groups[0].kpis)).toEqual(["win-rate-count"]);
  expect(groups[0].cycleDays.medianWon).toBeNull();
});
