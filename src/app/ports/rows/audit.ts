export interface AuditEntry {
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditRecord extends AuditEntry {
  readonly seq: number;
  readonly at: Date;
  readonly memberId: string | null;
  readonly hash: string;
}

export interface AuditRows {
  /** Appends to the chain, as the transaction's actor, in the same transaction as what it tells. */
  append(entry: AuditEntry): Promise<void>;
  /** Newest first, from before `beforeSeq`. */
  list(limit: number, beforeSeq: number | null): Promise<readonly AuditRecord[]>;
}
