import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseUrl } from "../database-url.ts";
import { openTestJobs } from "../jobs.ts";
import { runWilayah, temporaryFolder } from "./run-wilayah.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
let url = "";
beforeAll(async () => {
  jobs = await openTestJobs();
  url = await databaseUrl(jobs.pool);
});
afterAll(() => jobs.close());

const evaluate = (text: string) =>
  runWilayah(["evaluate", "stored", ...text.split(" "), "--as", `${jobs.actor.memberId}@example.com`], {
    environment: { DATABASE_URL: url },
  });

it("evaluates the store in a member's name, and says what is not recorded", async () => {
  const { exitCode, out } = await evaluate("kpis --by territory --from 2026-01-01 --until 2026-04-01 --json");
  const document = JSON.parse(out);
  expect([exitCode, document.status, document.windowDays]).toEqual([0, "done", 90]);
  expect(document.notRecorded).toContainEqual({ key: "account-revenue", measures: ["revenue"] });
  expect([document.salesForce, document.plannedDays]).toEqual([null, 0]);
});

it("knows the organisation's fiscal periods", async () => {
  await jobs.pool.query("UPDATE organisations SET fiscal_year_start_month = 4");
  for (const [period, from, until] of [
    ["--period 2026-Q4", "2026-01-01", "2026-04-01"],
    ["--period 2026-02", "2026-02-01", "2026-03-01"],
    ["--year 2026", "2025-04-01", "2026-04-01"],
  ]) {
    const { exitCode, out } = await evaluate(`kpis --by territory ${period} --json`);
    expect([exitCode, JSON.parse(out)]).toMatchObject([0, { from, until }]);
  }
});

it.each([
  ["accounts", ["CLI-118"]],
  ["accounts --year 2026 --period 2026-Q1", ["CLI-118"]],
  ["accounts --from 2026-01-01 --year 2026", ["CLI-118"]],
  ["accounts --period 2026-Q5", ["EVA-166"]],
  ["kpis --by street --from 2026-01-01 --until 2026-04-31", ["CLI-106", "CLI-106"]],
  ["accounts --from 2026-04-01 --until 2026-04-01", ["EVA-161"]],
  ["forecast --by rep --from 2026-01-01 --until 2026-04-01", ["EVA-164"]],
])("refuses %s", async (text, codes) => {
  const { exitCode, out } = await evaluate(`${text} --json`);
  const found = JSON.parse(out).problems.map(({ code }: { code: string }) => code);
  expect([exitCode, found]).toEqual([2, codes]);
});

it.each([
  ["reps --from 2026-01-01 --until 2026-04-01", "rep,accounts,new_contacts"],
  ["territories --from 2026-01-01 --until 2026-04-01", "territory,leads"],
  ["kpis --by territory --from 2026-01-01 --until 2026-04-01", "code,name"],
  ["assignment --plan First", "territory,today,rep,score"],
])("tells %s as CSV", async (text, head) => {
  const { exitCode, out } = await evaluate(`${text} --format csv`);
  expect([exitCode, out.slice(0, head.length)]).toEqual([0, head]);
});

it.each(["kpis --by territory", "reps"])(
  "tells which days %s is of, and on how many no plan held",
  async (question) => {
    const { exitCode, out } = await evaluate(`${question} --from 2026-01-01 --until 2026-04-01 --lang en`);
    expect(exitCode).toBe(0);
    expect(out).toContain("Window: 2026-01-01 to before 2026-04-01");
    expect(out).toContain("A plan holds on 0 of these 90 days only");
  },
);

it("writes a page of what the store tells", async () => {
  const path = join(temporaryFolder(), "reps.html");
  const { exitCode } = await evaluate(`reps --from 2026-01-01 --until 2026-04-01 --report ${path}`);
  expect(exitCode).toBe(0);
  expect(readFileSync(path, "utf8")).toContain("Evaluation of reps");
});
