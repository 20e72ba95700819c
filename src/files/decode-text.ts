import { failure, type Outcome, type Problem, success } from "../core/domain/problem.ts";
import { describeBytes, SIZE_LIMITS } from "./size-limits.ts";

export const SNIFFED_BYTES = 4_096;

/**
 * Decodes text: UTF-8 with or without byte order mark, UTF-16 (with mark, or recognised by its NUL bytes), else Windows-1252
 * with a warning (IMP-204). The mark is dropped. Problems: larger than 512 MB (IMP-202), not text at all (IMP-205).
 */
export function decodeText(bytes: Uint8Array, file: string): Outcome<string> {
  if (bytes.length > SIZE_LIMITS.textBytes) return failure([tooLarge(file, bytes.length)]);
  const wide = sniffUtf16(bytes);
  if (wide !== null) return success(new TextDecoder(wide).decode(bytes));
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0)) return failure([notText(file)]);
  try {
    return success(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return success(decodeWindows1252(bytes), [notUtf8(file, bytes)]);
  }
}

/** UTF-16 by its mark or its NUL bytes; null where it is something else. */
export function sniffUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Latin text in UTF-16 has a NUL in every other byte; binary files have them elsewhere too
  const sample = bytes.subarray(0, SNIFFED_BYTES - (SNIFFED_BYTES % 2));
  const nulAt = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) nulAt[index % 2]++;
  });
  const pairs = sample.length / 2;
  if (pairs < 2) return null;
  if (nulAt[0] === 0 && nulAt[1] > pairs * 0.7) return "utf-16le";
  if (nulAt[1] === 0 && nulAt[0] > pairs * 0.7) return "utf-16be";
  return null;
}

// 0x80 … 0x9f; Node 20's own decoder takes these for control characters. Unassigned ones stay what they are.
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin1.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]);
}

function notUtf8(file: string, bytes: Uint8Array): Problem {
  const lossy = new TextDecoder("utf-8").decode(bytes);
  const firstBad = lossy.indexOf("\ufffd");
  const row = lossy.slice(0, firstBad).split("\n").length;
  return {
    code: "IMP-204",
    where: { file, row },
    cause: "the text is not UTF-8 and was read as Windows-1252 (Western European)",
    fix: "check accented letters; save the file as CSV UTF-8 if they are wrong",
  };
}

export const notText = (file: string): Problem => ({
  code: "IMP-205",
  where: { file },
  cause: "this is not a text file: it contains NUL bytes",
  fix: "give CSV (UTF-8), XLSX or JSON; export the data again if the file is one of these",
});

const tooLarge = (file: string, bytes: number): Problem => ({
  code: "IMP-202",
  where: { file },
  cause: `the text has ${describeBytes(bytes)}, more than ${describeBytes(SIZE_LIMITS.textBytes)}`,
  fix: "split the file or leave out what is not needed",
});
