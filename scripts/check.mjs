// `npm run check`: every gate that needs no run of the product. All of them run; the exit code says whether all passed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";

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

/** Resolves with what a gate printed once it has ended. */
const run = ([name, command, args, neededPath]) =>
  new Promise((resolve) => {
    if (neededPath && !existsSync(neededPath))
      return resolve(`nothing to look at yet: ${neededPath} does not exist\n`);
    let printed = "";
    const child = spawn(command, args, { shell: process.platform === "win32" });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        printed += chunk;
      });
    child.on("error", (error) => {
      printed += `${error}\n`;
    });
    child.on("close", (status) => {
      if (status !== 0) failed.push(name);
      resolve(printed);
    });
  });

// as many at a time as there are cores; told in the order of the table
let free = availableParallelism();
const waiting = [];
const outcomes = gates.map(async (gate) => {
  if (free === 0) await new Promise((resolve) => waiting.push(resolve));
  else free--;
  const printed = await run(gate);
  const next = waiting.shift();
  if (next) next();
  else free++;
  return printed;
});
for (const [index, [name]] of gates.entries()) process.stdout.write(`\n== ${name}\n${await outcomes[index]}`);

console.log(`\ncheck: ${gates.length - failed.length} passed, ${failed.length} failed`);
for (const name of failed) console.log(`  failed: ${name}`);
process.exitCode = failed.length > 0 ? 1 : 0;
