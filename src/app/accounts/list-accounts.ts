import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { AccountFilter, AccountRecord } from "../ports/rows/accounts.ts";
import type { Store } from "../ports/store.ts";

export interface AccountListRequest extends AccountFilter {
  readonly limit: number;
  readonly afterCode: string | null;
}

/** Accounts within reach, by code, a page of them. */
export function listAccounts(
  world: { readonly store: Store },
  actor: Actor,
  { limit, afterCode, ...filter }: AccountListRequest,
): Promise<Outcome<readonly AccountRecord[]>> {
  return act(world, actor, "accounts:read", async (tx) =>
    success(await tx.accounts.page(filter, limit, afterCode)),
  );
}
