import { type Outcome, success } from "../../../core/domain/problem.ts";
import type { AccountSums } from "../../../core/evaluate/accounts/account-sums.ts";
import {
  type AccountEvaluation,
  type EvaluatedAccount,
  evaluateAccountSums,
} from "../../../core/evaluate/accounts/evaluate-accounts.ts";
import { rankByGain } from "../../../core/evaluate/accounts/rank-by-gain.ts";
import type { AccountFacts, FactWindow, VisitFacts } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import { noDay } from "./choose-window.ts";
import { dayOf } from "./day-of.ts";

/** What became of the opportunities that were closed in the window. */
export interface Winning {
  readonly won: number;
  readonly closed: number;
  /** One more counts on either side, so that few of them do not make a certainty. */
  readonly probability: number;
}

export interface StoredAccount extends EvaluatedAccount {
  readonly name: string;
  /**
   * From its last visit that was done to the window's last day; of who was never visited, from the first visit to anybody
   * within reach. Null: no visit is recorded.
   */
  readonly daysWithoutVisit: number | null;
  /** Of a rep in the window; null: not known. */
  readonly workHours: number | null;
  /** Chance to win × margin × potential not yet bought ÷ hours of work; null: one of them is not known. */
  readonly gainPerHour: number | null;
}

export interface StoredAccounts extends FactWindow, Omit<AccountEvaluation, "accounts"> {
  readonly accounts: readonly StoredAccount[];
  readonly winning: Winning;
}

/**
 * Profit table, whale curve, ABC, RFM and white space of the accounts within reach that bought or cost something in the window.
 * Recency is counted to the window's last day. What an hour of work may bring is reckoned with the win rate of all opportunities
 * within reach. Problem: EVA-161.
 */
export async function evaluateAccountFacts(
  tx: Transaction,
  { from, until }: FactWindow,
): Promise<Outcome<StoredAccounts>> {
  if (!(from < until)) return noDay(from, until);
  const facts = await tx.facts.accounts({ from, until }, "active");
  const winning = await countWinning(tx, { from, until });
  const options = { asOfDay: dayOf(until) - 1, classesBefore: new Map() };
  const { accounts, ...evaluation } = evaluateAccountSums(toSums(facts), options);
  const factsOf = new Map(facts.map((fact) => [fact.code, fact]));
  const daysWithoutVisit = countFromVisits(await tx.facts.visits(until), options.asOfDay);
  const named = accounts.map((account) => {
    const { name = account.account, workHours = null, potential = null } = factsOf.get(account.account) ?? {};
    return {
      ...account,
      ...{ name, workHours, daysWithoutVisit: daysWithoutVisit(account.account) },
      gainPerHour: gainOf(account, { workHours, potential, winning }),
    };
  });
  return success({ from, until, ...evaluation, accounts: named, winning });
}

function countFromVisits(visits: readonly VisitFacts[], asOfDay: number): (account: string) => number | null {
  const lastDays = new Map(visits.map(({ account, lastOn }) => [account, dayOf(lastOn)]));
  const firstOn = visits.reduce<string | null>(
    (first, visit) => (first === null || visit.firstOn < first ? visit.firstOn : first),
    null,
  );
  if (firstOn === null) return () => null;
  const firstDay = dayOf(firstOn);
  return (account) => asOfDay - (lastDays.get(account) ?? firstDay);
}

export async function countWinning(tx: Transaction, window: FactWindow): Promise<Winning> {
  const query = { ...window, by: "organisation", salesForce: null, heldOn: null } as const;
  const outcomes = (await tx.facts.opportunities(query)).map(({ outcome }) => outcome);
  const won = outcomes.filter((outcome) => outcome === "won").length;
  const closed = outcomes.filter((outcome) => outcome !== "open").length;
  return { won, closed, probability: (won + 1) / (closed + 2) };
}

/** An account that loses money brings nothing by buying more of the same. */
function gainOf(
  { account, margin, revenue }: EvaluatedAccount,
  {
    workHours,
    potential,
    winning,
  }: Pick<AccountFacts, "workHours" | "potential"> & { readonly winning: Winning },
): number | null {
  if (margin === null || workHours === null || potential === null) return null;
  const [{ gainPerHour }] = rankByGain([
    {
      account,
      winProbability: winning.probability,
      marginShare: Math.max(0, margin),
      currentRevenue: revenue,
      potentialRevenue: potential,
      hoursNeeded: workHours,
    },
  ]);
  return gainPerHour;
}

function toSums(facts: readonly AccountFacts[]): AccountSums {
  const column = (value: (account: AccountFacts) => number) => Float64Array.from(facts, value);
  return {
    accounts: facts.map(({ code }) => code),
    revenue: column(({ revenue }) => revenue),
    // sales are stored net of discounts
    discount: column(() => 0),
    cost: column(({ goodsCost }) => goodsCost),
    costToServe: column(({ costToServe }) => costToServe),
    costedRevenue: column(({ costedRevenue }) => costedRevenue),
    orders: column(({ orders }) => orders),
    lastDay: column(({ lastSoldOn }) => (lastSoldOn === null ? Number.NaN : dayOf(lastSoldOn))),
    potential: column(({ potential }) => potential ?? Number.NaN),
  };
}
