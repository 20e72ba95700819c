import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openTestDatabase } from "../../test/postgres.ts";
import type { Actor } from "../app/ports/actor.ts";
import type { CivilDate } from "../core/domain/civil-date.ts";
import { connect } from "./connect.ts";
import { storeTroubleOf } from "./store-trouble.ts";
import { type Database, transactAs, transactAsOwner } from "./transact.ts";

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
    expect(storeTroubleOf(error)).toBe("unreachable");
  });

  it("is one whose socket file is missing", async () => {
    const error = await withPool({ host: "/no-such-folder" }, (pool) => errorOf(pool.query("SELECT 1")));
    expect(storeTroubleOf(error)).toBe("unreachable");
  });

  it("is one that ends the connection during a query, also as Drizzle tells it", async () => {
    const error = await errorOf(
      transactAsOwner(database.pool, (db) => db.execute(sql`SELECT pg_terminate_backend(pg_backend_pid())`)),
    );
    expect(storeTroubleOf(error)).toBe("unreachable");
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
    expect(storeTroubleOf(error)).toBe("unreachable");
    await database.pool.query("SELECT 1");
  });
});

const NOBODY: Actor = {
  orgId: randomUUID(),
  memberId: randomUUID(),
  role: "rep",
  today: "2026-11-21" as CivilDate,
  scope: "full",
  via: "session",
};
const SHORT = { statementMilliseconds: 300, lockMilliseconds: 100, idleMilliseconds: 100 };

describe("a database that has too much to do", () => {
  const limited = (work: (db: Database) => Promise<unknown>) =>
    errorOf(transactAs({ pool: database.pool, limits: SHORT }, NOBODY, work));

  it("gave out no connection in time", async () => {
    const error = await withPool({ max: 1, connectionTimeoutMillis: 500 }, async (pool) => {
      const held = await pool.connect();
      const refused = await errorOf(transactAsOwner(pool, (db) => db.execute(sql`SELECT 1`)));
      held.release();
      return refused;
    });
    expect(storeTroubleOf(error)).toBe("busy");
  });

  it("does not let a transaction wait for what another holds", async () => {
    const error = await transactAsOwner(database.pool, async (holder) => {
      await holder.execute(sql`SELECT pg_advisory_xact_lock(1)`);
      return limited((db) => db.execute(sql`SELECT pg_advisory_xact_lock(1)`));
    });
    expect(storeTroubleOf(error)).toBe("busy");
  });

  it("ends one of two transactions that wait for each other", async () => {
    const lock = (db: Database, key: number) => db.execute(sql`SELECT pg_advisory_xact_lock(${key})`);
    let holders = 0;
    let tellThatBothHold = () => {};
    const bothHold = new Promise<void>((resolve) => {
      tellThatBothHold = resolve;
    });
    const hold = (own: number, other: number) =>
      transactAsOwner(database.pool, async (db) => {
        await lock(db, own);
        if (++holders === 2) tellThatBothHold();
        await bothHold;
        await lock(db, other);
      });
    const ends = await Promise.allSettled([hold(1, 2), hold(2, 1)]);
    const errors = ends.flatMap((end) => (end.status === "rejected" ? [storeTroubleOf(end.reason)] : []));
    expect(errors).toEqual(["busy"]);
  });

  it("ends a statement that takes too long", async () => {
    expect(storeTroubleOf(await limited((db) => db.execute(sql`SELECT pg_sleep(5)`)))).toBe("late");
  });

  it("ends a transaction that asks nothing for too long, and the pool goes on without its connection", async () => {
    const error = await limited(async (db) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await db.execute(sql`SELECT 1`);
    });
    expect(storeTroubleOf(error)).not.toBeNull();
    await database.pool.query("SELECT 1");
  });

  it("limits no later transaction on the same connection by what an earlier one asked for", async () => {
    await withPool({ max: 1 }, async (pool) => {
      await transactAs({ pool, limits: SHORT }, NOBODY, (db) => db.execute(sql`SELECT 1`));
      const { rows } = await pool.query(
        "SELECT current_setting('statement_timeout') AS limit, current_user AS who",
      );
      expect(rows).toEqual([{ limit: "0", who: inject("postgres").user }]);
    });
  });
});

describe("an answer of the database", () => {
  it.each([
    "SELECT 1 / 0",
    "SELECT nothing",
    "SELEC",
    "INSERT INTO organisations (org_id) VALUES (NULL)",
    "DO $$ BEGIN RAISE EXCEPTION 'Connection terminated, says a user' USING ERRCODE = '22000'; END $$",
  ])("is no trouble of the store: %s", async (statement) => {
    expect(storeTroubleOf(await errorOf(database.pool.query(statement)))).toBeNull();
    expect(storeTroubleOf(await errorOf(drizzle(database.pool).execute(sql.raw(statement))))).toBeNull();
  });

  it("tells that there is no room to write", async () => {
    const noRoom = "DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$";
    expect(storeTroubleOf(await errorOf(drizzle(database.pool).execute(sql.raw(noRoom))))).toBe("full");
  });

  it("neither is a mistake of ours", () => {
    const noFile = Object.assign(new Error("no file"), { code: "ENOENT", syscall: "open" });
    for (const error of [new TypeError("x is not a function"), noFile, "ECONNREFUSED", null])
      expect(storeTroubleOf(error)).toBeNull();
  });
});
