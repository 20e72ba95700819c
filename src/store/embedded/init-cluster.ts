import { randomBytes } from "node:crypto";
import { mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { writeMarker, writeWhole } from "../check-marker.ts";
import { storeProblem } from "../store-problem.ts";
import { type Account, commandAs, giveTo } from "./choose-account.ts";
import { programName } from "./find-engine.ts";
import { runToEnd } from "./run-to-end.ts";

/** The server's first user and the name of its database. */
export const USER = "wilayah";

/** How the name of a folder begins in which a cluster is being made. */
const WORKSHOP = "initialising-";

export interface ClusterOptions {
  readonly dataFolder: string;
  /** The folder of the server's programs. */
  readonly programs: string;
  readonly account: Account;
  /** Whether data must outlive a power cut. */
  readonly durable: boolean;
  readonly serverMajor: number;
  /** Whether the data folder has its marker, so that a cluster in it is ours. */
  readonly marked: boolean;
}

/**
 * Makes the database cluster `<data>/postgres` if there is none, and gives its password. It is made in a folder
 * beside and moved into place when it is whole, so a crash in between leaves a folder that the next start finishes.
 *
 * Problems: STO-104 a cluster without our marker or password; STO-108 initdb failed.
 */
export async function initCluster(options: ClusterOptions): Promise<Outcome<string>> {
  const { dataFolder, account } = options;
  const cluster = join(dataFolder, "postgres");
  const passwordFile = join(dataFolder, "postgres-password");
  const known = await readFile(passwordFile, "utf8").catch(() => undefined);
  if (await exists(cluster)) {
    if (!options.marked || known === undefined) {
      const missing = options.marked ? "postgres-password" : "wilayah.json";
      const cause = `the folder holds a database, but not the file ${missing} that belongs to it`;
      const fix = "restore the whole folder from a backup, or choose another folder with --data";
      return failure([storeProblem("STO-104", dataFolder, cause, fix)]);
    }
    await giveTo(account, cluster);
    return success(known.trim());
  }
  const password = known?.trim() ?? randomBytes(24).toString("base64url");
  await writeWhole(passwordFile, `${password}\n`);
  await writeMarker(dataFolder, options.serverMajor);
  return makeCluster(options, cluster, password);
}

async function makeCluster(
  options: ClusterOptions,
  cluster: string,
  password: string,
): Promise<Outcome<string>> {
  const { dataFolder, account } = options;
  await clearLeftovers(dataFolder);
  // A name of its own: the initdb of a killed run may still be writing into the one before.
  const workshop = await mkdtemp(join(dataFolder, WORKSHOP));
  await writeFile(join(workshop, "password"), password, { mode: 0o600 });
  await giveTo(account, workshop);
  const args = ["-D", join(workshop, "postgres"), "-U", USER, `--pwfile=${join(workshop, "password")}`];
  args.push("--auth=scram-sha-256", "-E", "UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=und");
  if (!options.durable) args.push("-N");
  const program = join(options.programs, programName("initdb"));
  const { status, output } = await runToEnd(commandAs(account, program, args));
  if (status !== 0) {
    const cause = `initdb could not make the database: ${output.trim()}`;
    const fix = "mend what it names (often a full disk or missing permissions) and start again";
    return failure([storeProblem("STO-108", dataFolder, cause, fix)]);
  }
  await rename(join(workshop, "postgres"), cluster);
  if (options.durable) await syncFolder(dataFolder);
  await rm(workshop, { recursive: true, force: true });
  return success(password);
}

/** Removes half-made clusters of killed runs. What is still being written to goes at the next first start. */
async function clearLeftovers(dataFolder: string): Promise<void> {
  const names = (await readdir(dataFolder)).filter((name) => name.startsWith(WORKSHOP));
  for (const name of names)
    await rm(join(dataFolder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes a rename outlive a power cut. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
