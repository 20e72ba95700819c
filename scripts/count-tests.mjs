// Reads a Vitest JSON report; prints "PASSED FAILED", then every skipped and failed test. A skipped test fails: CI skips nothing silently.
import { existsSync, readFileSync } from "node:fs";

const [path] = process.argv.slice(2);
if (!path || !existsSync(path)) {
  console.log("0 1");
  console.log(`no test report at ${path}`);
  process.exit(1);
}

const report = JSON.parse(readFileSync(path, "utf8"));
const tests = report.testResults.flatMap((file) =>
  file.assertionResults.map((test) => ({ ...test, file: file.name })),
);
const skipped = tests.filter((test) => test.status !== "passed" && test.status !== "failed");
const count = (status) => tests.filter((test) => test.status === status).length;
// a file that breaks before its first test has no test to count
const brokenFiles = report.testResults.filter(
  (file) => file.status === "failed" && file.assertionResults.length === 0,
);

console.log(`${count("passed")} ${count("failed") + skipped.length + brokenFiles.length}`);
console.log(`${skipped.length} tests skipped`);
for (const test of skipped) console.log(`  skipped: ${test.file}: ${test.fullName}`);
for (const test of tests.filter((test) => test.status === "failed"))
  console.log(`  failed: ${test.file}: ${test.fullName}: ${firstLines(test.failureMessages)}`);
for (const file of brokenFiles) console.log(`  broken: ${file.name}`);
process.exitCode = skipped.length > 0 ? 1 : 0;

function firstLines(messages = []) {
  return messages.join("; ").split("\n").slice(0, 3).join(" ").slice(0, 500);
}
