import type { InstantPage } from "./instant-key.ts";

/** An evaluation as it came out, with what was asked and the versions of the key figures in it. */
export interface Snapshot {
  readonly id: string;
  readonly name: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
  /** Version of every key figure then, by key. */
  readonly kpiVersions: Readonly<Record<string, number>>;
  readonly madeBy: string;
  readonly madeAt: Date;
}

export type SnapshotHead = Omit<Snapshot, "result">;

export interface SnapshotRows {
  /** Newest first. */
  page(page: InstantPage): Promise<readonly SnapshotHead[]>;
  find(id: string): Promise<Snapshot | null>;
  insert(snapshot: Snapshot): Promise<void>;
}
