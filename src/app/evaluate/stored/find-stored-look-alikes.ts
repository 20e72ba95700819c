import { failure, type Outcome, type Problem, success } from "../../../core/domain/problem.ts";
import { equalFeatures } from "../../../core/evaluate/accounts/equal-features.ts";
import { type LookAlikes, scoreLookAlikes } from "../../../core/evaluate/accounts/score-look-alikes.ts";
import type { FactWindow } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import { noDay } from "./choose-window.ts";
import { CATEGORIES, NUMBERS, toCompared } from "./compared-account.ts";

export interface LookAlikesQuery extends FactWindow {
  /** Of the customers of the window, those with the most revenue, as a share of them. */
  readonly bestShare: number;
  /** Prospects that are told. */
  readonly limit: number;
}

interface Named {
  readonly name: string;
}
type Scored = LookAlikes["prospects"][number];

export interface StoredLookAlikes extends LookAlikesQuery, LookAlikes {
  readonly prospects: readonly (Scored &
    Named & { readonly nearest: readonly (Scored["nearest"][number] & Named)[] })[];
  readonly customers: { readonly best: number; readonly others: number };
  /** Prospects that were compared. */
  readonly compared: number;
}

/** Prospects are compared with no more than so many: the largest show what the best are like. */
const MOST_BEST = 300;

/** Which prospects within reach resemble the best customers of the window, and why. Problems: EVA-161, EVA-192. */
export async function findStoredLookAlikes(
  tx: Transaction,
  query: LookAlikesQuery,
): Promise<Outcome<StoredLookAlikes>> {
  const { from, until, bestShare, limit } = query;
  if (!(from < until)) return noDay(from, until);
  const facts = await tx.facts.accounts({ from, until }, "every");
  const prospects = facts.filter(({ stage }) => stage === "prospect").map(toCompared);
  const customers = facts
    .filter(({ stage, revenue }) => stage !== "prospect" && revenue > 0)
    .sort((a, b) => b.revenue - a.revenue)
    .map(toCompared);
  const best = customers.slice(0, Math.min(MOST_BEST, Math.ceil(bestShare * customers.length)));
  if (best.length === 0 || prospects.length === 0) return failure([nothingToCompare(best.length)]);
  const names = new Map(facts.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const others = customers.slice(best.length);
  const rows = [...customers, ...prospects].map(({ values }) => values);
  const features = equalFeatures(NUMBERS, CATEGORIES, rows);
  const { prospects: scored, model } = scoreLookAlikes({ features, best, others, prospects });
  return success({
    ...query,
    prospects: scored.slice(0, limit).map((one) => ({
      ...one,
      name: nameOf(one.prospect),
      nearest: one.nearest.map((alike) => ({ ...alike, name: nameOf(alike.account) })),
    })),
    model,
    customers: { best: best.length, others: others.length },
    compared: prospects.length,
  });
}

const nothingToCompare = (best: number): Problem => ({
  code: "EVA-192",
  where: { file: "options", item: "from" },
  cause:
    best === 0 ? "no customer within reach bought in the window" : "no account within reach is a prospect",
  fix: best === 0 ? "choose a longer window" : "record prospects as accounts of this stage",
});
