import { failure, type Outcome, type Problem, success } from "../../domain/problem.ts";
import { allocateByGrowth, allocateByShares } from "./allocate-quota.ts";
import { limitChange } from "./limit-change.ts";
import { type QuotaFairness, quotaFairness } from "./quota-fairness.ts";
import { roundToSum } from "./round-to-sum.ts";

/** Who gets a quota, and what it is made from. */
export interface QuotaRow {
  readonly name: string;
  /** Last period's quota, or revenue where there was none; money. */
  readonly prior: number;
  readonly potential: number;
  /** Revenue credited in the last period; null where it is not known. */
  readonly attained: number | null;
}

export interface QuotaWish {
  readonly target: number;
  readonly formula: "growth" | "shares";
  /** Of the prior share, for `shares`. */
  readonly priorWeight: number;
  /** Largest change of a quota as a share of the prior; null: none. */
  readonly cap: number | null;
  /** What the company is to reach; the target may lie above it. */
  readonly companyGoal: number;
}

export interface ProposedQuota extends QuotaRow {
  readonly potentialShare: number;
  /** As the two formulas give them. */
  readonly byGrowth: number;
  readonly byShares: number;
  /** By the formula chosen, within the cap, in whole units of money; all of them sum to the target. */
  readonly quota: number;
  /** Against the prior; null where that is 0. */
  readonly change: number | null;
  /** Potential ÷ quota: who has less of it has the harder quota. Null where the quota is 0. */
  readonly potentialPerQuota: number | null;
}

export interface QuotaProposal extends QuotaWish {
  readonly quotas: readonly ProposedQuota[];
  /** Sum of the quotas ÷ the company's goal. */
  readonly overAssignment: number;
  /** Of the last period: whether attainment went with potential. Of those whose attainment is known. */
  readonly fairness: QuotaFairness;
  /** The verdict on it: `doubtful` where the 95 % interval of the correlation leaves out 0. */
  readonly verdict: "fair" | "doubtful" | "not-enough-data";
}

/** Quotas by both formulas, and whether the last ones were fair. Problems: EVA-170 nothing to share by, EVA-171 the cap cannot hold. O(rows log rows). */
export function proposeQuotas(rows: readonly QuotaRow[], wish: QuotaWish): Outcome<QuotaProposal> {
  const { target, formula, priorWeight, cap, companyGoal } = wish;
  const sum = (of: (row: QuotaRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const potential = sum((row) => row.potential);
  const [priors, total] = [rows.map(({ prior }) => prior), sum(({ prior }) => prior)];
  if (!(potential > 0 && total > 0)) return failure([NOTHING_TO_SHARE_BY]);
  const bases = rows.map((row) => ({ prior: row.prior, potentialShare: row.potential / potential }));
  const byGrowth = allocateByGrowth(bases, target);
  const byShares = allocateByShares(bases, target, priorWeight);
  // a shrinking target may take more from a large potential than it had
  const chosen = (formula === "growth" ? byGrowth : byShares).map((quota) => Math.max(0, quota));
  const scaled = chosen.map((quota) => (quota * target) / chosen.reduce((all, one) => all + one, 0));
  const limited = cap === null ? scaled : limitChange(scaled, priors, cap);
  if (limited === null) return failure([capCannotHold(target, total, cap ?? 0)]);
  const whole = roundToSum(limited);
  const known = rows.flatMap(({ prior, potential: could, attained }) =>
    attained === null || prior <= 0 ? [] : [{ quota: prior, attained, potential: could }],
  );
  const fairness = quotaFairness(known, companyGoal);
  return success({
    ...wish,
    quotas: rows.map((row, index) => ({
      ...row,
      potentialShare: bases[index].potentialShare,
      byGrowth: byGrowth[index],
      byShares: byShares[index],
      quota: whole[index],
      change: row.prior > 0 ? whole[index] / row.prior - 1 : null,
      potentialPerQuota: whole[index] > 0 ? row.potential / whole[index] : null,
    })),
    overAssignment: target / companyGoal,
    fairness,
    verdict: verdictOn(fairness),
  });
}

function verdictOn({ interval }: QuotaFairness): QuotaProposal["verdict"] {
  if (interval === null) return "not-enough-data";
  return interval.low > 0 || interval.high < 0 ? "doubtful" : "fair";
}

const NOTHING_TO_SHARE_BY: Problem = {
  code: "EVA-170",
  where: { file: "quotas" },
  cause: "the sum of the potential, or of last period's quotas, is not above 0: there is nothing to share by",
  fix: "record potential of accounts and sales or quotas of the last period, or choose another period",
};

const capCannotHold = (target: number, total: number, cap: number): Problem => ({
  code: "EVA-171",
  where: { file: "options", item: "cap" },
  cause: `the target of ${target} is ${((target / total - 1) * 100).toFixed(1)} % away from the last ${total}: nobody's quota can change by at most ${cap * 100} %`,
  fix: `allow a larger change, or choose a target from ${Math.ceil(total * (1 - cap))} to ${Math.floor(total * (1 + cap))}`,
});
