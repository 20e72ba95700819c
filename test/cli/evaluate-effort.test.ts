import { expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const file = (name: string, lines: readonly string[]) => save(FOLDER, name, lines.join("\n"));
const evaluate = async (...args: string[]) => {
  const { exitCode, out } = await runWilayah(["evaluate", ...args, "--json"]);
  return { exitCode, report: JSON.parse(out) };
};
const codesOf = (report: { problems: readonly { code: string }[] }) =>
  report.problems.map(({ code }) => code);

it("methods.md §1.7: six calls are best as 3, 2, 1 with a contribution of 42", async () => {
  const responses = { A: [0, 10, 18, 24, 28], B: [0, 2, 12, 16, 18], C: [0, 6, 9, 11, 12] };
  const rows = Object.entries(responses).flatMap(([account, values]) =>
    values.map((contribution, calls) => `${account},${calls},${contribution}`),
  );
  const head = "account,calls,contribution";
  const { report } = await evaluate("call-plan", file("calls.csv", [head, ...rows]), "--calls", "6");
  expect(report.accounts.map(({ calls }: { calls: number }) => calls)).toEqual([3, 2, 1]);
  expect(report.contribution).toBe(42);
  const gap = await evaluate("call-plan", file("gap.csv", [head, "A,0,0", "A,2,5"]), "--calls", "6");
  expect([gap.exitCode, codesOf(gap.report)]).toEqual([2, ["EVA-194"]]);
});

it("methods.md §1.6: k 200/50 and b .5/.8 split an effort of 4 into 3.1664 and .8336, sales 183.27", async () => {
  const { report } = await evaluate(
    "effort",
    file("effort.csv", ["segment,k,b", "X,200,0.5", "Y,50,0.8"]),
    "--effort",
    "4",
  );
  expect(report.segments.map(({ effort }: { effort: number }) => effort.toFixed(4))).toEqual([
    "3.1664",
    "0.8336",
  ]);
  expect(report.sales.toFixed(2)).toBe("183.27");
});

it("methods.md §1.6: Crawford Labs by least squares, and b .6, a 1.4, r 1.15 by judgement", async () => {
  const effort = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
  const sales = [50, 53, 55, 75, 100, 120, 127, 132, 135];
  const points = file("crawford.csv", [
    "effort,sales",
    ...effort.map((one, row) => `${one},${sales[row] / 100}`),
  ]);
  const { report } = await evaluate("response", points);
  const { a, b, c, d } = report.curve;
  expect([a, b, d].map((value) => value.toFixed(3))).toEqual(["1.371", "0.511", "0.734"]);
  expect(c).toBeCloseTo(4.515, 2);
  expect([report.squaredErrors.toFixed(6), report.isSShaped]).toEqual(["0.000843", true]);
  const judged = await evaluate("response");
  expect([judged.report.curve.d.toFixed(3), judged.report.curve.c.toFixed(4)]).toEqual(["1.000", "1.9446"]);
  const shrinking = await evaluate("response", "--saturation", "1");
  expect([shrinking.exitCode, codesOf(shrinking.report)]).toEqual([2, ["EVA-195"]]);
});

it("methods.md §1.5: 50k, 33k, 16k, −1k: stop at the third further rep", async () => {
  const rows = [
    "rep,gross_margin,sales",
    "11,100000,250000",
    "12,80000,200000",
    "13,60000,150000",
    "14,40000,100000",
  ];
  const costs = "--fixed-cost 35000 --cost-share 0.06".split(" ");
  const { report } = await evaluate("increment", file("increment.csv", rows), ...costs);
  expect(report.worthwhile).toBe(3);
  expect(
    report.reps.map(({ netContribution }: { netContribution: number }) => Math.round(netContribution)),
  ).toEqual([50_000, 33_000, 16_000, -1_000]);
});

it("methods.md §1.9: 7 × 150k × .85 + 3 × 150k × .40 = 1.0725 M", async () => {
  const rows = [
    "group,reps,annual_quota,months_in_role,attainment",
    "ramped,7,150000,24,0.85",
    "new,3,150000,24,0.40",
  ];
  const { report } = await evaluate("capacity", file("capacity.csv", rows));
  expect(report.capacity).toBeCloseTo(1_072_500, 6);
  const leaving = await evaluate("capacity", file("capacity.csv", rows), "--attrition", "0.2");
  expect(leaving.report.capacity).toBeLessThan(1_072_500);
});
