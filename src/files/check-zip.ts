import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import type { Problem } from "../core/domain/problem.ts";
import { describeBytes, SIZE_LIMITS } from "./size-limits.ts";

const inflateBytes = promisify(inflateRaw);

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly declaredBytes: number;
  readonly localOffset: number;
}

/** True for bytes that begin like a zip (a workbook, a zipped shapefile). */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

export interface ZipCheck {
  readonly limitBytes?: number;
  /** Is shown every unpacked entry once, so that a reader that trusts what it finds can look first. */
  readonly onEntry?: (name: string, content: Uint8Array) => void;
}

/**
 * Unpacks every entry of a zip once, entry by entry, and forgets it: the only honest way to know that a library may unpack it,
 * because the sizes a zip declares can lie. Null when it is sound; IMP-206 when damaged, IMP-207 when it unpacks beyond the
 * limit (PKWARE APPNOTE 6.3.3; zip64 is refused, as nothing within the limit needs it).
 */
export async function checkZip(
  bytes: Uint8Array,
  file: string,
  { limitBytes = SIZE_LIMITS.unpackedZipBytes, onEntry }: ZipCheck = {},
): Promise<Problem | null> {
  const entries = readEntries(bytes);
  if (entries === null) return damaged(file, "its table of contents cannot be read");
  const declared = entries.reduce((sum, entry) => sum + entry.declaredBytes, 0);
  if (entries.length > SIZE_LIMITS.zipEntries || declared > limitBytes) return tooLarge(file, limitBytes);
  let left = limitBytes;
  for (const entry of entries) {
    const packed = packedBytes(bytes, entry);
    if (packed === null || (entry.method !== 0 && entry.method !== 8))
      return damaged(file, "an entry cannot be unpacked");
    try {
      // one byte more than the rest of the limit, so that a file of exactly the limit passes
      const options = { maxOutputLength: left + 1 };
      const content = entry.method === 0 ? packed : await inflateBytes(packed, options);
      if (crc32(content) !== entry.checksum) return damaged(file, "an entry has changed since it was packed");
      left -= content.length;
      if (left >= 0) onEntry?.(entry.name, content);
    } catch (error) {
      const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
      return isTooLarge ? tooLarge(file, limitBytes) : damaged(file, "an entry cannot be unpacked");
    }
    if (left < 0) return tooLarge(file, limitBytes);
  }
  return null;
}

/** The entries as the table at the end of the file lists them; null if there is no such table. */
function readEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (offset + ENTRY_LENGTH > view.byteLength || view.getUint32(offset, true) !== ENTRY_SIGNATURE)
      return null;
    const nameLength = view.getUint16(offset + 28, true);
    entries.push({
      name: new TextDecoder().decode(
        bytes.subarray(offset + ENTRY_LENGTH, offset + ENTRY_LENGTH + nameLength),
      ),
      method: view.getUint16(offset + 10, true),
      checksum: view.getUint32(offset + 16, true),
      packedBytes: view.getUint32(offset + 20, true),
      declaredBytes: view.getUint32(offset + 24, true),
      localOffset: view.getUint32(offset + 42, true),
    });
    const variable = nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
    offset += ENTRY_LENGTH + variable;
  }
  return entries;
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let offset = view.byteLength - END_LENGTH; offset >= lowest; offset--)
    if (view.getUint32(offset, true) === END_SIGNATURE) return offset;
  return -1;
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { localOffset } = entry;
  if (localOffset + LOCAL_LENGTH > view.byteLength || view.getUint32(localOffset, true) !== LOCAL_SIGNATURE)
    return null;
  const start =
    localOffset +
    LOCAL_LENGTH +
    view.getUint16(localOffset + 26, true) +
    view.getUint16(localOffset + 28, true);
  const end = start + entry.packedBytes;
  return end > bytes.length ? null : bytes.subarray(start, end);
}

const damaged = (file: string, detail: string): Problem => ({
  code: "IMP-206",
  where: { file },
  cause: `the file is damaged or cut off: ${detail}`,
  fix: "save or download it again",
});

const tooLarge = (file: string, limitBytes: number): Problem => ({
  code: "IMP-207",
  where: { file },
  cause: `the file unpacks to more than ${describeBytes(limitBytes)}`,
  fix: "leave out what is not needed, or give the data as CSV",
});
