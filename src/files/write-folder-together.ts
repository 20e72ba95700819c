import { randomUUID } from "node:crypto";
import { copyFile, mkdir, open, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { BrokenInvariant, failure, type Outcome, type Problem, success } from "../core/domain/problem.ts";
import { describeSystemError } from "./file-problem.ts";

/**
 * Writes files into a folder, which is created or reused: all are written under temporary names first and put in place at the
 * end, so that a failure leaves the folder as it was. Names in `ownNames` that are not among the files are removed (they are
 * from an earlier run); all other files are left alone. Problem IMP-209.
 */
export async function writeFolderTogether(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  ownNames: readonly string[] = [],
): Promise<Outcome<null>> {
  for (const name of [...files.keys(), ...ownNames])
    if (basename(name) !== name || name === "")
      throw new BrokenInvariant(`got the path "${name}", expected a plain file name`);
  const run = randomUUID();
  let created: string | undefined;
  try {
    created = await mkdir(folder, { recursive: true });
    await refuseFolders(folder, [...files.keys(), ...ownNames]);
    for (const [name, content] of files) await writeDurably(temporary(folder, name, run), content);
    const stale = ownNames.filter((name) => !files.has(name));
    await replaceAll(folder, { written: [...files.keys()], stale, run });
    return success(null);
  } catch (error) {
    await removeTemporaries(folder, [...files.keys()], run);
    if (created !== undefined) await removeCreated(folder, created);
    return failure([unwritableFolder(folder, error)]);
  }
}

/**
 * Tells before the work is done whether these files could be written: makes the folder, puts an empty file into it and takes
 * both away again. Problem IMP-209.
 */
export async function tryFolder(folder: string, names: readonly string[]): Promise<Outcome<null>> {
  const run = randomUUID();
  let created: string | undefined;
  try {
    created = await mkdir(folder, { recursive: true });
    await refuseFolders(folder, names);
    await writeDurably(temporary(folder, "trial", run), "");
    return success(null);
  } catch (error) {
    return failure([unwritableFolder(folder, error)]);
  } finally {
    await removeTemporaries(folder, ["trial"], run);
    if (created !== undefined) await removeCreated(folder, created);
  }
}

const unwritableFolder = (folder: string, error: unknown): Problem => ({
  code: "IMP-209",
  where: { file: folder },
  cause: `the folder cannot be written: ${describeSystemError(error)}`,
  fix: "give another folder, or check its permissions and the free space; nothing was changed",
});

const temporary = (folder: string, name: string, run: string): string => join(folder, `.${name}.${run}.new`);
const backup = (folder: string, name: string, run: string): string => join(folder, `.${name}.${run}.old`);

/** A folder under one of our names cannot be replaced by a file: found out before anything is written. */
async function refuseFolders(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.isDirectory()) throw Object.assign(new Error(`${name} is a folder`), { code: "EISDIR" });
  }
}

async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

interface Replacement {
  readonly written: readonly string[];
  readonly stale: readonly string[];
  readonly run: string;
}

/** Puts the new files in place one by one, each atomically; if one fails, those already replaced get their old content back. */
async function replaceAll(folder: string, replacement: Replacement): Promise<void> {
  const { written, stale, run } = replacement;
  const hadBefore = new Map<string, boolean>();
  const done: string[] = [];
  try {
    for (const name of [...written, ...stale]) {
      hadBefore.set(name, await copyIfThere(join(folder, name), backup(folder, name, run)));
    }
    for (const name of written) {
      await rename(temporary(folder, name, run), join(folder, name));
      done.push(name);
    }
    for (const name of stale) {
      await rm(join(folder, name), { force: true });
      done.push(name);
    }
  } catch (error) {
    for (const name of done) {
      if (hadBefore.get(name)) await rename(backup(folder, name, run), join(folder, name));
      else await rm(join(folder, name), { force: true });
    }
    throw error;
  } finally {
    for (const name of hadBefore.keys()) await rm(backup(folder, name, run), { force: true });
  }
}

async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

async function removeTemporaries(folder: string, names: readonly string[], run: string): Promise<void> {
  for (const name of names) {
    await rm(temporary(folder, name, run), { force: true }).catch(() => undefined);
    await rm(backup(folder, name, run), { force: true }).catch(() => undefined);
  }
}

/** Removes the folders that this run created, from the innermost out; a folder that others used meanwhile stays. */
async function removeCreated(folder: string, outermost: string): Promise<void> {
  const last = resolve(outermost);
  for (let path = resolve(folder); path.length >= last.length; path = dirname(path)) {
    const isRemoved = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!isRemoved) return;
  }
}
