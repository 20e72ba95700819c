import { chmodSync, chownSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DEBIAN_15, findAccount, freePort, programsAs } from "../../test/debian-postgres.ts";
import type { ServerName } from "./load-options.ts";

/** A database to be measured. */
export interface StartedDatabase {
  /** Null: the one that `serve` brings up itself on the data folder. */
  readonly url: string | null;
  stop(): void;
}

/** Starts a server with its own defaults, as durable as they are. Null where it is not installed. */
export async function startDatabase(name: ServerName, folder: string): Promise<StartedDatabase | null> {
  if (name === "embedded") return { url: null, stop: () => {} };
  return existsSync(join(DEBIAN_15, "postgres")) ? startDebian(folder) : null;
}

async function startDebian(parent: string): Promise<StartedDatabase> {
  const folder = join(parent, "debian-15");
  mkdirSync(folder, { mode: 0o700 });
  const account = findAccount();
  if (account !== undefined) {
    chownSync(folder, account.uid, account.gid);
    // to be passed, not to be looked into
    chmodSync(parent, 0o711);
  }
  const run = programsAs(account);
  const data = join(folder, "data");
  const port = await freePort();
  run("initdb", "-D", data, "-A", "trust", "-U", "wilayah", "-E", "UTF8", "--locale=C");
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  const control = ["-D", data, "-w", "-l", join(folder, "log")];
  run("pg_ctl", ...control, "-o", options, "start");
  return {
    url: `postgresql://wilayah@127.0.0.1:${port}/postgres`,
    stop: () => run("pg_ctl", ...control, "-m", "fast", "stop"),
  };
}
