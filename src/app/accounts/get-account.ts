import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { AccountRecord } from "../ports/rows/accounts.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

/** One account. Problem: APP-404. */
export function getAccount(
  world: { readonly store: Store },
  actor: Actor,
  { accountId }: { readonly accountId: string },
): Promise<Outcome<AccountRecord>> {
  return act(world, actor, "accounts:read", async (tx) => {
    const account = await tx.accounts.find(accountId);
    return account ? success(account) : notFound("account", accountId);
  });
}
