import type { Actor } from "./actor.ts";

/** Accounts of an organisation that came or changed since the rules were last asked about them. */
export interface AccountsToPlace {
  /** In whose name it is done: the admin longest in office. */
  readonly actor: Actor;
  /** Those that wait, each with the mark of its last change. */
  readonly waiting: readonly { readonly accountId: string; readonly mark: string }[];
  /** Members of the families that they head: a rule may ask the head for them. */
  readonly familyIds: readonly string[];
}

/** What workers know of accounts that wait to be placed by rules, of any organisation. */
export interface PlacementLedger {
  /** Of each organisation at most `limit`. */
  find(limit: number): Promise<readonly AccountsToPlace[]>;
  /** They are placed; one that has changed since waits on. */
  settle(placed: AccountsToPlace): Promise<void>;
}
