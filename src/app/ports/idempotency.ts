/** One attempt to do something exactly once: a member's own key, and what was asked under it. */
export interface IdempotentRequest {
  readonly orgId: string;
  readonly memberId: string;
  /** The client's Idempotency-Key: 1–255 printable ASCII characters. Keys of different members never meet. */
  readonly key: string;
  /** SHA-256 (hex) over method, path, preconditions and body: a key must not be used for anything else. */
  readonly fingerprint: string;
}

/** The answer that was given first, as it went out. */
export interface StoredResponse {
  readonly status: number;
  /** Content-Type, ETag and Location, lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * `begun`: nobody did this yet; do it, then call `finish` or `abandon` with the ticket. `done`: answer the same again.
 * `in-progress`: another request with this key has not ended. `other-request`: the key was used for something else.
 */
export type IdempotencyStart =
  | { readonly state: "begun"; readonly ticket: string }
  | { readonly state: "done"; readonly response: StoredResponse }
  | { readonly state: "in-progress" }
  | { readonly state: "other-request" };

/**
 * Keys are kept for at least 24 hours. `begin` is atomic: of any number of callers with one key, one gets `begun`.
 * A key begun longer ago than any request may last (10 minutes) and never finished belongs to a process that died:
 * `begin` hands it out anew under another ticket, and `finish` and `abandon` ignore a ticket that is no longer current.
 */
export interface IdempotencyStore {
  begin(request: IdempotentRequest): Promise<IdempotencyStart>;
  finish(request: IdempotentRequest, ticket: string, response: StoredResponse): Promise<void>;
  /** Nothing was done: the key may be used again. */
  abandon(request: IdempotentRequest, ticket: string): Promise<void>;
}
