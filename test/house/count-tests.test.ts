import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "count-tests-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the script `.ci/run` uses on a report with tests of the given outcomes. */
function countTests(statuses: readonly string[], brokenFiles: readonly string[] = []) {
  const report = join(folder, "report.json");
  const tests = statuses.map((status, index) => ({
    status,
    fullName: `test ${index}`,
    failureMessages: status === "failed" ? ["1 is not 2\nat some line"] : [],
  }));
  const broken = brokenFiles.map((name) => ({ name, status: "failed", assertionResults: [] }));
  const files = [{ name: "a.test.ts", status: "passed", assertionResults: tests }, ...broken];
  writeFileSync(report, JSON.stringify({ testResults: files }));
  const run = spawnSync(process.execPath, ["scripts/count-tests.mjs", report], { encoding: "utf8" });
  return { lines: run.stdout.trimEnd().split("\n"), exitCode: run.status };
}

test("counts what passed and failed, and says what failed", () => {
  expect(countTests(["passed", "passed", "failed"])).toEqual({
    lines: ["2 1", "0 tests skipped", "  failed: a.test.ts: test 2: 1 is not 2 at some line"],
    exitCode: 0,
  });
});

test("counts a skipped test as failed and names it", () => {
  expect(countTests(["passed", "pending", "todo"])).toEqual({
    lines: ["1 2", "2 tests skipped", "  skipped: a.test.ts: test 1", "  skipped: a.test.ts: test 2"],
    exitCode: 1,
  });
});

test("counts a file that broke before its first test", () => {
  expect(countTests(["passed"], ["b.test.ts"]).lines).toEqual([
    "1 1",
    "0 tests skipped",
    "  broken: b.test.ts",
  ]);
});

test("fails without a report", () => {
  const run = spawnSync(process.execPath, ["scripts/count-tests.mjs", join(folder, "none.json")], {
    encoding: "utf8",
  });
  expect(run.status).toBe(1);
  expect(run.stdout).toMatch(/^0 1\nno test report/);
});
