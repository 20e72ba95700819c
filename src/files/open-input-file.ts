import { open } from "node:fs/promises";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { unreadableFile } from "./file-problem.ts";

const PIECE_BYTES = 1024 * 1024;

/** Opens a file to be read in pieces of 1 MiB. Problem IMP-201. */
export async function openInputFile(path: string): Promise<Outcome<AsyncIterable<Uint8Array>>> {
  try {
    const handle = await open(path);
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      return failure([unreadableFile(path, Object.assign(new Error("a folder"), { code: "EISDIR" }))]);
    }
    return success(handle.createReadStream({ highWaterMark: PIECE_BYTES }));
  } catch (error) {
    return failure([unreadableFile(path, error)]);
  }
}
