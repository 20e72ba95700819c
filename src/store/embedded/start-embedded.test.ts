import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { isRunning } from "../process-identity.ts";
import { type Engine, findEngine } from "./find-engine.ts";
import { runToEnd } from "./run-to-end.ts";
import { type EmbeddedPostgres, startEmbedded } from "./start-embedded.ts";
import { readPostmasterFile } from "./stop-orphan.ts";

const isRoot = process.getuid?.() === 0;
let home: string;
let installed: Engine;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "wil-"));
  // The user nobody, as whom root's server runs, must be able to come in.
  await chmod(home, 0o755);
  installed = await expectOk(findEngine());
});
afterAll(() => rm(home, { recursive: true, force: true }));

type Outcomes<T> = { ok: true; value: T } | { ok: false; problems: readonly object[] };

async function expectOk<T>(outcome: Promise<Outcomes<T>>): Promise<T> {
  const awaited = await outcome;
  if (!awaited.ok) throw new Error(`got ${JSON.stringify(awaited.problems)}, expected a value`);
  return awaited.value;
}

const start = (dataFolder: string, lines: string[] = [], engine?: Engine) =>
  expectOk(startEmbedded({ dataFolder, durable: false, log: (line) => lines.push(line) }, engine));

async function refusal(dataFolder: string) {
  const outcome = await startEmbedded({ dataFolder });
  return outcome.ok ? ["started"] : outcome.problems.map(({ code, cause }) => `${code} ${cause}`);
}

