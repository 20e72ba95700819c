import { resolve } from "node:path";
import { Client } from "pg";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { checkMarker } from "../check-marker.ts";
import { type DataFolderLock, lockDataFolder } from "../lock-data-folder.ts";
import { storeProblem, systemWords } from "../store-problem.ts";
import { chooseAccount } from "./choose-account.ts";
import type { Connection } from "./connection.ts";
import { type Engine, findEngine, prepareEngine } from "./find-engine.ts";
import { initCluster, USER } from "./init-cluster.ts";
import { stopOrphan } from "./stop-orphan.ts";
import { type SupervisedServer, superviseServer } from "./supervise-server.ts";

/** A PostgreSQL of our own that runs until `stop`. */
export interface EmbeddedPostgres {
  /**
   * For `pg`: host (the socket's folder, or 127.0.0.1), port, user, password, database. The user owns the
   * database and is superuser.
   */
  readonly connection: Connection;
  /** The same as a libpq URL, for whoever reads a DATABASE_URL. Holds the password. */
  readonly url: string;
  /** Ends all sessions, stops the server and gives the data folder free. May be called again. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Made if it does not exist. */
  readonly dataFolder: string;
  /** false only for test runs: faster, but a power cut may cost the data. */
  readonly durable?: boolean;
  /** Told in a few words what is going on: first start, a server left behind. */
  readonly log?: (line: string) => void;
}

/**
 * Starts the PostgreSQL that npm installed on a data folder, which this process holds alone until `stop`. Makes the
 * database at the first start; stops a server that a killed process left behind; starts its own again when it is
 * killed. `engine` is the installed one
 * unless the caller names another.
 *
 * Problems: STO-101 … STO-110, see docs/errors.md.
 */
export async function startEmbedded(
  options: EmbeddedOptions,
  engine?: Engine,
): Promise<Outcome<EmbeddedPostgres>> {
  const found = engine === undefined ? await findEngine() : success(engine);
  if (!found.ok) return found;
  const dataFolder = resolve(options.dataFolder);
  const locked = await lockDataFolder(dataFolder);
  if (!locked.ok) return locked;
  const started = await startInFolder({ ...options, dataFolder }, found.value, locked.value).catch(
    (error: unknown) =>
      failure([
        storeProblem("STO-101", dataFolder, `the data folder cannot be used: ${systemWords(error)}`, USABLE),
      ]),
  );
  if (!started.ok) await locked.value.release();
  return started;
}

const USABLE = "check its permissions and the free space, or choose another folder with --data";

async function startInFolder(
  { dataFolder, durable = true, log = () => undefined }: EmbeddedOptions,
  engine: Engine,
  lock: DataFolderLock,
): Promise<Outcome<EmbeddedPostgres>> {
  const serverMajor = Number.parseInt(engine.version, 10);
  const marker = await checkMarker(dataFolder, serverMajor);
  if (!marker.ok) return marker;
  const chosen = await chooseAccount(dataFolder);
  if (!chosen.ok) return chosen;
  const account = chosen.value;
  const prepared = await prepareEngine(engine, account, dataFolder);
  if (!prepared.ok) return prepared;
  const programs = prepared.value;
  const marked = marker.value !== undefined;
  if (!marked) log("making the database (first start)");
  const password = await initCluster({ dataFolder, programs, account, durable, serverMajor, marked });
  if (!password.ok) return password;
  const cluster = resolve(dataFolder, "postgres");
  const orphan = await stopOrphan(cluster, programs, account);
  if (!orphan.ok) return orphan;
  if (orphan.value === "stopped") log("stopped a database server that an earlier run had left behind");
  const server = await superviseServer({ dataFolder, programs, account, durable }, log);
  if (!server.ok) return server;
  const stop = stopOnce(server.value, lock);
  const { host, port } = server.value.listening;
  const connection = { host, port, user: USER, password: password.value, database: USER };
  try {
    await ensureDatabase(connection);
  } catch (error) {
    await stop();
    throw error;
  }
  return success({ connection, url: toUrl(connection), stop });
}

function stopOnce(server: SupervisedServer, lock: DataFolderLock): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => {
    stopped ??= server.stop().then(() => lock.release());
    return stopped;
  };
}

/** Makes our database in a new cluster. Also the proof that the password fits. */
async function ensureDatabase(connection: Connection): Promise<void> {
  const client = new Client({ ...connection, database: "postgres" });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [USER]);
    if (rowCount === 0) await client.query(`create database ${USER}`);
  } finally {
    await client.end();
  }
}

function toUrl({ host, port, user, password, database }: Connection): string {
  const login = `${user}:${encodeURIComponent(password)}`;
  if (!host.startsWith("/")) return `postgresql://${login}@${host}:${port}/${database}`;
  return `postgresql://${login}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
