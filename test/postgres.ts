import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { connect } from "../src/store/connect.ts";

export interface TestDatabase {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** A database of its own for a test file, copied from a migrated template in a cluster that the run started. */
export async function openTestDatabase(): Promise<TestDatabase> {
  return openDatabase(inject("postgres").template, null);
}

/** One with nothing in it; its owner is a new role without rights elsewhere, as hosted databases have it, if wished. */
export async function openEmptyDatabase(owner: "superuser" | "plain" = "superuser"): Promise<TestDatabase> {
  return openDatabase("template0", owner === "plain" ? `owner_${randomUUID().replaceAll("-", "")}` : null);
}

async function openDatabase(template: string, owner: string | null): Promise<TestDatabase> {
  const server = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ ...server, database: "postgres" });
  await admin.connect();
  if (owner !== null) {
    // as docs/operations.md says: another database of this server made the role of the application before
    const { rows } = await admin.query<{ ofOptions: boolean }>(
      `SELECT current_setting('server_version_num')::int >= 160000 AS "ofOptions"`,
    );
    await admin.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'plain'`);
    await admin.query(
      `GRANT wilayah_app TO ${owner} WITH ADMIN ${rows[0].ofOptions ? "TRUE, INHERIT FALSE" : "OPTION"}`,
    );
  }
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} ${owner === null ? "" : `OWNER ${owner}`}`);
  const login = owner === null ? {} : { user: owner, password: "plain" };
  const pool = connect({ ...server, ...login, database: name });
  return {
    pool,
    close: async () => {
      await pool.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      if (owner !== null) await admin.query(`DROP ROLE ${owner}`);
      await admin.end();
    },
  };
}