async function query(server: EmbeddedPostgres, sql: string) {
  const client = new Client(server.connection);
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

/** Another Node process that runs `body` with a server started on the folder as `server`. */
function inAnotherProcess(dataFolder: string, body: string): ChildProcess {
  const code = `import { Client } from "pg";
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, "start-embedded.ts"))};
    const outcome = await startEmbedded({ dataFolder: ${JSON.stringify(dataFolder)} });
    ${body}`;
  const args = ["--import", "tsx", "--input-type=module", "-e", code];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

async function textOf(child: ChildProcess): Promise<string> {
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  await once(child, "close");
  return text;
}

async function killHard(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

describe("a data folder through its life", () => {
  const data = () => join(home, "data");

  test("the first start makes a database that the connection and the URL reach, and only with the password", async () => {
    const lines: string[] = [];
    const server = await start(data(), lines);
    expect(lines).toEqual(["making the database (first start)"]);
    await query(server, "create table kept (id integer)");
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const facts = await client.query(
      `select current_user as user, current_database() as database, rolsuper, datlocprovider, datlocale,
       pg_encoding_to_char(encoding) as encoding from pg_database join pg_roles on rolname = current_user
       where datname = current_database()`,
    );
    await client.end();
    expect(facts.rows).toEqual([
      {
        user: "wilayah",
        database: "wilayah",
        rolsuper: true,
        datlocprovider: "i",
        datlocale: "und",
        encoding: "UTF8",
      },
    ]);
    const stranger = new Client({ ...server.connection, password: "guessed" });
    await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);

    const second = await textOf(
      inAnotherProcess(data(), "console.log(outcome.problems[0].code, outcome.problems[0].cause)"),
    );
    expect(second).toMatch(new RegExp(`^STO-102 .* in use by process ${process.pid} on `));

    await server.stop();
    await server.stop();
    await expect(query(server, "select")).rejects.toThrow();
    expect(await readdir(data())).not.toContain("lock.json");
  });

  test("what a killed process had acknowledged is there at the next start", async () => {
    const writer = inAnotherProcess(
      data(),
      `const client = new Client(outcome.value.connection);
      await client.connect();
      for (let id = 1; ; id++) {
        await client.query("insert into kept values ($1)", [id]);
        console.log(id);
      }`,
    );
    let acknowledged = 0;
    const enough = new Promise<void>((resolve) => {
      writer.stdout?.setEncoding("utf8").on("data", (text: string) => {
        acknowledged = Math.max(acknowledged, ...text.trim().split("\n").map(Number));
        if (acknowledged >= 50) resolve();
      });
    });
    await enough;
    await killHard(writer);
    expect((await readPostmasterFile(join(data(), "postgres")))?.state).toBe("ready");

    const lines: string[] = [];
    const server = await start(data(), lines);
    const [{ count }] = await query(server, "select count(*)::int as count from kept");
    await server.stop();
    expect(lines).toEqual(["stopped a database server that an earlier run had left behind"]);
    expect(count).toBeGreaterThanOrEqual(acknowledged);
  });

  test("a killed database server comes back at the same address", async () => {
    const lines: string[] = [];
    const server = await start(data(), lines);
    const before = await query(server, "select count(*)::int as count from kept");
    const note = await readPostmasterFile(join(data(), "postgres"));
    process.kill(note?.pid ?? Number.NaN, "SIGKILL");
    let after: unknown;
    while (after === undefined) {
      await wait(100);
      after = await query(server, "select count(*)::int as count from kept").catch(() => undefined);
      if (lines.length > 1) throw new Error(lines.join());
    }
    await server.stop();
    expect(after).toEqual(before);
    expect(lines).toEqual(["the database server died and is started again"]);
    expect(await readPostmasterFile(join(data(), "postgres"))).toBeUndefined();
  });

  test("a start waits until the last session of a killed database server is gone", async () => {
    const writer = inAnotherProcess(
      data(),
      `const client = new Client(outcome.value.connection);
      await client.connect();
      console.log((await client.query("select pg_backend_pid() as pid")).rows[0].pid);
      setInterval(() => {}, 1000);`,
    );
    const session: number = await new Promise((resolve) => {
      writer.stdout?.once("data", (pid) => resolve(Number(pid)));
    });
    // it keeps its part of the shared memory for as long as it is stopped
    process.kill(session, "SIGSTOP");
    onTestFinished(() => {
      if (isRunning(session)) process.kill(session, "SIGKILL");
    });
    const note = await readPostmasterFile(join(data(), "postgres"));
    await killHard(writer);
    process.kill(note?.pid ?? Number.NaN, "SIGKILL");
    const logPath = join(data(), "postgres.log");
    const begin = (await readFile(logPath, "utf8")).length;
    const starting = start(data());
    let said = "";
    while (!said.includes("shared memory block")) {
      await wait(50);
      said = (await readFile(logPath, "utf8")).slice(begin);
    }
    process.kill(session, "SIGCONT");
    const server = await starting;
    expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test("notes of a server whose number another process got do not hinder the start", async () => {
    const cluster = join(data(), "postgres");
    // PostgreSQL believes the note only if the process is of its own user.
    const { uid, gid } = await stat(cluster);
    const other = spawn("sleep", ["600"], { cwd: "/", uid, gid });
    onTestFinished(() => killHard(other));
    const socket = join(data(), "socket");
    const note = `${other.pid}\n${cluster}\n0\n5432\n${socket}\n`;
    await writeFile(join(cluster, "postmaster.pid"), note);
    await writeFile(join(socket, ".s.PGSQL.5432.lock"), note);
    const server = await start(data());
    expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test.each([
    ["of a newer format", { format: 2, postgresMajor: 18 }, /^STO-103 .* format 2/],
    ["of a newer PostgreSQL", { format: 1, postgresMajor: 99 }, /^STO-103 .* PostgreSQL 99/],
    ["of an older PostgreSQL", { format: 1, postgresMajor: 9 }, /^STO-103 .* PostgreSQL 9,/],
    ["that is damaged", "{", /^STO-104 /],
    ["that is gone", undefined, /^STO-104 .* wilayah\.json/],
  ])("a marker %s is refused and the folder left as it is", async (_, marker, problem) => {
    const path = join(data(), "wilayah.json");
    const good = await readFile(path, "utf8");
    if (marker === undefined) await rm(path);
    else await writeFile(path, JSON.stringify(marker));
    const names = await readdir(data());
    expect(await refusal(data())).toEqual([expect.stringMatching(problem)]);
    expect(await readdir(data())).toEqual(names);
    await writeFile(path, good);
  });
});

test("a start killed while the database is being made is finished by the next one", async () => {
  // The path is too long for a socket, so the server listens on the loopback address.
  const data = join(home, "long".repeat(25));
  const child = inAnotherProcess(data, "");
  const isBegun = async () => {
    const [workshop] = (await readdir(data).catch(() => [])).filter((name) =>
      name.startsWith("initialising"),
    );
    return workshop !== undefined && (await readdir(join(data, workshop))).includes("postgres");
  };
  while (!(await isBegun())) await wait(5);
  await killHard(child);
  expect(await readdir(data)).not.toContain("postgres");
  const server = await start(data);
  expect(server.connection.host).toBe("127.0.0.1");
  const client = new Client({ connectionString: server.url });
  await client.connect();
  expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await client.end();
  await server.stop();
});

describe("an engine as npm may leave it", () => {
  const copyWithoutLinks = async (folder: string): Promise<Engine> => {
    await cp(installed.folder, folder, { recursive: true, verbatimSymlinks: true });
    const list = JSON.parse(await readFile(join(folder, "pg-symlinks.json"), "utf8"));
    for (const { target } of list) await rm(join(folder, "..", target));
    return { folder, version: installed.version };
  };

  test("without its links, where no install script ran, gets them", async () => {
    const engine = await copyWithoutLinks(join(home, "linkless", "native"));
    const before = await readdir(join(engine.folder, "lib"));
    const server = await start(join(home, "a"), [], engine);
    expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
    expect((await readdir(join(engine.folder, "lib"))).length).toBeGreaterThan(before.length);
    expect((await readdir(join(home, "a"))).filter((name) => name.startsWith("engine"))).toEqual([]);
  });

  test("out of reach of the server's user, or read-only without its links, is copied", async () => {
    const closed = join(home, "closed");
    const engine = await copyWithoutLinks(join(closed, "native"));
    await chmod(isRoot ? closed : join(engine.folder, "lib"), isRoot ? 0o700 : 0o555);
    onTestFinished(() => chmod(isRoot ? closed : join(engine.folder, "lib"), 0o755));
    const data = join(home, "with space, ünd Komma");
    // What a run killed while copying leaves.
    await mkdir(join(data, `engine-${installed.version}.half`, "lib"), { recursive: true });
    const server = await start(data, [], engine);
    expect(server.connection.host).toBe("127.0.0.1");
    expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
    expect(await readdir(data)).toContain(`engine-${installed.version}`);
  });

  test("for no platform of ours names DATABASE_URL as the way out", async () => {
    const outcome = await findEngine("sunos", "sparc");
    expect(outcome.ok ? [] : outcome.problems.map(({ code, fix }) => `${code} ${fix}`)).toEqual([
      expect.stringMatching(/^STO-106 .*DATABASE_URL/),
    ]);
  });
});

test("data under a folder that only its owner may enter is served, and never with root's rights", async () => {
  await mkdir(join(home, "own"), { mode: 0o700 });
  const data = join(home, "own", "data");
  const canMap = await runToEnd({ program: "unshare", args: ["--user", "--map-user=65534", "true"] });
  if (isRoot && canMap.status !== 0) {
    expect(await refusal(data)).toEqual([expect.stringMatching(/^STO-105 /)]);
    return;
  }
  const server = await start(data);
  const status: { line: string }[] = await query(
    server,
    "select line from string_to_table(pg_read_file('/proc/self/status'), E'\\n') as line",
  );
  await server.stop();
  expect(status.find(({ line }) => line.startsWith("CapEff"))?.line).toMatch(/^CapEff:\s0+$/);
});
