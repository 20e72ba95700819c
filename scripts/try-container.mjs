// Runs the steps of deploy/Containerfile in folders, for machines without a container engine: every COPY from the committed
// tree through .dockerignore, every RUN, then the entry point. Not the base image, its user or its health check.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const root = mkdtempSync(join(tmpdir(), "wilayah-container-"));
process.on("exit", () => rmSync(root, { recursive: true, force: true }));
const context = join(root, "context");

/** The committed tree as far as .dockerignore lets it in: a line of one name, or `!` and a name. */
function makeContext() {
  const whole = join(root, "whole");
  for (const folder of [whole, context]) mkdirSync(folder);
  execFileSync("sh", ["-c", `git archive HEAD | tar -x -C '${whole}'`]);
  const lines = readFileSync(".dockerignore", "utf8").split("\n");
  const let_in = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  for (const name of let_in.filter((each) => !each.includes("*"))) {
    const filter = (path) => !path.endsWith(".test.ts");
    cpSync(join(whole, name), join(context, name), { recursive: true, preserveTimestamps: true, filter });
  }
  for (const name of ["tsconfig.base.json", "tsconfig.core.json", "tsconfig.node.json", "tsconfig.web.json"])
    cpSync(join(whole, name), join(context, name));
}

/** Instructions with their lines joined; comments left out. */
const instructions = readFileSync("deploy/Containerfile", "utf8")
  .replace(/^#.*\n/gm, "")
  .replace(/\\\n/g, " ")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => /^(\w+)\s+(.*)$/.exec(line).slice(1));

const stages = new Map();
let stage;
function copy(argument) {
  const words = argument.split(/\s+/);
  const from = words[0].startsWith("--from=") ? stages.get(words.shift().slice("--from=".length)) : context;
  const to = words.pop();
  for (const name of words) {
    const source = join(from, name.replace(/^\/wilayah\//, ""));
    const target =
      name === "." ? stage : join(stage, to, words.length > 1 || to === "./" ? basename(name) : "");
    cpSync(source, target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  }
}

makeContext();
for (const [word, argument] of instructions) {
  if (word === "FROM") {
    const [, name = "final"] = /\sAS\s(\w+)$/.exec(argument) ?? [];
    stage = join(root, name);
    mkdirSync(stage);
    stages.set(name, stage);
  } else if (word === "COPY") {
    copy(argument);
  } else if (word === "RUN") {
    console.log(`$ ${argument}`);
    const { status } = spawnSync("sh", ["-c", argument], { cwd: stage, stdio: "inherit" });
    if (status !== 0) process.exit(1);
  } else if (word === "ENTRYPOINT") {
    const [program, ...args] = JSON.parse(argument);
    for (const command of ["--version", "serve --help"]) {
      const ended = spawnSync(program, [...args, ...command.split(" ")], { cwd: stage, encoding: "utf8" });
      console.log(`$ ${program} ${args.join(" ")} ${command}\n${ended.stdout.split("\n")[0]}`);
      if (ended.status !== 0) {
        console.error(ended.stderr);
        process.exit(1);
      }
    }
  }
}
