import type { AccountPageQuery } from "../../../contract/account-pages.ts";
import { ACCOUNT_KINDS, type AccountField, type AccountKind } from "../../../core/domain/account-kinds.ts";
import { type Outcome, success } from "../../../core/domain/problem.ts";
import type { AbcClass } from "../../../core/evaluate/accounts/classify-abc.ts";
import { isOfKind } from "../../../core/evaluate/accounts/is-of-kind.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Store } from "../../ports/store.ts";
import { evaluateAccountFacts, type StoredAccount, type StoredAccounts } from "./evaluate-account-facts.ts";

/** What an account is sorted by, and its code: where a page ends. */
export type AccountKey = readonly [by: string | number | null, code: string];

export interface AccountPageRequest extends Omit<AccountPageQuery, "after"> {
  readonly after: AccountKey | null;
}

export interface ClassSize {
  readonly accounts: number;
  /** Of these, those whose work is known, and a rep's hours with them in the window. */
  readonly withWork: number;
  readonly workHours: number;
}

export interface AccountPage extends StoredAccounts {
  /** Accounts asked for, on all pages. */
  readonly matching: number;
  readonly next: AccountKey | null;
  /** Of all accounts, whatever is asked for. */
  readonly kinds: Readonly<Record<AccountKind, number>>;
  readonly classes: Readonly<Record<AbcClass, ClassSize>>;
  /** Those where an hour of work is expected to bring most. */
  readonly priorities: readonly StoredAccount[];
}

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
    return success({ ...found.value, ...cutPage(accounts, asked), ...describeAll(accounts) });
  });

/** A page of the accounts asked for, in their order. O(n log n). */
export function cutPage(
  accounts: readonly StoredAccount[],
  { only, find, sort, limit, after }: Omit<AccountPageRequest, "from" | "until">,
): Pick<AccountPage, "accounts" | "matching" | "next"> {
  const order = orderOf(sort);
  const matching = accounts
    .filter((account) => isAskedFor(account, { only, find }))
    .map((account) => ({ account, key: [order.by(account), account.account] as const }))
    .sort((a, b) => order.compare(a.key, b.key));
  const rest = after === null ? matching : matching.filter(({ key }) => order.compare(key, after) > 0);
  const page = rest.slice(0, limit);
  return {
    accounts: page.map(({ account }) => account),
    matching: matching.length,
    next: rest.length > limit ? page[page.length - 1].key : null,
  };
}

function isAskedFor(
  account: StoredAccount,
  { only, find }: Pick<AccountPageRequest, "only" | "find">,
): boolean {
  const wanted = find?.toLowerCase();
  return (
    (only === undefined || isOfKind(account, only)) &&
    (wanted === undefined ||
      account.account.toLowerCase().includes(wanted) ||
      account.name.toLowerCase().includes(wanted))
  );
}

const SORTED_BY: Readonly<Record<AccountField, (account: StoredAccount) => string | number | null>> = {
  name: ({ name }) => name,
  abcClass: ({ abcClass }) => abcClass,
  revenue: ({ revenue }) => revenue,
  costToServe: ({ costToServe }) => costToServe,
  netProfit: ({ netProfit }) => netProfit,
  margin: ({ margin }) => margin,
  rfm: ({ rfm }) => rfm && rfm.recency * 100 + rfm.frequency * 10 + rfm.monetary,
  daysSinceOrder: ({ daysSinceOrder }) => daysSinceOrder,
  gap: ({ whiteSpace }) => whiteSpace?.gap ?? null,
  gainPerHour: ({ gainPerHour }) => gainPerHour,
};

const COLLATOR = new Intl.Collator("id", { numeric: true });

/** What is not known comes last either way; equals by code. */
function orderOf(sort: AccountPageQuery["sort"]) {
  const sign = sort.startsWith("-") ? -1 : 1;
  const by = SORTED_BY[sort.replace("-", "") as AccountField];
  const compare = ([a, code]: AccountKey, [b, other]: AccountKey): number => {
    if (a === null || b === null) {
      if (a !== b) return a === null ? 1 : -1;
    } else {
      const difference =
        typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(String(a), String(b));
      if (difference !== 0) return sign * difference;
    }
    return code < other ? -1 : code === other ? 0 : 1;
  };
  return { by, compare };
}

const PRIORITIES = 10;

function describeAll(
  accounts: readonly StoredAccount[],
): Pick<AccountPage, "kinds" | "classes" | "priorities"> {
  const count = (kind: AccountKind) => accounts.filter((account) => isOfKind(account, kind)).length;
  const sizeOf = (name: AbcClass): ClassSize => {
    const members = accounts.filter(({ abcClass }) => abcClass === name);
    const known = members.flatMap(({ workHours }) => (workHours === null ? [] : [workHours]));
    const workHours = known.reduce((sum, hours) => sum + hours, 0);
    return { accounts: members.length, withWork: known.length, workHours };
  };
  return {
    kinds: Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, count(kind)])) as Record<
      AccountKind,
      number
    >,
    classes: { A: sizeOf("A"), B: sizeOf("B"), C: sizeOf("C") },
    priorities: accounts
      .filter(({ gainPerHour }) => (gainPerHour ?? 0) > 0)
      .sort((a, b) => (b.gainPerHour ?? 0) - (a.gainPerHour ?? 0))
      .slice(0, PRIORITIES),
  };
}
