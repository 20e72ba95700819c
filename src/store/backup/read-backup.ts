import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { storeProblem, systemWords } from "../store-problem.ts";
import {
  BACKUP_FORMAT,
  type BackupHeader,
  damagedBackup,
  TRAILER_BYTES,
  trailerOf,
} from "./backup-format.ts";

/** A backup whose every byte was found to be as it was written. */
export interface BackupFile {
  readonly file: string;
  readonly header: BackupHeader;
  /** All lines after the header, without their ends. Memory: one line and what was read with it. */
  lines(): AsyncGenerator<string>;
}

/**
 * Reads a backup once through and compares its hash, before anything of it is believed. Cost: one pass over the file.
 *
 * Problems: STO-140 it cannot be read, is no backup or is damaged; STO-141 a newer version wrote it.
 */
export async function openBackup(file: string, signal: AbortSignal): Promise<Outcome<BackupFile>> {
  let isWhole: boolean;
  let contentBytes: number;
  try {
    const handle = await open(file, "r");
    try {
      const { size } = await handle.stat();
      contentBytes = Math.max(0, size - TRAILER_BYTES);
      const trailer = Buffer.alloc(TRAILER_BYTES);
      const { bytesRead } = await handle.read(trailer, 0, TRAILER_BYTES, contentBytes);
      const written = trailer.toString("latin1", 0, bytesRead);
      isWhole = contentBytes > 0 && written === trailerOf(await hashOf(file, contentBytes, signal));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return failure([damagedBackup(file, `the file cannot be read: ${systemWords(error)}`)]);
  }
  if (!isWhole)
    return failure([damagedBackup(file, "the file is no backup of Wilayah, or was damaged or cut short")]);
  const all = () => linesOf(file, contentBytes);
  const header = await readHeader(all());
  if (header === null) return failure([damagedBackup(file, "the file is no backup of Wilayah")]);
  if (header.wilayahBackup > BACKUP_FORMAT) return failure([newerFormat(file, header)]);
  return success({
    file,
    header,
    lines: async function* () {
      let isHeader = true;
      for await (const line of all()) {
        if (!isHeader) yield line;
        isHeader = false;
      }
    },
  });
}

async function hashOf(file: string, bytes: number, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { end: bytes - 1, signal })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function* linesOf(file: string, bytes: number): AsyncGenerator<string> {
  const source = createReadStream(file, { end: bytes - 1 });
  const text = createGunzip();
  source.on("error", (error) => text.destroy(error));
  source.pipe(text).setEncoding("utf8");
  /** Parts of the line that is not at its end yet. */
  let begun: string[] = [];
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      // not readline: it takes more than a line feed for the end of a line
      const [first, ...more] = chunk.split("\n");
      begun.push(first);
      for (const next of more) {
        yield begun.join("");
        begun = [next];
      }
    }
  } finally {
    source.destroy();
  }
}

async function readHeader(lines: AsyncGenerator<string>): Promise<BackupHeader | null> {
  try {
    for await (const line of lines) {
      const header = JSON.parse(line) as Partial<BackupHeader> | null;
      return Number.isInteger(header?.wilayahBackup) ? (header as BackupHeader) : null;
    }
  } catch {
    // not gzip, or not JSON
  }
  return null;
}

const newerFormat = (file: string, { wilayahBackup, version }: BackupHeader) =>
  storeProblem(
    "STO-141",
    file,
    `the backup has format ${wilayahBackup}, written by Wilayah ${version}; this one reads up to ${BACKUP_FORMAT}`,
    "restore it with the Wilayah that wrote it, or a newer one",
  );
