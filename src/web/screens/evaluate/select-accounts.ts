import type { EvaluatedAccount } from "./evaluate-queries.ts";

/** A good customer who has not ordered for so long may be on the way out. */
const SLEEPING_DAYS = 60;

const KINDS: Readonly<Record<string, (account: EvaluatedAccount) => boolean>> = {
  losing: ({ netProfit }) => netProfit < 0,
  A: ({ abcClass }) => abcClass === "A",
  B: ({ abcClass }) => abcClass === "B",
  C: ({ abcClass }) => abcClass === "C",
  sleeping: ({ abcClass, daysSinceOrder }) => abcClass === "A" && (daysSinceOrder ?? 0) >= SLEEPING_DAYS,
  tooLow: ({ whiteSpace }) => whiteSpace?.isPotentialTooLow ?? false,
};
export const ACCOUNT_KINDS = ["losing", "A", "B", "C", "sleeping", "tooLow"] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

interface Selection {
  readonly only: AccountKind | undefined;
  /** In name or code, whatever the case. */
  readonly find: string | undefined;
}

export function selectAccounts(
  accounts: readonly EvaluatedAccount[],
  { only, find }: Selection,
): readonly EvaluatedAccount[] {
  const wanted = find?.toLocaleLowerCase();
  return accounts.filter(
    (account) =>
      (only === undefined || KINDS[only](account)) &&
      (wanted === undefined ||
        account.account.toLocaleLowerCase().includes(wanted) ||
        (account.name ?? "").toLocaleLowerCase().includes(wanted)),
  );
}

const PRIORITIES = 10;

/** The accounts where an hour of work is expected to bring most. */
export const listPriorities = (accounts: readonly EvaluatedAccount[]): readonly EvaluatedAccount[] =>
  accounts
    .filter(({ gainPerHour }) => (gainPerHour ?? 0) > 0)
    .sort((a, b) => (b.gainPerHour ?? 0) - (a.gainPerHour ?? 0))
    .slice(0, PRIORITIES);
