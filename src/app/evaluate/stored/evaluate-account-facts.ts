import { type Outcome, success } from "../../../core/domain/problem.ts";
import type { AccountSums } from "../../../core/evaluate/accounts/account-sums.ts";
import {
  type AccountEvaluation,
  evaluateAccountSums,
} from "../../../core/evaluate/accounts/evaluate-accounts.ts";
import type { AccountFacts, FactWindow } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import { noDay } from "./choose-window.ts";
import { dayOf } from "./day-of.ts";

export interface StoredAccounts extends FactWindow, AccountEvaluation {}

/**
 * Profit table, whale curve, ABC, RFM and white space of the accounts within reach that bought or cost something in the window.
 * Recency is counted to the window's last day. Problem: EVA-161.
 */
export async function evaluateAccountFacts(
  tx: Transaction,
  { from, until }: FactWindow,
): Promise<Outcome<StoredAccounts>> {
  if (!(from < until)) return noDay(from, until);
  const sums = toSums(await tx.facts.accounts({ from, until }));
  const options = { asOfDay: dayOf(until) - 1, classesBefore: new Map() };
  return success({ from, until, ...evaluateAccountSums(sums, options) });
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
