import { hkdfSync } from "node:crypto";

/** Bytes for one purpose from the installation's secret (HKDF-SHA-256): they tell nothing of the secret or each other. */
export const deriveKey = (secret: string, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "", `wilayah sealed secrets v1 ${purpose}`, bytes));
