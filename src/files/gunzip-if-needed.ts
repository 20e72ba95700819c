import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { failure, type Outcome, success } from "../core/domain/problem.ts";
import { describeBytes, SIZE_LIMITS } from "./size-limits.ts";

const gunzipBytes = promisify(gunzip);

/**
 * Unpacks gzip bytes, recognised by their first two bytes whatever the file is called; other bytes come back as they are.
 * Problem IMP-203: damaged, or more than the limit after unpacking.
 */
export async function gunzipIfNeeded(
  bytes: Uint8Array,
  file: string,
  limitBytes: number = SIZE_LIMITS.textBytes,
): Promise<Outcome<Uint8Array>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return success(bytes);
  try {
    return success(await gunzipBytes(bytes, { maxOutputLength: limitBytes }));
  } catch (error) {
    const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    const cause = isTooLarge
      ? `the file unpacks to more than ${describeBytes(limitBytes)}`
      : "the gzip file is damaged or cut off";
    const fix = isTooLarge
      ? "split the file or leave out what is not needed"
      : "download or pack the file again";
    return failure([{ code: "IMP-203", where: { file }, cause, fix }]);
  }
}
