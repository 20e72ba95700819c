import { expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const evaluate = async (name: string, lines: readonly string[], ...options: string[]) => {
  const path = save(FOLDER, name, lines.join("\n"));
  const { exitCode, out } = await runWilayah(["evaluate", "lifetime-value", path, ...options, "--json"]);
  return { exitCode, report: JSON.parse(out) };
};

it("methods.md §3.1: margin 150, retention .55, discount .10, acquisition 100 a year are worth 50.00", async () => {
  const { report } = await evaluate("bean.csv", [
    "segment,margin,retention,acquisition_cost",
    "LL Bean,150,55%,100",
    "multiple,1,0.8,",
  ]);
  expect(report).toMatchObject({ unit: "year", discount: 0.1, firstMargin: "after-one-unit" });
  expect(report.segments[0].value).toBeCloseTo(50, 2);
  expect(report.segments[0].paybackMonths).toBeCloseTo(8, 10);
  expect(report.segments[1].value).toBeCloseTo(2.667, 3);
  // nothing tells how sure the retention is
  expect(report.segments[0].interval).toBeNull();
});

it("counts of customers give the value a range, wider for few of them, and a margin below 0 turns it round", async () => {
  const { report } = await evaluate("counted.csv", [
    "segment,margin,customers,kept",
    "few,100,20,16",
    "many,100,2000,1600",
    "loss,-100,20,16",
  ]);
  const [few, many, loss] = report.segments;
  expect([few.retention, few.value]).toEqual([0.8, many.value]);
  // Wilson's 95 % of 16/20: .5840 … .9193
  expect(few.interval.low).toBeCloseTo((100 * 0.58398) / (1.1 - 0.58398), 1);
  expect(few.interval.high).toBeCloseTo((100 * 0.91933) / (1.1 - 0.91933), 1);
  expect(many.interval.low).toBeGreaterThan(few.interval.low);
  expect(loss.interval).toEqual({ low: -few.interval.high, high: -few.interval.low });
});

it("is of the unit asked for: a margin at once, and months with a discount of their own", async () => {
  const lines = ["segment,margin,retention,acquisition_cost", "A,10,0.9,100"];
  const { report } = await evaluate(
    "month.csv",
    lines,
    ..."--unit month --discount 0.01 --at-once".split(" "),
  );
  expect(report.segments[0].value).toBeCloseTo((10 * 1.01) / (1.01 - 0.9) - 100, 10);
  expect(report.segments[0].paybackMonths).toBe(10);
  const endless = await evaluate("endless.csv", ["segment,margin,retention", "A,10,1"], "--discount", "0");
  expect(endless.report.segments[0].value).toBeNull();
});

it("segments without a retention, or with more kept than there were, are named", async () => {
  const { exitCode, report } = await evaluate("bad.csv", [
    "segment,margin,retention,customers,kept",
    "percent,10,80,,",
    "none,10,,,",
    "more,10,,5,6",
    "fine,10,,5,4",
  ]);
  const problems: readonly { code: string; where: { row: number } }[] = report.problems;
  expect([exitCode, problems.map(({ code, where }) => [code, where.row])]).toEqual([
    2,
    [2, 3, 4].map((row) => ["EVA-198", row]),
  ]);
});
