import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { readServerSettings } from "../../src/contract/settings.ts";
import { openServerStore, type ServerStore } from "../../src/main/open-server-store.ts";
import type { Asking, Waited } from "./ask.ts";
import { type FilledStore, fillStore } from "./fill-store.ts";
import type { LoadOptions, ServerName } from "./load-options.ts";
import { type Load, listLoads } from "./questions.ts";
import { startDatabase } from "./start-database.ts";

export interface LoadResult {
  readonly name: string;
  readonly waited: Waited;
}

export interface ServerReport {
  readonly server: ServerName;
  /** As the database names itself. */
  readonly version: string;
  readonly fillSeconds: number;
  readonly results: readonly LoadResult[];
}

const WARM_UP_SECONDS = 1;

export interface Measuring {
  readonly options: LoadOptions;
  /** Empty; everything is put into it. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/** A server at work on a database that was filled. */
export interface FilledServer {
  readonly url: string;
  readonly filled: FilledStore;
  readonly version: string;
  readonly fillSeconds: number;
}

/** Fills a database and asks a server on it from a second process. Null where the database is not installed. */
export const measureServer = (server: ServerName, measuring: Measuring): Promise<ServerReport | null> =>
  withServer(server, measuring, async ({ url, filled, version, fillSeconds }) => {
    const { options, say } = measuring;
    const results: LoadResult[] = [];
    for (const load of listLoads(filled, options.clients)) {
      const waited = await measure(url, load, options.seconds);
      say(`${load.name}: ${JSON.stringify(waited)}`);
      results.push({ name: load.name, waited });
    }
    return { server, version, fillSeconds, results };
  });

/** Starts and fills a database and a server on it, and stops both afterwards. Null where the database is not installed. */
export async function withServer<T>(
  server: ServerName,
  { options, folder, say }: Measuring,
  work: (serving: FilledServer) => Promise<T>,
): Promise<T | null> {
  const database = await startDatabase(server, folder);
  if (database === null) return null;
  const place = { url: database.url, dataFolder: join(folder, "data") };
  try {
    say("filling");
    const startedAt = performance.now();
    const { filled, version } = await fill(place, options);
    const fillSeconds = (performance.now() - startedAt) / 1000;
    say(`filled in ${fillSeconds.toFixed(0)} s`);
    const serving = await serve(place);
    try {
      await untilDrawn(serving.url, filled);
      say("every outline is derived");
      return await work({ url: serving.url, filled, version, fillSeconds });
    } finally {
      await serving.stop();
    }
  } finally {
    database.stop();
  }
}

interface Place {
  readonly url: string | null;
  readonly dataFolder: string;
}

const environmentOf = ({ url }: Place) => (url === null ? {} : { DATABASE_URL: url });

/** A store with all its tables. */
export async function openBenchStore(place: Place): Promise<ServerStore> {
  const settings = readServerSettings(environmentOf(place));
  if (!settings.ok) throw new Error(JSON.stringify(settings.problems));
  const request = { settings: settings.value, dataFolder: place.dataFolder, log: () => {} };
  const opened = await openServerStore(request);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const migrated = await opened.value.migrate();
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.problems));
  return opened.value;
}

async function fill(place: Place, options: LoadOptions) {
  const store = await openBenchStore(place);
  try {
    const filled: FilledStore = await fillStore(store, { ...options, editors: options.clients });
    // what autovacuum does within a minute of a large load, here before anything is measured
    await store.pool.query("ANALYZE");
    const { rows } = await store.pool.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    );
    return { filled, version: rows[0].version.split(" ")[0] };
  } finally {
    await store.close();
  }
}

/** The committed command, as its users start it. */
async function serve(place: Place) {
  const child = spawn(process.execPath, [resolve("bin/wilayah.mjs"), "serve", "--data", place.dataFolder], {
    env: { PATH: process.env.PATH, LANG: "C", PORT: "0", ...environmentOf(place) },
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err = (err + chunk).slice(-10_000);
  });
  const ended = once(child, "close");
  for (;;) {
    const url = /^(http.*)\/\n/.exec(out)?.[1];
    if (url !== undefined) {
      const stop = async () => {
        child.kill("SIGTERM");
        await ended;
      };
      return { url, stop };
    }
    if (child.exitCode !== null) throw new Error(`the server ended: ${err}`);
    await wait(50);
  }
}

/** The first outlines of eleven plans are minutes of work that a server does once: it is measured as it is afterwards. */
async function untilDrawn(url: string, { planId, draftIds, admin }: FilledStore): Promise<void> {
  for (const id of [planId, ...draftIds]) {
    for (;;) {
      const headers = { authorization: `Bearer ${admin}` };
      const tile = await fetch(`${url}/v1/plans/${id}/tiles/0/0/0`, { headers });
      await tile.arrayBuffer();
      if (!tile.ok) throw new Error(`a tile was refused: ${tile.status}`);
      if (tile.headers.get("wilayah-outlines") === "current") break;
      await wait(1000);
    }
  }
}

async function measure(url: string, { clients }: Load, seconds: number): Promise<Waited> {
  // an edit goes on from its draft's version, which a warm-up would raise
  const isEditing = clients.some((task) => "editing" in task);
  if (!isEditing) await askFromOutside({ url, clients, seconds: WARM_UP_SECONDS });
  return askFromOutside({ url, clients, seconds });
}

const askFromOutside = (asking: Asking): Promise<Waited> => runOutside("ask.ts", asking);

/** Gives a task to a program of this folder, in a process of its own. */
export async function runOutside<Answer>(program: string, task: object): Promise<Answer> {
  const child = spawn(process.execPath, ["--import", "tsx", resolve("bench/load", program)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stdin.end(JSON.stringify(task));
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`the asking process ended with ${status}`);
  return JSON.parse(out);
}
