import { createHash, randomBytes } from "node:crypto";
import type { Secrets } from "../../app/ports/secrets.ts";

export const randomSecrets: Secrets = {
  next: () => randomBytes(32).toString("base64url"),
  digest: (secret) => createHash("sha256").update(secret, "utf8").digest("hex"),
};
