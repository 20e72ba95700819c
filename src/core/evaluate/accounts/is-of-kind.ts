import type { AccountKind } from "../../domain/account-kinds.ts";
import type { EvaluatedAccount } from "./evaluate-accounts.ts";

/** A good customer who has not ordered for so long may be on the way out. */
const SLEEPING_DAYS = 60;

/** A call cycle of four weeks, in which the best accounts are seen at least once. */
const CALL_CYCLE_DAYS = 28;

type Judged = Pick<EvaluatedAccount, "netProfit" | "abcClass" | "daysSinceOrder" | "whiteSpace"> & {
  /** Null: no visits are recorded. */
  readonly daysWithoutVisit?: number | null | undefined;
};

const KINDS: Readonly<Record<AccountKind, (account: Judged) => boolean>> = {
  losing: ({ netProfit }) => netProfit < 0,
  A: ({ abcClass }) => abcClass === "A",
  B: ({ abcClass }) => abcClass === "B",
  C: ({ abcClass }) => abcClass === "C",
  sleeping: ({ abcClass, daysSinceOrder }) => abcClass === "A" && (daysSinceOrder ?? 0) >= SLEEPING_DAYS,
  unvisited: ({ abcClass, daysWithoutVisit }) =>
    abcClass === "A" && (daysWithoutVisit ?? 0) >= CALL_CYCLE_DAYS,
  tooLow: ({ whiteSpace }) => whiteSpace?.isPotentialTooLow ?? false,
};

export const isOfKind = (account: Judged, kind: AccountKind): boolean => KINDS[kind](account);
