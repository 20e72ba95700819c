import { chmod, chown, lstat, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { BRING_YOUR_OWN, storeProblem } from "../store-problem.ts";
import { type Command, runToEnd } from "./run-to-end.ts";

/** As whom the server's programs run. PostgreSQL refuses to run as root. */
export interface Account {
  /** "namespace": root's files, but no root rights and another user number, by a Linux user namespace. */
  readonly kind: "self" | "nobody" | "namespace";
  /** Who must own the server's files; undefined where that is whoever we are. */
  readonly owner: Owner | undefined;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Ourselves, unless we are root. Root's server runs as `nobody`; where that user cannot reach the data folder
 * (it lies under a home that only root may enter), in a user namespace. As root the data folder itself may be
 * made passable for others (mode 0711); what is in it stays closed.
 *
 * Problems: STO-105 root, and neither way works.
 */
export async function chooseAccount(dataFolder: string): Promise<Outcome<Account>> {
  if (process.getuid?.() !== 0) return success({ kind: "self", owner: undefined });
  const nobody = await findNobody();
  if (nobody !== undefined && (await openTheWay(dataFolder, nobody)))
    return success({ kind: "nobody", owner: nobody });
  const namespace: Account = { kind: "namespace", owner: { uid: 0, gid: 0 } };
  if ((await runToEnd(commandAs(namespace, "true", []))).status === 0) return success(namespace);
  const cause = `PostgreSQL does not run as root, and the user nobody cannot reach this folder`;
  const fix = `run as a normal user, choose a folder outside of root's home with --data, or ${BRING_YOUR_OWN}`;
  return failure([storeProblem("STO-105", dataFolder, cause, fix)]);
}

/** How to run a program as the account. */
export function commandAs(account: Account, program: string, args: readonly string[]): Command {
  switch (account.kind) {
    case "self":
      return { program, args };
    case "nobody":
      return { program, args, ...account.owner };
    case "namespace":
      return {
        program: "unshare",
        args: ["--user", "--map-user=65534", "--map-group=65534", "--", program, ...args],
      };
  }
}

/** Gives a file or a whole folder to the account, the outermost last, so that a cut-off run is done again. */
export async function giveTo(account: Account, path: string): Promise<void> {
  const { owner } = account;
  if (owner === undefined) return;
  const entry = await lstat(path);
  if (entry.uid === owner.uid && entry.gid === owner.gid) return;
  if (entry.isDirectory()) {
    const names = await readdir(path, { recursive: true });
    // A table space is a link to a folder elsewhere; its owner is not our business.
    for (const name of names) {
      const inside = join(path, name);
      if (!(await lstat(inside)).isSymbolicLink()) await chown(inside, owner.uid, owner.gid);
    }
  }
  await chown(path, owner.uid, owner.gid);
}

async function findNobody(): Promise<Owner | undefined> {
  const ask = async (flag: string) => {
    const { status, output } = await runToEnd({ program: "id", args: [flag, "nobody"] });
    return status === 0 ? Number(output.trim()) : Number.NaN;
  };
  const owner = { uid: await ask("-u"), gid: await ask("-g") };
  return Number.isInteger(owner.uid) && Number.isInteger(owner.gid) && owner.uid > 0 ? owner : undefined;
}

/** Whether the user can come into the folder, after opening its own door (never those above it). */
async function openTheWay(folder: string, user: Owner): Promise<boolean> {
  const enters = async (path: string) => {
    const args = ["-c", 'cd "$1"', "sh", path];
    return (await runToEnd({ program: "/bin/sh", args, ...user })).status === 0;
  };
  if (await enters(folder)) return true;
  if (!(await enters(dirname(folder)))) return false;
  await chmod(folder, 0o711);
  return enters(folder);
}
