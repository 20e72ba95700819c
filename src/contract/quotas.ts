import { z } from "zod";
import { LARGEST_FIGURE } from "../core/domain/figure.ts";
import { SCOPE_KINDS } from "../core/domain/scope-kinds.ts";
import { count, creditedFields, creditFields, share, windowFields } from "./evaluation-window.ts";

const money = z.coerce.number().min(1).max(LARGEST_FIGURE);
const wishFields = {
  formula: z
    .enum(["growth", "shares"])
    .default("shares")
    .describe(
      "growth: prior + growth × share of the potential. shares: target × (weight × prior share + the rest × share of the potential).",
    ),
  priorWeight: z.coerce.number().min(0).max(1).default(0.5),
  cap: z.coerce
    .number()
    .min(0)
    .max(10)
    .default(0.25)
    .describe("Largest change of a quota against the prior, as a share of it; who had none is not capped."),
};
export const quotaQuery = z.strictObject({
  ...windowFields,
  ...creditFields,
  by: z.enum(SCOPE_KINDS).exclude(["organisation"]),
  target: money.describe("What the quotas sum to, rounded to a whole number."),
  companyGoal: money.optional().describe("What the company is to reach; left out: the target."),
  ...wishFields,
});

const amount = z.number();
export const quotaSchema = z
  .strictObject({
    ...creditedFields,
    priorIs: z
      .enum(["quota", "revenue"])
      .describe("What the quotas of the window were; where none were set, its revenue."),
    target: amount,
    companyGoal: amount,
    formula: z.enum(["growth", "shares"]),
    priorWeight: share,
    cap: amount.nullable(),
    quotas: z.array(
      z.strictObject({
        name: z.string(),
        prior: amount,
        potential: amount,
        attained: amount.nullable(),
        potentialShare: share,
        byGrowth: amount,
        byShares: amount,
        quota: amount.describe("By the formula asked for, within the cap, whole; they sum to the target."),
        change: amount.nullable(),
        potentialPerQuota: amount.nullable(),
      }),
    ),
    overAssignment: amount,
    fairness: z.strictObject({
      pearson: amount.nullable(),
      spearman: amount.nullable(),
      interval: z.strictObject({ low: amount, high: amount }).nullable(),
      shareInBand: share.nullable(),
      overAssignment: amount.nullable(),
    }),
    verdict: z
      .enum(["fair", "doubtful", "not-enough-data"])
      .describe("Whether attainment in the window went with potential: it should not."),
    withoutPart: count.describe("Scopes with neither a prior nor a potential: they get no quota."),
  })
  .meta({ id: "QuotaProposal" });
