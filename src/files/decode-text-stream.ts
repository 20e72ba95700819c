import { Readable } from "node:stream";
import { setImmediate as othersTurn } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import type { Encoding } from "../app/ports/rows/imports.ts";
import { type TextStream, UnreadableFile } from "../app/ports.ts";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { decodeWindows1252, notText, SNIFFED_BYTES, sniffUtf16 } from "./decode-text.ts";
import { describeBytes, SIZE_LIMITS } from "./size-limits.ts";

type Open = () => AsyncIterable<Uint8Array>;

/** Bytes decoded at once: what is read of them is done with before the next ones, and costs no lasting memory. */
const DECODED_BYTES = 64 * 1024;

/**
 * Decodes text piece by piece, gzip unpacked on the way: in the encoding that is named, else UTF-8, UTF-16, or
 * Windows-1252 with a warning (IMP-204). Problems: IMP-205 not text; thrown while reading: IMP-203 damaged or too large.
 */
export async function decodeTextStream(
  file: string,
  open: Open,
  named: Encoding | null,
): Promise<Outcome<TextStream>> {
  const unpacked = () => unpack(file, open);
  try {
    const beginning = await readBeginning(unpacked());
    const wide = sniffUtf16(beginning);
    if (wide === null && beginning.includes(0)) return failure([notText(file)]);
    const encoding = named ?? wide ?? ((await isUtf8(unpacked())) ? "utf-8" : "windows-1252");
    const stream = { encoding, parts: decode(unpacked(), encoding) };
    return named === null && encoding === "windows-1252" ? success(stream, [notUtf8(file)]) : success(stream);
  } catch (error) {
    if (error instanceof UnreadableFile) return failure([error.problem]);
    throw error;
  }
}

async function readBeginning(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const piece of bytes) return piece.subarray(0, SNIFFED_BYTES);
  return new Uint8Array();
}

async function isUtf8(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of bytes) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  // Node 20's own decoder takes some letters of Windows-1252 for control characters
  const decoder = encoding === "windows-1252" ? null : new TextDecoder(encoding);
  for await (const piece of bytes) {
    for (let start = 0; start < piece.length; start += DECODED_BYTES) {
      // parsing a part takes milliseconds: whoever waits for an answer of the database or of us goes first
      await othersTurn();
      const part = piece.subarray(start, start + DECODED_BYTES);
      yield decoder === null ? decodeWindows1252(part) : decoder.decode(part, { stream: true });
    }
  }
  if (decoder !== null) yield decoder.decode();
}

async function* unpack(file: string, open: Open): AsyncGenerator<Uint8Array> {
  const packed = open()[Symbol.asyncIterator]();
  const first = await packed.next();
  if (first.done) return;
  const all = async function* () {
    yield first.value;
    for (let next = await packed.next(); !next.done; next = await packed.next()) yield next.value;
  };
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all();
    return;
  }
  let bytes = 0;
  try {
    for await (const piece of Readable.from(all()).pipe(createGunzip()) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > SIZE_LIMITS.textBytes) throw new UnreadableFile(tooLarge(file));
      yield piece;
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) {
      throw new UnreadableFile(damaged(file));
    }
    throw error;
  }
}

const notUtf8 = (file: string) => ({
  code: "IMP-204",
  where: { file },
  cause: "the text is not UTF-8 and was read as Windows-1252 (Western European)",
  fix: "check accented letters; name the encoding, or save the file as CSV UTF-8, if they are wrong",
});

const damaged = (file: string) => ({
  code: "IMP-203",
  where: { file },
  cause: "the gzip file is damaged or cut off",
  fix: "download or pack the file again",
});

const tooLarge = (file: string) => ({
  code: "IMP-203",
  where: { file },
  cause: `the file unpacks to more than ${describeBytes(SIZE_LIMITS.textBytes)}`,
  fix: "split the file or leave out what is not needed",
});
