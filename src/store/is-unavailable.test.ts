import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openTestDatabase } from "../../test/postgres.ts";
import { connect } from "./connect.ts";
import { isUnavailable } from "./is-unavailable.ts";
import { transactAsOwner } from "./transact.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("got an answer, expected an error");
}

async function withPool<T>(settings: pg.PoolConfig, use: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const { host, port, user, password } = inject("postgres");
  const pool = connect({ host, port, user, password, database: "postgres", ...settings });
  try {
    return await use(pool);
  } finally {
    await pool.end();
  }
}

/** A port on which whoever calls is hung up on, or nobody answers any more. */
async function deadPort(kind: "hangs up" | "is closed"): Promise<{ port: number; close(): void }> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  if (kind === "is closed") await new Promise((resolve) => server.close(resolve));
  return { port, close: () => server.close() };
}

describe("a database that cannot be reached", () => {
  it.each(["hangs up", "is closed"] as const)("is one whose port %s", async (kind) => {
    const { port, close } = await deadPort(kind);
    const error = await withPool({ host: "127.0.0.1", port }, (pool) =>
      errorOf(transactAsOwner(pool, (db) => db.execute(sql`SELECT 1`))),
    );
    close();
    expect(isUnavailable(error)).toBe(true);
  });

  it("is one whose socket file is missing", async () => {
    const error = await withPool({ host: "/no-such-folder" }, (pool) => errorOf(pool.query("SELECT 1")));
    expect(isUnavailable(error)).toBe(true);
  });

  it("is one whose pool gave out no connection in time", async () => {
    const error = await withPool({ max: 1, connectionTimeoutMillis: 1_000 }, async (pool) => {
      const held = await pool.connect();
      const late = await errorOf(pool.query("SELECT 1"));
      held.release();
      return late;
    });
    expect(isUnavailable(error)).toBe(true);
  });

  it("is one that ends the connection during a query, also as Drizzle tells it", async () => {
    const error = await errorOf(
      transactAsOwner(database.pool, (db) => db.execute(sql`SELECT pg_terminate_backend(pg_backend_pid())`)),
    );
    expect(isUnavailable(error)).toBe(true);
    await database.pool.query("SELECT 1");
  });

  it("is one that ends the connection between two queries, which no process dies of", async () => {
    const error = await errorOf(
      transactAsOwner(database.pool, async (db) => {
        const { rows } = await db.execute(sql`SELECT pg_backend_pid() AS pid`);
        await database.pool.query("SELECT pg_terminate_backend($1, 10000)", [rows[0].pid]);
        await new Promise((resolve) => setTimeout(resolve, 50));
        await db.execute(sql`SELECT 1`);
      }),
    );
    expect(isUnavailable(error)).toBe(true);
    await database.pool.query("SELECT 1");
  });
});

describe("an answer of the database", () => {
  it.each([
    "SELECT 1 / 0",
    "SELECT nothing",
    "SELEC",
    "INSERT INTO organisations (org_id) VALUES (NULL)",
    "DO $$ BEGIN RAISE EXCEPTION 'Connection terminated, says a user' USING ERRCODE = '22000'; END $$",
  ])("is no lost connection: %s", async (statement) => {
    expect(isUnavailable(await errorOf(database.pool.query(statement)))).toBe(false);
    expect(isUnavailable(await errorOf(drizzle(database.pool).execute(sql.raw(statement))))).toBe(false);
  });

  it("neither is a mistake of ours", () => {
    expect(isUnavailable(new TypeError("x is not a function"))).toBe(false);
    expect(isUnavailable(Object.assign(new Error("no file"), { code: "ENOENT", syscall: "open" }))).toBe(
      false,
    );
    expect(isUnavailable("ECONNREFUSED")).toBe(false);
    expect(isUnavailable(null)).toBe(false);
  });
});
