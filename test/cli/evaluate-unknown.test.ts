import { expect, it } from "vitest";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const file = (name: string, lines: readonly string[]) => save(FOLDER, name, lines.join("\n"));
const say = async (...args: string[]) => {
  const { exitCode, out } = await runWilayah(["evaluate", ...args, "--lang", "en"]);
  expect(exitCode).toBe(0);
  return out;
};

it("months too few for limits have none in the table either", async () => {
  const path = file("two.csv", ["date,value", "2026-01,100", "2026-02,101"]);
  const { out } = await runWilayah(["evaluate", "trend", path, "--format", "csv"]);
  expect(out.split(/\r?\n/)[1]).toBe(",2026-01,100,100,100.5,,,");
});

it("a last month that is not over is told before it is taken for a bad one", async () => {
  const path = file("cut.csv", ["date,value", "2026-01-31,100", "2026-02-28,101", "2026-03-10,30"]);
  const { err } = await runWilayah(["evaluate", "trend", path]);
  expect(err).toContain("EVA-150");
});

it("a season that no earlier year tells is not said to be one of so many years", async () => {
  const path = file("pace.csv", ["date,value", "2025-10,0", "2026-10,100"]);
  const told = await say("pacing", path, ..."--quota 400 --from 2026-10 --to 2026-12".split(" "));
  expect(told).toContain("without an earlier year each month counts the same");
  expect(told).not.toContain("own season of");
});

it("a test that does not exist has no probability", async () => {
  const told = await say("territories", file("one.csv", ["territory,leads,new_accounts", "Timur,20,4"]));
  expect(told).toContain("probability –");
});

it("a forecast without limits says why", async () => {
  const short = ["date,value", "2026-01,100", "2026-02,110", "2026-03,105"];
  expect(await say("forecast", file("short.csv", short), "--months", "2")).toContain("No limits where");
});

it("calls that would bring nothing more are not counted as planned", async () => {
  const calls = ["account,calls,contribution", "A,0,0", "A,1,10", "A,2,9"];
  const told = await say("call-plan", file("calls.csv", calls), "--calls", "6");
  expect(told).toMatch(/Σ +1 +10/);
  expect(told).toContain("5 of 6 calls are not used");
});
