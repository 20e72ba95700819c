import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Sealer } from "../../app/ports/sealer.ts";
import { deriveKey } from "./derive-key.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with a key derived from the installation's secret; sealed are nonce, tag, ciphertext. What a previous
 * secret sealed still opens.
 */
export function openSealer(secret: string, previousSecrets: readonly string[] = []): Sealer {
  const keys = new Map([secret, ...previousSecrets].map(keyOf));
  const [keyId, key] = keyOf(secret);
  return {
    keyId,
    seal: (text, owner) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
      const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return { keyId, bytes: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]) };
    },
    open: (sealed, owner) => {
      const keyThen = keys.get(sealed.keyId);
      if (keyThen === undefined || sealed.bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const bytes = Buffer.from(sealed.bytes);
      const decipher = createDecipheriv("aes-256-gcm", keyThen, bytes.subarray(0, NONCE_BYTES), {
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

const keyOf = (secret: string): readonly [id: string, key: Buffer] => [
  deriveKey(secret, "key id", 8).toString("hex"),
  deriveKey(secret, "key", 32),
];
