import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import type pg from "pg";
import type { OpenedStore, OpenRequest, PrivateFiles, ServerWorld } from "../app/ports/server-world.ts";
import type { Settings } from "../contract/settings.ts";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { createWebhookTargets, systemLookUp } from "../jobs/webhook-targets.ts";
import { openAuth } from "../store/auth/open-auth.ts";
import { writeBackup } from "../store/backup/write-backup.ts";
import { checkAuditChains } from "../store/check-audit-chains.ts";
import { hasMarker, writeWhole } from "../store/check-marker.ts";
import { connect } from "../store/connect.ts";
import { findRunning } from "../store/embedded/find-running.ts";
import { startEmbedded } from "../store/embedded/start-embedded.ts";
import { findActorByEmail } from "../store/find-actor.ts";
import { migrate, migrationStatus, readMigrations } from "../store/migrate.ts";
import { openStore } from "../store/open-store.ts";
import { storeProblem, systemWords } from "../store/store-problem.ts";
import { isUnavailable } from "../store/store-trouble.ts";
import type { TransactionLimits } from "../store/transact.ts";
import { timeOrderedId } from "./time-ordered-id.ts";

/** An opened store and what the HTTP server needs of it besides. */
export interface ServerStore extends OpenedStore {
  readonly pool: pg.Pool;
  readonly authenticate: ReturnType<typeof openAuth>["authenticate"];
}

type Authentication = ReturnType<typeof openAuth>;

/** From src/main/ and from dist/main.mjs, which lies one level higher. */
export const MIGRATIONS = new URL(
  import.meta.url.endsWith(".ts") ? "../store/migrations/" : "../src/store/migrations/",
  import.meta.url,
);

const wallClock = { now: () => new Date() };

/** Starts or reaches PostgreSQL and puts the store's real parts together. Writes nothing into the database. */
export async function openServerStore(request: OpenRequest): Promise<Outcome<ServerStore>> {
  const dataFolder = resolve(request.dataFolder);
  const database = await openDatabase({ ...request, dataFolder });
  if (!database.ok) return database;
  const { pool, stop } = database.value;
  const files = privateFiles(dataFolder);
  const secret = await findSecret(request, files);
  if (!secret.ok) {
    await stop();
    return secret;
  }
  const { authenticate, resealSecrets, ...auth } = openAuth(pool, wallClock, {
    baseUrl: baseUrlOf(request),
    secret: secret.value,
    previousSecrets: request.settings.WILAYAH_SECRET_PREVIOUS,
    ...providerOf(request.settings),
    reportFault: (error) => request.log(`a failed sign-in is not in the audit log: ${systemWords(error)}`),
  });
  const migrations = readMigrations(MIGRATIONS);
  return success({
    pool,
    authenticate,
    world: buildServerWorld(pool, auth, request.settings),
    files,
    dataFolder,
    migrationStatus: () => migrationStatus(pool, migrations),
    migrate: () => migrate(pool, migrations),
    updateStatistics: async () => {
      await pool.query("ANALYZE");
    },
    resealSecrets,
    checkAudit: () => checkAuditChains(pool),
    backUp: (asked) => writeBackup(pool, asked),
    isUnavailable,
    close: async () => {
      await auth.failedSignIns.settled();
      await stop();
    },
  });
}

function buildServerWorld(
  pool: pg.Pool,
  auth: Omit<Authentication, "authenticate" | "resealSecrets">,
  settings: Settings,
): ServerWorld {
  const clock = { nowMilliseconds: () => performance.now() };
  return {
    ...auth,
    store: openStore(pool, wallClock, limitsOf(settings)),
    ids: { next: timeOrderedId },
    wallClock,
    clock,
    maximumImportBytes: settings.WILAYAH_IMPORT_MEGABYTES * 1024 * 1024,
    webhookTargets: createWebhookTargets(settings.WILAYAH_WEBHOOK_ALLOW_PRIVATE, systemLookUp),
    findActor: (email) => findActorByEmail(pool, wallClock, email),
  };
}

export interface Database {
  readonly pool: pg.Pool;
  stop(): Promise<void>;
}

