import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { inject } from "vitest";
import { connect } from "../../src/store/connect.ts";

/** A data folder of its own with the demo in it. */
export function copyDemo(): string {
  const folder = join(newFolder(), "data");
  // owners too: the database's files belong to the account that it runs as
  const { status, stderr } = spawnSync("cp", ["-a", inject("demo").folder, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return folder;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "wilayah-fault-"));
}

/** Connections to the PostgreSQL that runs on a data folder, past the application. */
export function openDatabase(dataFolder: string): pg.Pool {
  const password = readFileSync(join(dataFolder, "postgres-password"), "utf8").trim();
  const host = join(dataFolder, "socket");
  return connect({ host, port: 5432, user: "wilayah", database: "wilayah", password });
}

/** Reads from the PostgreSQL of a data folder, whoever runs it now. */
export async function readFrom<T>(dataFolder: string, read: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = openDatabase(dataFolder);
  try {
    return await read(pool);
  } finally {
    await pool.end();
  }
}
