import { readFile, stat } from "node:fs/promises";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { unreadableFile } from "./file-problem.ts";
import { sha256Hex } from "./hash-bytes.ts";
import { describeBytes, SIZE_LIMITS } from "./size-limits.ts";

/** An input as it lies on disk. */
export interface InputFile {
  /** The path as the user gave it; problems name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Reads a whole input file. Problems: not readable (IMP-201), larger than 512 MB (IMP-202). */
export async function readInputFile(
  path: string,
  limitBytes: number = SIZE_LIMITS.fileBytes,
): Promise<Outcome<InputFile>> {
  try {
    const { size } = await stat(path);
    if (size > limitBytes) {
      const cause = `the file has ${describeBytes(size)}, more than ${describeBytes(limitBytes)}`;
      return failure([
        {
          code: "IMP-202",
          where: { file: path },
          cause,
          fix: "split the file or leave out what is not needed",
        },
      ]);
    }
    const bytes = await readFile(path);
    return success({ file: path, bytes, sha256: sha256Hex(bytes) });
  } catch (error) {
    return failure([unreadableFile(path, error)]);
  }
}