async function openDatabase(request: OpenRequest): Promise<Outcome<Database>> {
  const { settings, dataFolder, log, asVisitor = false } = request;
  if (settings.DATABASE_URL !== undefined) return reachDatabase(settings.DATABASE_URL, settings);
  if (asVisitor && !(await hasMarker(dataFolder))) return failure([noStore(dataFolder)]);
  const embedded = await startEmbedded({ dataFolder, log });
  if (!embedded.ok) {
    const isHeld = embedded.problems.some(({ code }) => code === "STO-102");
    const running = asVisitor && isHeld ? await findRunning(dataFolder) : null;
    if (running === null) return embedded;
    const pool = connect({ ...running, ...poolOf(settings) });
    return success({ pool, stop: () => pool.end() });
  }
  const pool = connect({ ...embedded.value.connection, ...poolOf(settings) });
  return success({
    pool,
    stop: async () => {
      await pool.end();
      await embedded.value.stop();
    },
  });
}

const limitsOf = (settings: Settings): TransactionLimits => ({
  statementMilliseconds: 1000 * settings.WILAYAH_DB_STATEMENT_SECONDS,
  lockMilliseconds: 1000 * settings.WILAYAH_DB_WAIT_SECONDS,
  idleMilliseconds: 1000 * settings.WILAYAH_DB_IDLE_SECONDS,
});

const poolOf = (settings: Settings) => ({
  max: settings.WILAYAH_DB_CONNECTIONS,
  connectionTimeoutMillis: 1000 * settings.WILAYAH_DB_WAIT_SECONDS,
});

const MINIMUM_VERSION = 150_000;

const noStore = (dataFolder: string) =>
  storeProblem(
    "STO-122",
    dataFolder,
    "there is no store in this folder",
    "name the folder of a store with --data; `wilayah setup` makes one",
  );

export async function reachDatabase(
  connectionString: string,
  settings: Settings,
): Promise<Outcome<Database>> {
  const pool = connect({ connectionString, ...poolOf(settings) });
  const refuse = async (cause: string) => {
    await pool.end();
    const fix = "correct DATABASE_URL, or remove it to use the PostgreSQL that comes along";
    return failure([storeProblem("STO-130", "DATABASE_URL", cause, fix)]);
  };
  try {
    const { rows } = await pool.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    if (rows[0].version < MINIMUM_VERSION) {
      return await refuse(
        `the server is PostgreSQL ${Math.floor(rows[0].version / 10_000)}, 15 is the oldest that will do`,
      );
    }
    return success({ pool, stop: () => pool.end() });
  } catch (error) {
    // the driver's words name host, user and database, never the password
    return refuse(`the database cannot be used: ${systemWords(error)}`);
  }
}

function privateFiles(folder: string): PrivateFiles {
  return {
    read: async (name) => {
      try {
        return await readFile(join(folder, name), "utf8");
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    write: async (name, text) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(join(folder, name), text);
    },
  };
}

/** The setting's, else 256 random bits that are made once and kept; a visitor, who seals nothing, leaves none behind. */
async function findSecret(
  { settings, dataFolder, asVisitor = false, mustKnowSecret = false }: OpenRequest,
  files: PrivateFiles,
): Promise<Outcome<string>> {
  if (settings.WILAYAH_SECRET !== undefined) return success(settings.WILAYAH_SECRET);
  try {
    const kept = await files.read("secret");
    if (kept !== null) return success(kept.trim());
    if (mustKnowSecret) return failure([secretUnknown()]);
    const secret = randomBytes(32).toString("base64url");
    if (!asVisitor) await files.write("secret", `${secret}\n`);
    return success(secret);
  } catch (error) {
    const cause = `the data folder cannot be used: ${systemWords(error)}`;
    const fix = "check its permissions, choose another folder with --data, or set WILAYAH_SECRET";
    return failure([storeProblem("STO-101", dataFolder, cause, fix)]);
  }
}

const secretUnknown = () => ({
  code: "SET-103",
  where: { file: "environment", item: "WILAYAH_SECRET" },
  cause: "the secret of the server is not known here, and webhooks cannot be signed without it",
  fix: "set WILAYAH_SECRET as for the server; where it has none set, it is the file `secret` in its data folder",
});

/** The settings were read wholly or not at all. */
function providerOf(settings: OpenRequest["settings"]) {
  const { WILAYAH_OIDC_ISSUER: issuer, WILAYAH_OIDC_CLIENT_ID: clientId } = settings;
  const { WILAYAH_OIDC_CLIENT_SECRET: clientSecret, WILAYAH_OIDC_LABEL: label } = settings;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return {};
  return { provider: { issuer, clientId, clientSecret, label } };
}

function baseUrlOf({ settings }: OpenRequest): string {
  return (
    settings.WILAYAH_BASE_URL ??
    `http://${settings.HOST.includes(":") ? `[${settings.HOST}]` : settings.HOST}:${settings.PORT}`
  );
}
