import type { InstantPage } from "./instant-key.ts";

export type ApiKeyScope = "full" | "read";

export interface ApiKey {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  /** First characters of the key, to tell keys apart. */
  readonly prefix: string;
  readonly scope: ApiKeyScope;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface ApiKeyRows {
  /** Newest first. A member sees their own, an admin everyone's. */
  list(page: InstantPage): Promise<readonly ApiKey[]>;
  create(key: ApiKey & { readonly digest: string }): Promise<void>;
  /** Whether there was such a key, not yet revoked. */
  revoke(id: string, at: Date): Promise<boolean>;
  revokeAllOf(memberId: string, at: Date): Promise<void>;
}
