import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Connection } from "./connection.ts";
import { USER } from "./init-cluster.ts";
import { readPostmasterFile } from "./stop-orphan.ts";

/**
 * The server that another process runs on a data folder, by the server's own note and the password kept beside it:
 * whoever may read both owns the folder. Null where none takes connections. Starts and locks nothing, so the server may
 * stop at any time.
 */
export async function findRunning(dataFolder: string): Promise<Connection | null> {
  const note = await readPostmasterFile(join(dataFolder, "postgres"));
  if (note?.state !== "ready") return null;
  const password = await readFile(join(dataFolder, "postgres-password"), "utf8").catch(() => null);
  if (password === null) return null;
  const { host, port } = note.listening;
  return { host, port, user: USER, password: password.trim(), database: USER };
}
