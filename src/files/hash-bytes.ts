import { createHash } from "node:crypto";

/** SHA-256 of bytes (or of text as UTF-8) in lower-case hexadecimal. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
