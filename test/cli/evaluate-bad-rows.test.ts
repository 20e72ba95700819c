import { expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const file = (name: string, lines: readonly string[]) => save(FOLDER, name, lines.join("\n"));
const evaluate = async (...args: string[]) => {
  const { exitCode, out } = await runWilayah(["evaluate", ...args, "--json"]);
  return { exitCode, report: JSON.parse(out) };
};
/** Code and row of every problem. */
const refusalOf = async (...args: string[]) => {
  const { exitCode, report } = await evaluate(...args);
  const problems: readonly { code: string; where: { row?: number } }[] = report.problems;
  return [exitCode, problems.map(({ code, where }) => [code, where.row ?? null])];
};

it("numbers beyond what can be reckoned with exactly are named, not a fault of the program", async () => {
  const funnel = ["territory,leads,new_accounts", "Timur,20,4", "Barat,3e301,6"];
  expect(await refusalOf("territories", file("huge.csv", funnel))).toEqual([2, [["EVA-103", 3]]]);
  const sales = ["date,value", "2026-01-01,1e300", "2026-02-01,9007199254740991"];
  expect(await refusalOf("forecast", file("huge-sales.csv", sales))).toEqual([2, [["EVA-103", 2]]]);
});

it("who has two rows where one is read is named", async () => {
  const quotas = ["territory,prior,potential", "A,400,30", "B,300,45", "A,400,30"];
  const refused = [2, [["EVA-111", 4]]];
  expect(await refusalOf("quotas", file("quotas.csv", quotas), "--target", "1100")).toEqual(refused);
  const segments = ["segment,accounts,calls_per_account", "A,130,3", "B,260,2", "A,130,3"];
  expect(await refusalOf("sizing", file("segments.csv", segments), "--capacity", "115")).toEqual(refused);
  const points = ["account,size", "A,3", "B,2", "A,1"];
  expect(await refusalOf("fit", file("points.csv", points), "--dimensions", "size:20")).toEqual(refused);
  const alike = ["account,best,staff", "A,yes,3", "B,,2", "A,no,1"];
  expect(
    await refusalOf("look-alikes", file("alike.csv", alike), "--best", "best", "--numbers", "staff"),
  ).toEqual(refused);
  const histories = ["account,repeats,last_purchase,age", "A,1,3,9", "B,0,0,9", "A,1,3,9"];
  expect(await refusalOf("customer-value", file("histories.csv", histories))).toEqual(refused);
  const calls = ["account,calls,contribution", "A,0,0", "A,1,10", "A,1,12"];
  expect(await refusalOf("call-plan", file("calls.csv", calls), "--calls", "6")).toEqual([
    2,
    [["EVA-194", 4]],
  ]);
});

it("amounts below 0 and places off the Earth are named before anybody is assigned by them", async () => {
  const accounts = [
    "territory,revenue,workload_hours,lon,lat",
    "T1,-100,20,106.8,-6.2",
    "T2,200,30,106.8,620",
  ];
  const reps = file("reps.csv", ["rep,capacity_hours", "R1,160", "R2,160"]);
  expect(await refusalOf("assignment", file("owners.csv", accounts), "--reps", reps)).toEqual([
    2,
    [
      ["EVA-178", 2],
      ["IMP-113", 3],
    ],
  ]);
});

it("no curve is fitted to sales below 0, nor to sales that do not answer to effort", async () => {
  const points = (sales: readonly number[]) => ["effort,sales", ...sales.map((one, x) => `${x},${one}`)];
  expect(await refusalOf("response", file("below.csv", points([1, 2, -3, 4, 5])))).toEqual([
    2,
    [["EVA-178", 4]],
  ]);
  expect(await refusalOf("response", file("flat.csv", points([1, 1, 1, 1, 1])))).toEqual([
    2,
    [["EVA-195", null]],
  ]);
});

it("no model is fitted where none of the customers ever came back", async () => {
  const rows = Array.from({ length: 120 }, (_, customer) => `c${customer},0,0,${customer % 9}`);
  const path = file("once.csv", ["account,repeats,last_purchase,age", ...rows]);
  const { exitCode, report } = await evaluate("customer-value", path);
  expect([exitCode, report.problems[0].code]).toEqual([2, "EVA-188"]);
  expect(report.problems[0].cause).toBe(
    "none of 120 customers bought again, so nothing tells how often they come back",
  );
});

it("an option to name a column is told of only where there is one", async () => {
  const path = file("nameless.csv", ["who,sales,potential,k,b", ...Array(6).fill("A,1,2,3,4")]);
  const fixOf = async (...args: string[]) => (await evaluate(...args)).report.problems[0].fix;
  expect(await fixOf("effort", path, "--effort", "4")).toMatch(/^call one of the columns segment/);
  expect(await fixOf("performance", path, "--sales", "sales", "--predictors", "potential")).toMatch(
    /^name one of the columns with --name/,
  );
});
