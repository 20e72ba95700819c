import { areaUnderCurve, chance, logisticRegression } from "../statistics/logistic-regression.ts";
import { type ComparedAccount, findLookAlikes, type LookAlike } from "./find-look-alikes.ts";
import type { Feature } from "./gower-similarity.ts";

/** Accounts whose worth is known, and those whose is not. */
export interface LookAlikeProblem {
  readonly features: readonly Feature[];
  readonly best: readonly ComparedAccount[];
  /** Customers that are not among the best. */
  readonly others: readonly ComparedAccount[];
  readonly prospects: readonly ComparedAccount[];
}

export interface ScoredProspect extends LookAlike {
  /** Probability of being among the best; null where no model was fitted. */
  readonly probability: number | null;
}

export interface LookAlikeModel {
  readonly variables: readonly { readonly name: string; readonly coefficient: number }[];
  /** On the customers it was fitted to, so it flatters; null without both kinds. */
  readonly areaUnderCurve: number | null;
  /** Tenths of the customers by probability: what was foretold, and what was so. */
  readonly calibration: readonly {
    readonly customers: number;
    readonly foretold: number;
    readonly observed: number;
  }[];
}

export interface LookAlikes {
  /** By probability where there is a model, else by similarity; best first. */
  readonly prospects: readonly ScoredProspect[];
  /** Null with fewer than ten best customers per variable, or without others to tell them from. */
  readonly model: LookAlikeModel | null;
}

const POSITIVES_PER_VARIABLE = 10;
const RIDGE = 1;
const TENTHS = 10;

/** Prospects by how much they resemble the best customers, and why; with enough of these, by a logistic model too. O(prospects × best × features). */
export function scoreLookAlikes({ features, best, others, prospects }: LookAlikeProblem): LookAlikes {
  const alike = findLookAlikes(features, best, prospects);
  const encoding = encode(features, [...best, ...others, ...prospects]);
  const isEnough =
    others.length > 0 &&
    encoding.names.length > 0 &&
    best.length >= POSITIVES_PER_VARIABLE * encoding.names.length;
  const rows = [...best, ...others].map(encoding.row);
  const outcomes = rows.map((_, index) => index < best.length);
  const fit = isEnough ? logisticRegression(rows, outcomes, RIDGE) : null;
  if (fit === null) return { prospects: alike.map((one) => ({ ...one, probability: null })), model: null };
  const byName = new Map(prospects.map((prospect) => [prospect.account, encoding.row(prospect)]));
  return {
    prospects: alike
      .map((one) => ({ ...one, probability: chance(fit.coefficients, byName.get(one.prospect) ?? []) }))
      .sort((a, b) => b.probability - a.probability),
    model: {
      variables: encoding.names.map((name, index) => ({ name, coefficient: fit.coefficients[index + 1] })),
      areaUnderCurve: areaUnderCurve(fit.fitted, outcomes),
      calibration: calibrate(fit.fitted, outcomes),
    },
  };
}

interface Encoding {
  readonly names: readonly string[];
  readonly row: (account: ComparedAccount) => readonly number[];
}

/** Numbers by their standard deviation, unknown ones at the mean; categories as 0 or 1 against the commonest. */
function encode(features: readonly Feature[], accounts: readonly ComparedAccount[]): Encoding {
  const columns = features.flatMap(
    (feature, place): readonly { name: string; of: (account: ComparedAccount) => number }[] => {
      const values = accounts.map(({ values: all }) => all[place]).filter((value) => value !== null);
      if (feature.kind === "number") {
        const known = values.map(Number);
        const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
        const deviation = Math.sqrt(
          known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length),
        );
        if (!(deviation > 0)) return [];
        const of = ({ values: all }: ComparedAccount) =>
          all[place] === null ? 0 : (Number(all[place]) - mean) / deviation;
        return [{ name: feature.key, of }];
      }
      const counts = new Map<string, number>();
      for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
      const levels = [...counts]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([level]) => level);
      return levels.slice(1).map((level) => ({
        name: `${feature.key}=${level}`,
        of: ({ values: all }: ComparedAccount) => (all[place] === level ? 1 : 0),
      }));
    },
  );
  return { names: columns.map(({ name }) => name), row: (account) => columns.map(({ of }) => of(account)) };
}

function calibrate(fitted: readonly number[], outcomes: readonly boolean[]): LookAlikeModel["calibration"] {
  const order = fitted.map((_, index) => index).sort((a, b) => fitted[a] - fitted[b]);
  return Array.from({ length: TENTHS }, (_, tenth) => {
    const members = order.slice(
      Math.floor((tenth * order.length) / TENTHS),
      Math.floor(((tenth + 1) * order.length) / TENTHS),
    );
    const share = (value: (index: number) => number) =>
      members.reduce((sum, index) => sum + value(index), 0) / Math.max(1, members.length);
    return {
      customers: members.length,
      foretold: share((index) => fitted[index]),
      observed: share((index) => (outcomes[index] ? 1 : 0)),
    };
  }).filter(({ customers }) => customers > 0);
}
