import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { unreadableFile } from "./file-problem.ts";

const PIECE_BYTES = 1024 * 1024;

/** A file to be read in pieces of 1 MiB, found readable; it is open only while it is read. Problem IMP-201. */
export async function openInputFile(path: string): Promise<Outcome<AsyncIterable<Uint8Array>>> {
  try {
    const handle = await open(path);
    const found = await handle.stat().finally(() => handle.close());
    if (found.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    return success(piecesOf(path));
  } catch (error) {
    return failure([unreadableFile(path, error)]);
  }
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: PIECE_BYTES });
}
