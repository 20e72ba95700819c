import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

/** Where Debian's package postgresql-15 keeps the server's programs. */
export const DEBIAN_15 = "/usr/lib/postgresql/15/bin";

/** Numbers of a user and its group, as a process is started with them. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL does not run as root; then as the account that Debian's package made. Undefined: as ourselves. */
export function findAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

/** Runs programs of the server to their end, as an account. Throws where one fails. */
export const programsAs =
  (account: Account | undefined) =>
  (program: string, ...args: readonly string[]): void => {
    const { status, stderr } = spawnSync(join(DEBIAN_15, program), args, {
      ...account,
      cwd: "/",
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  };

/** A port of the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("got no port, expected a free one");
  return address.port;
}
