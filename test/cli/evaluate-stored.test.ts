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

it.each([
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

it("writes a page of what the store tells", async () => {
  const path = join(temporaryFolder(), "reps.html");
  const { exitCode } = await evaluate(`reps --from 2026-01-01 --until 2026-04-01 --report ${path}`);
  expect(exitCode).toBe(0);
  expect(readFileSync(path, "utf8")).toContain("Evaluation of reps");
});
