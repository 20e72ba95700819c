import { connect as connectSocket, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase } from "../../test/postgres.ts";
import { connect } from "../store/connect.ts";
import { migrationStatus, readMigrations } from "../store/migrate.ts";
import { checkReadiness } from "./check-readiness.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Stands between a pool and its database, and passes nothing on while it is told so. */
async function startLine(to: { readonly host: string; readonly port: number }) {
  let isDead = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const isFolder = to.host.startsWith("/");
    const far = isFolder ? connectSocket(`${to.host}/.s.PGSQL.${to.port}`) : connectSocket(to.port, to.host);
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("error", () => {});
      from.on("close", () => other.destroy());
      from.on("data", (bytes) => {
        if (!isDead) other.write(bytes);
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    die: () => {
      isDead = true;
    },
    revive: () => {
      isDead = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const migrations = readMigrations(new URL("../store/migrations/", import.meta.url));
const READY = [
  { name: "database", ok: true, detail: "answers" },
  { name: "schema", ok: true, detail: "is up to date" },
];

it("says that the database does not answer, however it is silent, and that it is back", async () => {
  const { host, port, user, password, database: name } = database.pool.options;
  const line = await startLine({ host: String(host), port: Number(port) });
  const settings = { host: "127.0.0.1", port: line.port, user, password, database: name };
  const pool = connect({ ...settings, password: String(password) });
  const check = () => checkReadiness({ pool, migrationStatus: () => migrationStatus(pool, migrations) });
  expect(await check()).toEqual(READY);
  // open connections and new ones alike
  line.die();
  const silent = [{ name: "database", ok: false, detail: "does not answer" }];
  expect(await Promise.all([check(), check()])).toEqual([silent, silent]);
  line.revive();
  await expect.poll(check, { timeout: 50_000 }).toEqual(READY);
  await line.close();
  expect(await check()).toEqual(silent);
  await pool.end();
});

it("says how many migrations are missing, and that a database is newer", async () => {
  const { pool } = database;
  const ask = (known: typeof migrations) =>
    checkReadiness({ pool, migrationStatus: () => migrationStatus(pool, known) });
  const next = { ...migrations[migrations.length - 1], name: "9999_next" };
  expect((await ask([...migrations, next]))[1]).toMatchObject({
    ok: false,
    detail: "has 1 migrations pending",
  });
  expect((await ask(migrations.slice(0, -1)))[1]).toMatchObject({
    ok: false,
    detail: "is of a newer version",
  });
});
