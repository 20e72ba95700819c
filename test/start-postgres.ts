import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { connect } from "../src/store/connect.ts";
import { startEmbedded } from "../src/store/embedded/start-embedded.ts";
import { migrate, readMigrations } from "../src/store/migrate.ts";

export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** A migrated database that no test opens. */
  readonly template: string;
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: TestServer;
  }
}

/** One PostgreSQL for the whole run: the one WILAYAH_TEST_DATABASE_URL names, else an embedded one, thrown away afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await findServer(process.env.WILAYAH_TEST_DATABASE_URL);
  const template = `wilayah_template_${process.pid}`;
  const admin = connect({ ...server, database: "postgres" });
  await admin.query(`CREATE DATABASE ${template}`);
  const pool = connect({ ...server, database: template });
  const migrated = await migrate(pool, readMigrations(new URL("../src/store/migrations/", import.meta.url)));
  await pool.end();
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.problems));
  project.provide("postgres", { ...server, template });
  return async () => {
    await admin.query(`DROP DATABASE ${template} WITH (FORCE)`);
    await admin.end();
    await stop();
  };
}

async function findServer(url: string | undefined) {
  if (url !== undefined) {
    const { hostname, port, username, password } = new URL(url);
    const server = { host: hostname, port: Number(port || 5432), user: username, password };
    return { server, stop: async () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), "wilayah-postgres-"));
  const started = await startEmbedded({ dataFolder: folder, durable: false });
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  const { host, port, user, password } = started.value.connection;
  const stop = async () => {
    await started.value.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server: { host, port, user, password }, stop };
}
