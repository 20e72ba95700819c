// `npm run check`: every gate that needs no run of the product. All of them run; the exit code says whether all passed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const local = (name) => `node_modules/.bin/${name}`;
const gates = [
  ["types of core (no Node, no browser)", local("tsc"), ["-p", "tsconfig.core.json"]],
  ["types of Node code and tests", local("tsc"), ["-p", "tsconfig.node.json"]],
  ["types of browser code", local("tsc"), ["-p", "tsconfig.web.json"], "src/report/page"],
  ["types of journeys through the browser", local("tsc"), ["-p", "tsconfig.journeys.json"]],
  ["format and lint", local("biome"), ["check", "--error-on-warnings"]],
  ["layers, error codes, budgets' hard maxima", local("vitest"), ["run", "test/house"]],
  ["unused files, exports and packages", local("knip"), []],
  ["budgets", local("tsx"), ["test/house/print-budgets.ts"]],
];

const failed = [];
for (const [name, command, args, neededPath] of gates) {
  console.log(`\n== ${name}`);
  if (neededPath && !existsSync(neededPath)) {
    console.log(`nothing to look at yet: ${neededPath} does not exist`);
    continue;
  }
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) failed.push(name);
}

console.log(`\ncheck: ${gates.length - failed.length} passed, ${failed.length} failed`);
for (const name of failed) console.log(`  failed: ${name}`);
process.exitCode = failed.length > 0 ? 1 : 0;
