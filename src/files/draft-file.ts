import { randomUUID } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FileDraft } from "../app/ports.ts";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { describeSystemError } from "./file-problem.ts";

/**
 * Writes a file beside its place as it comes, and waits until it is on the disk: `keep` puts it in place, over what stood
 * there, `discard` takes it away. Problem IMP-209 where it cannot be written; what the chunks throw goes on.
 */
export async function draftFile(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Outcome<FileDraft>> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.new`);
  const discard = () => rm(draft, { force: true });
  let bytes = 0;
  try {
    if (await isFolder(path)) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    const handle = await open(draft, "wx");
    try {
      for await (const chunk of chunks) {
        await handle.writeFile(chunk);
        bytes += chunk.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await discard();
    if (!(error instanceof Error && "code" in error && "syscall" in error) && !isNamed(error)) throw error;
    return failure([
      {
        code: "IMP-209",
        where: { file: path },
        cause: `the file cannot be written: ${describeSystemError(error)}`,
        fix: "name another file, or check the folder's permissions and the free space; nothing was changed",
      },
    ]);
  }
  return success({ bytes, keep: () => rename(draft, path), discard });
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const isNamed = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EISDIR";
