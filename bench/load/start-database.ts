import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { ServerName } from "./load-options.ts";

const DEBIAN_15 = "/usr/lib/postgresql/15/bin";

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
  const account = process.getuid?.() === 0 ? accountOf("postgres") : null;
  if (account !== null) {
    chownSync(folder, account.uid, account.gid);
    // to be passed, not to be looked into
    chmodSync(parent, 0o711);
  }
  const run = (program: string, ...args: readonly string[]) => {
    const { status, stderr } = spawnSync(join(DEBIAN_15, program), args, {
      ...account,
      cwd: "/",
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  };
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

/** PostgreSQL does not run as root; Debian's package made this account. */
function accountOf(user: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(spawnSync("id", [flag, user], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("got no port, expected a free one");
  return address.port;
}
