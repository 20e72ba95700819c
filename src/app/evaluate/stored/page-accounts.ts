import type { AccountPageQuery } from "../../../contract/account-pages.ts";
import { type Outcome, success } from "../../../core/domain/problem.ts";
import {
  type AccountKey,
  type AccountSlice,
  type AccountTotals,
  cutAccountPage,
  describeAccounts,
} from "../../../core/evaluate/accounts/page-accounts.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Store } from "../../ports/store.ts";
import { evaluateAccountFacts, type StoredAccount, type StoredAccounts } from "./evaluate-account-facts.ts";

export interface AccountPageRequest extends Omit<AccountPageQuery, "after"> {
  readonly after: AccountKey | null;
}

export interface AccountPage
  extends Omit<StoredAccounts, "accounts">,
    AccountSlice<StoredAccount>,
    AccountTotals<StoredAccount> {}

/** The evaluation of accounts with a page of them, and what all of them come to. Problem: EVA-161. */
export const pageAccounts = (
  world: { readonly store: Store },
  actor: Actor,
  { from, until, ...asked }: AccountPageRequest,
): Promise<Outcome<AccountPage>> =>
  act(world, actor, "evaluations:read", async (tx) => {
    const found = await evaluateAccountFacts(tx, { from, until });
    if (!found.ok) return found;
    const { accounts } = found.value;
    return success({ ...found.value, ...cutAccountPage(accounts, asked), ...describeAccounts(accounts) });
  });
