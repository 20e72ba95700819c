import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { save, temporaryFolder } from "./run-wilayah.ts";

interface Block {
  readonly commands: string;
  /** Empty where the page shows nothing. */
  readonly prints: string;
}

/** The page's blocks of commands (`sh`), each with what it prints (the `text` block after it). */
function readBlocks(page: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const [, language, text] of page.matchAll(/^```(sh|text)\n(.*?)^```$/gms)) {
    if (language === "sh") blocks.push({ commands: text, prints: "" });
    else blocks.push({ commands: blocks.pop()?.commands ?? "", prints: text });
  }
  return blocks;
}

const [START, ...STORY] = readBlocks(readFileSync("docs/life-of-a-plan.md", "utf8"));

const canRun = ["bash", "curl"].every((command) => spawnSync(command, ["--version"]).status === 0);
const FOLDER = temporaryFolder();
/** A hang ends the run; nothing is measured by it. */
const HANG_MILLISECONDS = 300_000;

let server: ChildProcess | null = null;
afterAll(async () => {
  if (server === null || server.exitCode !== null) return;
  const ended = new Promise((done) => server?.on("close", done));
  server.kill("SIGTERM");
  await ended;
}, HANG_MILLISECONDS);

/** Starts the demo as `npm start` does and gives all that it prints, once it has said its last login. */
async function startDemo(): Promise<string> {
  const args = [resolve("bin/wilayah.mjs"), "serve", "--demo", "--data", join(FOLDER, "data")];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? "", LANG: "C", PORT: "0" },
  });
  server = child;
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.err += chunk;
  });
  while (!/^ +rep .*\n/m.test(said.out)) {
    if (child.exitCode !== null) expect.fail(`the server ended before it was ready: ${said.err}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  return said.out;
}

const MARK = "::end of block::";

/** The page's `npx wilayah` finds the package in the folder where the server runs; the test's folder has none. */
function buildPath(): string {
  const bin = join(FOLDER, "bin");
  mkdirSync(bin);
  const command = `exec "${process.execPath}" "${resolve("bin/wilayah.mjs")}"`;
  writeFileSync(join(bin, "npx"), `#!/bin/sh\nshift\n${command} "$@"\n`, { mode: 0o755 });
  return `${bin}${delimiter}${process.env.PATH ?? ""}`;
}

/** Runs the blocks in one shell, which stops at the first command that fails; gives what each printed. */
function runInOneShell(blocks: readonly Block[]): readonly string[] {
  const script = blocks.map(({ commands }) => `${commands}echo '${MARK}'\n`).join("");
  const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-euo", "pipefail", "-c", script], {
    cwd: FOLDER,
    env: { PATH: buildPath(), LANG: "C" },
    encoding: "utf8",
    timeout: HANG_MILLISECONDS,
  });
  expect([status, stderr], `after printing ${stdout}`).toEqual([0, ""]);
  return stdout.split(`${MARK}\n`).slice(0, -1);
}

/** Numbers and dates are those of one run; the digits of problem codes stay. */
const maskNumbers = (text: string) => text.replace(/(?<![A-Z]-|\d)\d[\d.,-]*/g, "#");

describe.skipIf(!canRun)("docs/life-of-a-plan.md", () => {
  beforeAll(async () => {
    save(FOLDER, "start.txt", await startDemo());
  }, HANG_MILLISECONDS);

  it("begins with the command that starts the server", () => {
    expect(START).toEqual({ commands: "npm start | tee start.txt\n", prints: "" });
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(scripts.start).toBe("node bin/wilayah.mjs serve --demo");
  });

  it("prints what it says it prints, command by command", { timeout: HANG_MILLISECONDS }, () => {
    const printed = runInOneShell(STORY).map(maskNumbers);
    expect(printed).toEqual(STORY.map(({ prints }) => maskNumbers(prints)));
  });
});
