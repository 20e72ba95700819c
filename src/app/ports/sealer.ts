/** A secret that only this installation can read. */
export interface Sealed {
  /** Which key sealed it. */
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

/** Keeps secrets that must be used again, with a key that is not in the database. */
export interface Sealer {
  /** Which key seals now. */
  readonly keyId: string;
  /** `owner` names whose secret it is; it opens for the same owner only. */
  seal(secret: string, owner: string): Sealed;
  /** Null where another key sealed it, or it was altered or is somebody else's. */
  open(sealed: Sealed, owner: string): string | null;
}

/** Whose the secret of a webhook is, as the sealer is told. */
export const webhookSecretOwner = (orgId: string, webhookId: string): string =>
  `webhook ${orgId} ${webhookId}`;

/** What became of what an older secret had sealed. */
export interface Resealed {
  /** Webhooks and second factors that the newest secret alone opens now. */
  readonly resealed: number;
  /** Those that no known secret opens. */
  readonly unreadable: number;
}
