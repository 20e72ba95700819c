import type { JobWatch } from "../jobs/job-attempt.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";

/** Whose rows, of which plan, as known in this transaction. */
export interface ExportSource {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly plan: PlanRecord;
  readonly watch: JobWatch;
}

/** Texts of a file, to be joined; how many lines of data it has. */
export interface ExportText {
  readonly parts: readonly string[];
  readonly rows: number;
}
