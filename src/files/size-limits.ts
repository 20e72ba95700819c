const MEBIBYTE = 1024 * 1024;

/** What a file may cost to read. Beyond these an input is refused by code, never by running out of memory. */
export const SIZE_LIMITS = {
  /** Any input as it lies on disk. */
  fileBytes: 512 * MEBIBYTE,
  /** Text after unpacking; the longest text the runtime can hold is about this long. */
  textBytes: 512 * MEBIBYTE - 64,
  workbookBytes: 50 * MEBIBYTE,
  /** All entries of a workbook or zip after unpacking. */
  unpackedZipBytes: 400 * MEBIBYTE,
  zipEntries: 10_000,
  workbookMilliseconds: 60_000,
  workbookHeapMebibytes: 1_536,
} as const;

/** A size for messages: `512 MB`. */
export function describeBytes(bytes: number): string {
  return bytes < MEBIBYTE ? `${Math.ceil(bytes / 1024)} kB` : `${Math.ceil(bytes / MEBIBYTE)} MB`;
}
