import { strToU8, Zip, ZipDeflate } from "fflate";
import { BrokenInvariant } from "../domain/problem.ts";

/** A file of a zip, whole or in parts. */
export interface ZipEntry {
  /** Path in the zip, "/" between folders. */
  readonly name: string;
  readonly content: string | AsyncIterable<string>;
}

/** Fastest that still halves tables: level 6 takes three times as long for a tenth less. */
const LEVEL = 1;

/** The first moment that a zip can tell, in local time as all of its times: the same input gives the same bytes. */
const NO_TIME = "1980-01-01T00:00:00";

/** A zip, each entry deflated as it comes: memory holds one part of one entry. Up to 4 GB. */
export async function* writeZip(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw new BrokenInvariant(`got "${error.message}" of the zip writer, expected bytes`);
    ready.push(bytes);
  });
  for (const { name, content } of entries) {
    const file = new ZipDeflate(name, { level: LEVEL });
    file.mtime = NO_TIME;
    zip.add(file);
    for await (const part of typeof content === "string" ? [content] : content) {
      file.push(strToU8(part));
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
