import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Sealer } from "../../app/ports/sealer.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a key derived (HKDF-SHA-256) from the installation's secret; sealed are nonce, tag, ciphertext. */
export function openSealer(secret: string): Sealer {
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secret, "", `wilayah sealed secrets v1 ${purpose}`, bytes));
  const key = derive("key", 32);
  const keyId = derive("key id", 8).toString("hex");
  return {
    seal: (text, owner) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
      const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return { keyId, bytes: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]) };
    },
    open: (sealed, owner) => {
      if (sealed.keyId !== keyId || sealed.bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const bytes = Buffer.from(sealed.bytes);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const start = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([start, decipher.final()]).toString("utf8");
      } catch {
        // the tag does not fit: altered, or another owner's
        return null;
      }
    },
  };
}
