import type { Outcome } from "../../core/domain/problem.ts";
import type { Actor } from "./actor.ts";
import type { AuditRows } from "./rows/audit.ts";
import type { CatalogueRows } from "./rows/catalogue.ts";

/** Where everything is kept. */
export interface Store {
  /**
   * Runs work in one transaction, seeing and writing only what the actor may. Commits if the work gives success;
   * a failed outcome or an exception leaves nothing behind. A broken constraint comes back as APP-409.
   */
  transact<T>(actor: Actor, work: (tx: Transaction) => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

/** The rows of one transaction, by noun. */
export interface Transaction {
  readonly audit: AuditRows;
  readonly catalogue: CatalogueRows;
}
