import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const file = (name: string, lines: readonly string[]) => save(FOLDER, name, lines.join("\n"));
const ACCOUNTS = file("accounts.csv", [
  "account,territory,revenue,workload_hours,lon,lat,industry,products,language,interaction,known_by",
  "A1,Barat,900,40,106.7,-6.2,food,tea;oil,id,visit,BUDI",
  "A2,Barat,100,20,106.8,-6.2,steel,,id,call,",
  "A3,Timur,200,30,107.1,-6.3,food,tea,id,remote,SITI;BUDI",
]);
const REPS = file("reps.csv", [
  "rep,name,lon,lat,capacity_hours,experience_years,industries,products,languages,interactions,ends_on",
  "BUDI,Budi,106.7,-6.2,150,5,food,tea,id,visit;call,",
  "SITI,Siti,107.1,-6.3,150,0.5,steel,oil,id,remote,",
  "ANDI,Andi,107.0,-6.3,150,2,food,tea,id,visit,2026-06-30",
]);
const OWNERS = file("owners.csv", ["territory,rep", "Barat,SITI", "Timur,BUDI"]);
const assign = (...options: string[]) =>
  runWilayah(["evaluate", "assignment", ACCOUNTS, "--reps", REPS, ...options]);

it("matches reps to territories with parts, runner-up, hard rules and what a change puts at risk", async () => {
  const page = join(FOLDER, "page.html");
  const { exitCode, out } = await assign(
    ..."--date 2026-07-01 --json --territories".split(" "),
    OWNERS,
    "--report",
    page,
  );
  expect(exitCode).toBe(0);
  const { territories, totals, free } = JSON.parse(out);
  expect(territories.map((one: { assigned: { rep: string } }) => one.assigned.rep)).toEqual(["BUDI", "SITI"]);
  expect(territories[0]).toMatchObject({ incumbent: "SITI", isClear: true, change: { from: "SITI" } });
  expect(territories[0].excluded).toEqual([{ rep: "ANDI", reason: "not-in-service" }]);
  const known = territories[0].assigned.parts.find((one: { part: string }) => one.part === "continuity");
  expect(known).toMatchObject({ value: 0.9, mostPoints: 35, inputs: { knownRevenueShare: 0.9 } });
  // of 1,000 a tenth does not know Budi, and nine tenths are in an industry that he does
  expect(territories[0].assigned.transitionLoss.high).toBeCloseTo(1_000 * 0.1 * 0.176 * (1 - 0.4 * 0.9), 9);
  expect([totals.changes, totals.unassigned, free]).toEqual([2, 0, ["ANDI"]]);
  const html = readFileSync(page, "utf8");
  expect(html).toContain("<svg");
  expect(html).not.toMatch(/<script|https?:/);
});

it("says it in a table in either language, and as CSV", async () => {
  const indonesian = await assign("--lang", "id");
  expect(indonesian.out).toContain("disarankan");
  expect(indonesian.out).toContain("0 wilayah berganti tenaga penjual");
  const { out } = await assign("--format", "csv");
  const [head, first] = out.split("\n");
  expect(head).toBe("territory,today,rep,score,gain,runner_up,points_behind,is_clear,loss_low,loss_high");
  expect(first).toMatch(/^Barat,,BUDI,\d/);
});

it("names every name that the files do not share, and wrong decisions", async () => {
  const wrong = file("wrong.csv", ["territory,rep", "Barat,NOBODY"]);
  const pairs = file("pairs.csv", ["rep,territory,rule", "BUDI,Utara,keep"]);
  const { exitCode, out } = await assign("--territories", wrong, "--pairs", pairs, "--json");
  const codes = JSON.parse(out).problems.map((one: { code: string; where: { item: string } }) => [
    one.code,
    one.where.item,
  ]);
  expect(exitCode).toBe(2);
  expect(codes).toEqual([
    ["EVA-172", "Timur"],
    ["EVA-172", "NOBODY"],
    ["EVA-172", "Utara"],
  ]);
  const twice = await assign("--pairs", file("rule.csv", ["rep,territory,rule", "BUDI,Barat,perhaps"]));
  expect(twice.err).toContain("EVA-187");
  expect((await assign("--date", "2026-02-30")).err).toContain("EVA-173");
});
