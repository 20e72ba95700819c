import { ACCOUNT_KINDS, type AccountField, type AccountKind } from "../../domain/account-kinds.ts";
import type { AbcClass } from "./classify-abc.ts";
import type { EvaluatedAccount } from "./evaluate-accounts.ts";
import { isOfKind } from "./is-of-kind.ts";

/** What is asked of an account for its place in a list; older snapshots left out what may be undefined. */
export type ListedAccount = Pick<
  EvaluatedAccount,
  | "account"
  | "revenue"
  | "costToServe"
  | "netProfit"
  | "margin"
  | "abcClass"
  | "daysSinceOrder"
  | "rfm"
  | "whiteSpace"
> & {
  readonly name?: string | undefined;
  /** Null: no visits are recorded. */
  readonly daysWithoutVisit?: number | null | undefined;
  /** Of a rep in the window; null: not known. */
  readonly workHours?: number | null | undefined;
  /** Money that an hour of work is expected to bring; null: not known. */
  readonly gainPerHour?: number | null | undefined;
};

/** What an account is sorted by, and its code: where a page ends. */
export type AccountKey = readonly [by: string | number | null, code: string];

export interface AskedAccounts {
  readonly only?: AccountKind | undefined;
  /** In code or name, whatever the case. */
  readonly find?: string | undefined;
  readonly sort: AccountField | `-${AccountField}`;
  readonly limit: number;
  readonly after: AccountKey | null;
}

export interface AccountSlice<Account> {
  readonly accounts: readonly Account[];
  /** Accounts asked for, on all pages. */
  readonly matching: number;
  readonly next: AccountKey | null;
}

export interface ClassSize {
  readonly accounts: number;
  /** Of these, those whose work is known, and a rep's hours with them in the window. */
  readonly withWork: number;
  readonly workHours: number;
}

/** Of all accounts, whatever is asked for. */
export interface AccountTotals<Account> {
  readonly kinds: Readonly<Record<AccountKind, number>>;
  readonly classes: Readonly<Record<AbcClass, ClassSize>>;
  /** Those where an hour of work is expected to bring most. */
  readonly priorities: readonly Account[];
}

/** A page of the accounts asked for, in their order. O(n log n). */
export function cutAccountPage<Account extends ListedAccount>(
  accounts: readonly Account[],
  { only, find, sort, limit, after }: AskedAccounts,
): AccountSlice<Account> {
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

function isAskedFor(account: ListedAccount, { only, find }: Pick<AskedAccounts, "only" | "find">): boolean {
  const wanted = find?.toLowerCase();
  return (
    (only === undefined || isOfKind(account, only)) &&
    (wanted === undefined ||
      account.account.toLowerCase().includes(wanted) ||
      nameOf(account).toLowerCase().includes(wanted))
  );
}

const nameOf = ({ account, name = account }: ListedAccount): string => name;

const SORTED_BY: Readonly<Record<AccountField, (account: ListedAccount) => string | number | null>> = {
  name: nameOf,
  abcClass: ({ abcClass }) => abcClass,
  revenue: ({ revenue }) => revenue,
  costToServe: ({ costToServe }) => costToServe,
  netProfit: ({ netProfit }) => netProfit,
  margin: ({ margin }) => margin,
  rfm: ({ rfm }) => rfm && rfm.recency * 100 + rfm.frequency * 10 + rfm.monetary,
  daysSinceOrder: ({ daysSinceOrder }) => daysSinceOrder,
  daysWithoutVisit: ({ daysWithoutVisit = null }) => daysWithoutVisit,
  gap: ({ whiteSpace }) => whiteSpace?.gap ?? null,
  gainPerHour: ({ gainPerHour = null }) => gainPerHour,
};

const COLLATOR = new Intl.Collator("id", { numeric: true });

/** What is not known comes last either way; equals by code. */
function orderOf(sort: AskedAccounts["sort"]) {
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

/** How many accounts are of each kind and class, and the ten where an hour of work brings most. O(n log n). */
export function describeAccounts<Account extends ListedAccount>(
  accounts: readonly Account[],
): AccountTotals<Account> {
  const count = (kind: AccountKind) => accounts.filter((account) => isOfKind(account, kind)).length;
  const sizeOf = (name: AbcClass): ClassSize => {
    const members = accounts.filter(({ abcClass }) => abcClass === name);
    const known = members.flatMap(({ workHours }) => workHours ?? []);
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
