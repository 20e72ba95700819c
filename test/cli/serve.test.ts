import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runWilayah, temporaryFolder } from "./run-wilayah.ts";

const BIN = resolve("bin/wilayah.mjs");
const FOLDER = temporaryFolder();
const DATA = join(FOLDER, "data");

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => probe.on("listening", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === "object" && address ? address.port : 0;
}

/** A hang ends the run; nothing is measured by it. */
const FIRST_START_MILLISECONDS = 300_000;

interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

interface Listed {
  readonly id: string;
  readonly state: string;
}

interface Login {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** Runs the committed command from another folder, as a user would. */
function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: FOLDER,
    env: { PATH: process.env.PATH ?? "", LANG: "C", ...environment },
  });
  children.push(child);
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

async function startServing(environment: Readonly<Record<string, string>> = {}) {
  const server = start(["serve", "--demo", "--data", DATA], { PORT: "0", ...environment });
  while (!/^http.*\n/m.test(server.said.out) && server.child.exitCode === null) {
    await new Promise((next) => setTimeout(next, 50));
  }
  return { ...server, url: server.said.out.split("\n", 1)[0] };
}

async function signIn(url: string, { email, password }: Login) {
  const response = await fetch(`${url}v1/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  expect(response.status).toBe(200);
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(";", 1)[0])
    .join("; ");
  return async (path: string) => {
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    return {
      status: answer.status,
      items: ((await answer.json()) as { items?: readonly Listed[] }).items ?? [],
    };
  };
}

let logins: readonly Login[] = [];
const loginOf = (role: string) => logins.find((login) => login.role === role) ?? expect.fail(`no ${role}`);

beforeAll(async () => {
  const { exitCode, out, err } = await start(["setup", "--demo", "--data", DATA, "--json"]).ended;
  expect([exitCode, err]).toEqual([0, ""]);
  logins = JSON.parse(out).logins;
}, FIRST_START_MILLISECONDS);

describe("a store that was set up with the demo", () => {
  it("has four logins, kept where only their owner reads them", () => {
    expect(logins.map(({ role }) => role)).toEqual(["admin", "sales-ops", "manager", "rep"]);
    expect(new Set(logins.map(({ password }) => password)).size).toBe(4);
    expect(statSync(join(DATA, "demo.json")).mode & 0o077).toBe(0);
    expect(statSync(join(DATA, "secret")).mode & 0o077).toBe(0);
  });

  it("has a whole audit log, and stopped its PostgreSQL", async () => {
    expect(existsSync(join(DATA, "postgres", "postmaster.pid"))).toBe(false);
    const audit = await start(["audit", "verify", "--data", DATA, "--json"]).ended;
    expect([audit.exitCode, JSON.parse(audit.out)]).toMatchObject([
      0,
      { status: "whole", organisations: [{ organisation: "PT Contoh Nusantara", brokenAt: null }] },
    ]);
  });

  it("stays as it is when it is set up again", async () => {
    const again = await start(["setup", "--demo", "--data", DATA, "--json"]).ended;
    expect([again.exitCode, JSON.parse(again.out).logins]).toEqual([0, logins]);
    const other = await runWilayah(["setup", "--demo", "--scale", "normal", "--data", DATA]);
    expect([other.exitCode, other.err.split(" ", 1)[0]]).toEqual([2, "SET-111"]);
    const bare = await runWilayah(["setup", "--data", DATA]);
    expect([bare.exitCode, bare.err.split(" ", 1)[0]]).toEqual([1, "SET-113"]);
  });
});

/** What was said of a start, but that the pages were built: that depends on what was started before. */
const ofTheStart = (said: string) =>
  said.split("\n").filter((line) => line !== "" && !line.startsWith("building the pages"));

describe("the server", () => {
  it("prints its address first and alone, its log only afterwards, and no password in the log", async () => {
    const { child, said, ended, url } = await startServing();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    // filled at an earlier run: nothing to tell before the address
    expect(ofTheStart(said.err).filter((line) => !line.startsWith("{"))).toEqual([]);
    expect((await fetch(`${url}readyz`)).status).toBe(200);
    const page = await (await fetch(url)).text();
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toContain('<div id="root">');
    await signIn(url, loginOf("rep"));
    child.kill("SIGTERM");
    const { exitCode, out, err } = await ended;
    expect(exitCode).toBe(0);
    expect(out.match(/https?:\S+/g)).toEqual([url]);
    for (const { password } of logins) {
      expect(out).toContain(password);
      expect(err).not.toContain(password);
    }
    for (const line of ofTheStart(err)) expect(JSON.parse(line)).toMatchObject({ level: "info" });
  });

  it("shows each of the four what is theirs of the plan in force", async () => {
    const { child, ended, url } = await startServing();
    const seen: Record<string, unknown> = {};
    for (const login of logins) {
      const get = await signIn(url, login);
      const plans = (await get("v1/plans")).items;
      const active = plans.find(({ state }) => state === "active") ?? expect.fail("no active plan");
      const territories = (await get(`v1/plans/${active.id}/territories`)).items;
      seen[login.role] = {
        plans: plans.map(({ state }) => state).sort(),
        territories: territories.length,
        audit: (await get("v1/audit")).status,
      };
    }
    expect(seen).toEqual({
      admin: { plans: ["active", "draft"], territories: 6, audit: 200 },
      "sales-ops": { plans: ["active", "draft"], territories: 6, audit: 403 },
      manager: { plans: ["active"], territories: 3, audit: 403 },
      rep: { plans: ["active"], territories: 1, audit: 403 },
    });
    child.kill("SIGINT");
    expect((await ended).exitCode).toBe(0);
  });

  it("holds its data folder alone: a second one ends with 3 and names the first", async () => {
    const { child, ended } = await startServing();
    const second = await start(["serve", "--data", DATA], { PORT: "0" }).ended;
    expect(second.exitCode).toBe(3);
    expect(second.err).toMatch(new RegExp(`^STO-102 .*process ${child.pid} `));
    // a command that soon ends looks in beside it
    const status = await runWilayah(["migrate", "status", "--data", DATA, "--json"]);
    expect([status.exitCode, JSON.parse(status.out).pending]).toEqual([0, []]);
    child.kill("SIGTERM");
    await ended;
  });

  it("says that HOST is no address of this machine", async () => {
    const environment = { HOST: "no-such-host.invalid", PORT: "0" };
    const { exitCode, err } = await runWilayah(["serve", "--data", DATA], { environment });
    expect([exitCode, err]).toEqual([2, expect.stringMatching(/^SET-104 environment, HOST: /)]);
  });

  it("says that the port is in use, and leaves nothing running", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => blocker.on("listening", listening));
    const address = blocker.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { exitCode, err } = await start(["serve", "--data", DATA], { PORT: String(port) }).ended;
    blocker.close();
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^CLI-150 options, PORT: port \d+ is already in use\n {2}fix: /m);
    expect(existsSync(join(DATA, "postgres", "postmaster.pid"))).toBe(false);
  });

  it("stops when npm is ended by SIGTERM, which npm does not pass on", async () => {
    const port = await freePort();
    const npm = spawn("npm", ["start", "--", "--data", DATA], {
      cwd: resolve("."),
      env: { ...process.env, PORT: String(port) },
      stdio: ["ignore", "pipe", "ignore"],
    });
    children.push(npm);
    let out = "";
    npm.stdout.on("data", (chunk) => {
      out += chunk;
    });
    while (!/^http/m.test(out) && npm.exitCode === null) await new Promise((next) => setTimeout(next, 50));
    npm.kill("SIGTERM");
    const answers = () => fetch(`http://127.0.0.1:${port}/`).then(Boolean, () => false);
    while (await answers()) await new Promise((next) => setTimeout(next, 100));
    expect(out).toContain(`http://127.0.0.1:${port}/`);
    // and its PostgreSQL with it
    while (existsSync(join(DATA, "postgres", "postmaster.pid")))
      await new Promise((next) => setTimeout(next, 100));
  });

  it("refuses settings that cannot be, all at once, without their values", async () => {
    const environment = { PORT: "http", DATABASE_URL: "mysql://a:hunter2@b/c", WILAYAH_SECRETS: "x" };
    const { exitCode, out, err } = await start(["serve", "--data", DATA], environment).ended;
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err.match(/SET-\d+/g)).toEqual(["SET-102", "SET-101", "SET-101"]);
    expect(err).not.toContain("hunter2");
  });
});

describe("a folder without a store", () => {
  it("is told so by a command that needs one, and stays as it is", async () => {
    const nowhere = join(FOLDER, "nowhere");
    const { exitCode, err } = await runWilayah(["audit", "verify", "--data", nowhere]);
    expect([exitCode, err.split(" ", 1)[0]]).toEqual([2, "STO-122"]);
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe("a store that was set up without the demo", () => {
  it("prints a token, with which the first organisation is made, once", async () => {
    const data = join(FOLDER, "empty");
    const { exitCode, out } = await start(["setup", "--data", data, "--json"]).ended;
    const { setupToken, logins: none } = JSON.parse(out);
    expect([exitCode, none]).toEqual([0, null]);
    expect(setupToken).toMatch(/^[\w-]{43}$/);
    const kept = readFileSync(join(data, "secret"), "utf8");
    expect(kept).not.toContain(setupToken);
  });
});
