import { type Outcome, success } from "../../../core/domain/problem.ts";
import { type RankedOpening, rankByGain } from "../../../core/evaluate/accounts/rank-by-gain.ts";
import type { AccountFacts, FactWindow } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import { noDay } from "./choose-window.ts";
import { countWinning, type Winning } from "./evaluate-account-facts.ts";

export interface PrioritiesQuery extends FactWindow {
  readonly limit: number;
}

export interface StoredPriorities extends FactWindow {
  /** Highest gain per hour first, at most as many as were asked for. Amounts and hours are of the length of the window. */
  readonly accounts: readonly (RankedOpening & { readonly name: string; readonly isProspect: boolean })[];
  /** Accounts within reach of which potential and hours are known, and those of which one is not. */
  readonly ranked: number;
  readonly notRanked: number;
  readonly winning: Winning;
  /** Of all sales whose cost is recorded: for accounts that have bought nothing yet; null: no cost is recorded. */
  readonly meanMargin: number | null;
}

/**
 * Where an hour of a rep is expected to bring most, customers and prospects within reach: chance to win × margin × potential not yet
 * bought ÷ hours of work. The chance is that of the window's opportunities; an account without sales has the margin of all. Problem: EVA-161.
 */
export async function rankOpenings(
  tx: Transaction,
  { from, until, limit }: PrioritiesQuery,
): Promise<Outcome<StoredPriorities>> {
  if (!(from < until)) return noDay(from, until);
  const facts = await tx.facts.accounts({ from, until }, "every");
  const winning = await countWinning(tx, { from, until });
  const meanMargin = marginOf(facts);
  const known = facts.flatMap((account) => {
    const { code, name, stage, revenue, potential, workHours } = account;
    const margin = marginOf([account]) ?? meanMargin;
    if (potential === null || workHours === null || margin === null) return [];
    return [
      {
        ...{ account: code, name, isProspect: stage === "prospect" },
        ...{ winProbability: winning.probability, currentRevenue: revenue },
        // an account that loses money brings nothing by buying more of the same
        ...{ marginShare: Math.max(0, margin), potentialRevenue: potential, hoursNeeded: workHours },
      },
    ];
  });
  const of = new Map(known.map(({ account, name, isProspect }) => [account, { name, isProspect }]));
  const accounts = rankByGain(known)
    .slice(0, limit)
    .map((opening) => ({ ...opening, ...(of.get(opening.account) ?? { name: "", isProspect: false }) }));
  const notRanked = facts.length - known.length;
  return success({ from, until, accounts, ranked: known.length, notRanked, winning, meanMargin });
}

/** (Revenue − cost of goods − cost to serve) ÷ revenue of what has a cost of goods; null where nothing has. */
function marginOf(accounts: readonly AccountFacts[]): number | null {
  let revenue = 0;
  let costs = 0;
  for (const { costedRevenue, goodsCost, costToServe } of accounts) {
    if (costedRevenue <= 0) continue;
    revenue += costedRevenue;
    costs += goodsCost + costToServe;
  }
  return revenue > 0 ? (revenue - costs) / revenue : null;
}
