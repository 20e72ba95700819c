import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { gridUnits } from "./grid-units.ts";
import { save, temporaryFolder } from "./run-wilayah.ts";

const BIN = resolve("bin/wilayah.mjs");
const FOLDER = temporaryFolder();
save(FOLDER, "units.geojson", gridUnits(4, 4));
/** Too many for a proof: a search on them goes on until it is stopped. */
const MANY_UNITS = save(FOLDER, "many.geojson", gridUnits(8, 8));

interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

let running: ChildProcess | null = null;
afterEach(() => {
  running?.kill("SIGKILL");
  running = null;
});

/** Runs the committed command from another folder, as a user would. */
function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: FOLDER,
    env: { PATH: process.env.PATH ?? "", LANG: "C", ...environment },
  });
  running = child;
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<Ended>((done) => child.on("close", (exitCode) => done({ exitCode, ...said })));
  return { child, said, ended };
}

async function waitFor(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((next) => setTimeout(next, 50));
}

describe("the command as a process, from any folder", () => {
  it("prints help with commands, examples and exit codes", async () => {
    const { exitCode, out } = await start(["--help"]).ended;
    expect(exitCode).toBe(0);
    for (const word of [
      "design",
      "check",
      "explain",
      "compare",
      "demo",
      "schema",
      "Examples:",
      "Exit codes:",
    ]) {
      expect(out).toContain(word);
    }
  });

  it("prints each command's file formats and examples", async () => {
    const { out } = await start(["design", "--help"]).ended;
    for (const word of ["TopoJSON", "--links", "alignment.csv", "Examples:", "--max-moved"])
      expect(out).toContain(word);
  });

  it("prints its version and the schemas", async () => {
    expect((await start(["--version"]).ended).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { out } = await start(["schema", "problem"]).ended;
    expect(JSON.parse(out)).toMatchObject({ type: "object", additionalProperties: false });
  });

  it("ends with 2 and a suggestion for a misspelt option, without a stack trace", async () => {
    const { exitCode, out, err } = await start(["design", "--teritories", "3"]).ended;
    expect(exitCode).toBe(2);
    expect(out).toBe("");
    expect(err).toBe("CLI-101 options: unknown option '--teritories'\n  fix: Did you mean --territories?\n");
  });

  it("designs with solver threads and relative paths", async () => {
    const { exitCode, out, err } = await start(
      "design units.geojson --key code --balance workload:0% --territories 4 --iterations 1000 --starts 2 --out plans/a".split(
        " ",
      ),
    ).ended;
    expect(err).toBe("");
    expect(exitCode).toBe(0);
    expect(out).toContain("written to plans/a: alignment.csv, ");
  });

  it("stays calm when its reader closes the pipe", async () => {
    const { child, ended } = start(["design", "--help"]);
    child.stdout.destroy();
    expect((await ended).err).toBe("");
  });

  it("keeps telling progress and is ended by its time limit", async () => {
    const { said, ended } = start(
      "design many.geojson --key code --balance workload:0% --territories 4 --time 2s --json --out timed".split(
        " ",
      ),
    );
    const { exitCode } = await ended;
    expect(exitCode).toBe(0);
    const progress = said.err.split("\n").filter((line) => line.includes('"progress"'));
    expect(progress.length).toBeGreaterThan(1);
    expect(JSON.parse(progress.at(-1) ?? "")).toMatchObject({
      phase: "bound",
      bestObjective: expect.anything(),
    });
    // it was the time that ended it: without a limit of its own it would go on to a million iterations
    const summary = JSON.parse(readFileSync(join(FOLDER, "timed/summary.json"), "utf8"));
    expect(summary.run).toMatchObject({ stopped: "time", timeSeconds: 2 });
  });

  it("writes the best valid plan at Ctrl-C and ends with 130", async () => {
    const { child, said, ended } = start(
      "design many.geojson --key code --balance workload:0% --territories 4 --time 60s --json --out cancelled".split(
        " ",
      ),
    );
    await waitFor(() => /"bestObjective":\d/.test(said.err));
    child.kill("SIGINT");
    const { exitCode, out } = await ended;
    expect([exitCode, JSON.parse(out).status]).toEqual([130, "cancelled"]);
    const rows = readFileSync(join(FOLDER, "cancelled/alignment.csv"), "utf8").trim().split("\n");
    expect(rows).toHaveLength(65);
  });

  it("ends with 130 at the latest at the second Ctrl-C", async () => {
    const { child, said, ended } = start([
      "design",
      MANY_UNITS,
      ..."--key code --balance workload:0% --territories 4 --time 60s --json".split(" "),
    ]);
    await waitFor(() => said.err.includes('"progress"'));
    child.kill("SIGINT");
    // two signals in one instant would reach the process as one
    await new Promise((next) => setTimeout(next, 300));
    child.kill("SIGINT");
    // while Node takes itself down it hears no signal any more: the system's own end by SIGINT is 130 to a shell too
    expect([130, null]).toContain((await ended).exitCode);
    expect([null, "SIGINT"]).toContain(child.signalCode);
  });
});

describe("the demo with --serve", () => {
  it("prints its address alone as the first URL once it answers, and stops at SIGTERM", async () => {
    const { child, said, ended } = start(["demo", "--serve", "--out", join(FOLDER, "demo")], { PORT: "0" });
    await waitFor(() => /^http/m.test(said.out) || child.exitCode !== null);
    const urls = said.out.match(/.*https?:\S+.*/g) ?? [];
    expect(urls).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/)]);
    const page = await fetch(urls[0] ?? "");
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/^<!doctype html>/i);
    child.kill("SIGTERM");
    expect((await ended).exitCode).toBe(0);
  });

  it("says at once that the port is in use", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => blocker.on("listening", listening));
    const address = blocker.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { exitCode, err } = await start(["demo", "--serve"], { PORT: String(port) }).ended;
    blocker.close();
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^CLI-150 options, PORT: port \d+ is already in use\n {2}fix: /);
  });

  it("refuses a PORT that is none", async () => {
    const { exitCode, err } = await start(["demo", "--serve"], { PORT: "http" }).ended;
    expect([exitCode, err.split(":")[0]]).toEqual([2, "CLI-151 options, PORT=http"]);
  });
});
