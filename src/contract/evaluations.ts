import { z } from "zod";
import { lookAlikesQuery, lookAlikesSchema, prioritiesQuery, prioritiesSchema } from "./account-openings.ts";
import { civilDate } from "./civil-date.ts";
import {
  causesQuery,
  causesSchema,
  customerValueQuery,
  customerValueSchema,
  performanceQuery,
  performanceSchema,
  repsSchema,
  serviceSchema,
  trendSchema,
} from "./diagnoses.ts";
import { by, count, creditedFields, creditFields, share, windowFields } from "./evaluation-window.ts";
import { forecastQuery, forecastSchema, pipelineForecastQuery, pipelineForecastSchema } from "./forecasts.ts";
import { pageOf } from "./paging.ts";
import { quotaQuery, quotaSchema } from "./quotas.ts";

export const accountsQuery = z.strictObject(windowFields);
export const funnelQuery = z.strictObject({ ...windowFields, ...creditFields });
export const scopedQuery = z.strictObject({ ...windowFields, ...creditFields, by });
export const kpisQuery = z
  .strictObject({
    ...windowFields,
    ...creditFields,
    by,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(5000)
      .optional()
      .describe("How many accounts at most; only by account, of which 1,000 where it is left out."),
    after: z.string().min(1).max(200).optional().describe("`next` of the page before; only by account."),
  })
  .refine(({ by, limit, after }) => by === "account" || (limit === undefined && after === undefined), {
    path: ["limit"],
    error: "limit and after are for accounts; other scopes come all at once",
  });
const both = z.strictObject({ id: z.string(), en: z.string() });
const kpiFields = {
  key: z.string(),
  version: z.int(),
  unit: z.string(),
  name: both,
  definition: both,
  numerator: z.string(),
  denominator: z.string().nullable(),
  window: z.string(),
  attribution: z.string(),
  needs: z.array(z.string()),
};
export const kpiListSchema = z
  .strictObject({ kpis: z.array(z.strictObject(kpiFields)) })
  .meta({ id: "KpiRegistry" });

const kpiValue = z.strictObject({
  value: z.number().nullable().describe("Null: nothing can be said (no denominator)."),
  numerator: z.number().nullable().describe("Null: itself a ratio of which nothing can be said."),
  denominator: z.number().nullable().describe("Null: a plain amount, or as the numerator."),
});
const kpiMeaning = z.strictObject(kpiFields);
export const evidenceParams = z.strictObject({ key: z.string().min(1).max(100) });
export const evidenceQuery = z.strictObject({
  ...windowFields,
  ...creditFields,
  by,
  code: z
    .string()
    .max(200)
    .optional()
    .describe(
      "Of the scope whose figure it is; territories and teams below it count with it. Empty: of what belongs to none. Left out: of everything.",
    ),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const evidenceSchema = z
  .strictObject({
    ...creditedFields,
    kpi: kpiMeaning,
    code: z.string().nullable(),
    figure: kpiValue.nullable().describe("Null: something that it needs is not recorded."),
    items: z
      .array(
        z.strictObject({
          measure: z.string().describe("One of those that the key figure needs."),
          code: z
            .string()
            .nullable()
            .describe(
              "Of the account; of the product where the scope is an account. Null: none is recorded, or it is out of reach.",
            ),
          name: z.string().nullable(),
          amount: z.number(),
          events: count,
          firstOn: civilDate,
          lastOn: civilDate,
        }),
      )
      .describe("The largest first, at most `limit`."),
  })
  .meta({ id: "KpiEvidence" });

const kpiValues = z.record(z.string(), kpiValue);
export const kpisSchema = z
  .strictObject({
    ...creditedFields,
    scopes: z.array(
      z.strictObject({
        code: z.string().nullable().describe("Null: what belongs to none."),
        name: z.string().nullable(),
        parentCode: z.string().nullable(),
        kpis: kpiValues,
      }),
    ),
    next: z
      .string()
      .nullable()
      .optional()
      .describe(
        "Code of the account to go on after; null: these were the last. Left out in older snapshots.",
      ),
    total: kpiValues.describe("Of everything, not of this page."),
    versions: z.record(z.string(), z.int()),
    notRecorded: z.array(z.strictObject({ key: z.string(), measures: z.array(z.string()) })),
  })
  .meta({ id: "KpisByScope" });

const interval = z.strictObject({
  low: share,
  high: share,
  method: z.enum(["wilson", "clopper-pearson"]),
});
const conversionFields = { rate: share.nullable(), interval: interval.nullable() };
const conversion = z.strictObject(conversionFields);
const countFields = { leads: count, opportunities: count.nullable(), newAccounts: count };
const bound = z.number().min(0);
const limits = z
  .strictObject({ low95: bound, high95: bound, low998: bound, high998: bound })
  .describe("New accounts, not shares, that chance alone gives at the team's rate.");
const standing = z.enum(["above", "below", "not-told-apart", "not-enough-data"]);
const homogeneity = z.strictObject({
  chiSquare: z.number(),
  degreesOfFreedom: count,
  pValue: share,
  method: z.enum(["exact", "chi-square"]),
});
const extremes = z.strictObject({
  highest: z.string(),
  lowest: z.string(),
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  leadsNeededEach: count.nullable(),
});
const verdictFields = {
  verdict: z.enum(["differ", "not-enough-data"]),
  reason: z.enum(["beyond-chance", "within-chance", "too-few-leads"]),
  homogeneity: homogeneity.nullable(),
  extremes: extremes.nullable(),
};
export const funnelSchema = z
  .strictObject({
    ...creditedFields,
    ...verdictFields,
    territories: z.array(
      z.strictObject({
        territory: z.string(),
        ...countFields,
        ...conversionFields,
        exactInterval: interval.nullable(),
        shrunkRate: share.nullable(),
        leadToOpportunity: conversion.nullable(),
        opportunityToAccount: conversion.nullable(),
        limits: limits.nullable(),
        standing,
        probabilityBest: share.nullable(),
      }),
    ),
    team: z.strictObject({ ...countFields, ...conversionFields }),
    overdispersion: z.number(),
    shrinkage: z.strictObject({
      strength: z.union([z.number(), z.literal("complete")]),
      source: z.enum(["peers", "default"]),
    }),
    withoutTerritory: z.strictObject({ leads: count, newAccounts: count }),
  })
  .meta({ id: "TerritoryFunnel" });

const rfmScore = z.int().min(1).max(5);
export const evaluatedAccount = z.strictObject({
  account: z.string(),
  name: z.string().optional().describe("Left out in snapshots of before it was told."),
  revenue: z.number(),
  discount: z.number(),
  cost: z.number(),
  costToServe: z.number(),
  netProfit: z.number(),
  margin: z.number().nullable(),
  costCoverage: z.number().nullable(),
  abcClass: z.enum(["A", "B", "C"]).nullable(),
  orders: count,
  daysSinceOrder: z.int().nullable(),
  daysWithoutVisit: z
    .int()
    .nullable()
    .optional()
    .describe(
      "Since its last visit that was done; of who was never visited, since the first visit to anybody. null: no visit is recorded.",
    ),
  rfm: z.strictObject({ recency: rfmScore, frequency: rfmScore, monetary: rfmScore }).nullable(),
  whiteSpace: z
    .strictObject({
      shareOfWallet: z.number().nullable(),
      gap: z.number(),
      isPotentialTooLow: z.boolean(),
    })
    .nullable(),
  workHours: z.number().nullable().optional().describe("Of a rep's work in the window; null: not known."),
  gainPerHour: z
    .number()
    .nullable()
    .optional()
    .describe(
      "Chance to win × margin × potential not yet bought ÷ hours of work, in money; null: one of them is not known.",
    ),
});
export const accountsSchema = z
  .strictObject({
    ...windowFields,
    accounts: z.array(evaluatedAccount).describe("Highest net profit first."),
    winning: z
      .strictObject({ won: count, closed: count, probability: share })
      .optional()
      .describe(
        "The chance to win that gains are reckoned with: of opportunities closed in the window, one more on either side.",
      ),
    totals: z.strictObject({
      accounts: count,
      revenue: z.number(),
      discount: z.number(),
      cost: z.number(),
      costToServe: z.number(),
      netProfit: z.number(),
      losing: count,
      lost: z.number(),
      costCoverage: z.number().nullable(),
    }),
    whaleCurve: z.strictObject({
      total: z.number(),
      at: z
        .array(count)
        .optional()
        .describe(
          "After how many accounts the curve is told, with the peak and the last; left out in older snapshots: after each.",
        ),
      cumulative: z.array(z.number()),
      shares: z.array(z.number()).nullable(),
      peak: z.strictObject({ accounts: count, profit: z.number(), share: z.number().nullable() }),
    }),
  })
  .meta({ id: "AccountEvaluation" });

const groupFields = {
  won: count,
  lost: count,
  open: count,
  winRate: share.nullable(),
  interval: interval.nullable(),
  cycleDays: z.strictObject({
    medianWon: z.number().nullable(),
    p80Won: z.number().nullable(),
    censored: share.describe("Share of the opportunities that are not won (yet)."),
    medianCensored: z.number().nullable(),
  }),
  kpis: z.record(z.string(), z.number().nullable()),
};
export const pipelineSchema = z
  .strictObject({
    ...creditedFields,
    ...verdictFields,
    groups: z.array(
      z.strictObject({ group: z.string(), ...groupFields, shrunkRate: share.nullable(), standing }),
    ),
    all: z.strictObject(groupFields),
  })
  .meta({ id: "PipelineEvaluation" });

/** What is asked for, by kind of evaluation; a snapshot keeps it with the answer. */
export const evaluationRequestSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("kpis"), query: kpisQuery }),
  z.strictObject({ kind: z.literal("territories"), query: funnelQuery }),
  z.strictObject({ kind: z.literal("accounts"), query: accountsQuery }),
  z.strictObject({ kind: z.literal("pipeline"), query: scopedQuery }),
  z.strictObject({ kind: z.literal("forecast"), query: forecastQuery }),
  z.strictObject({ kind: z.literal("pipeline-forecast"), query: pipelineForecastQuery }),
  z.strictObject({ kind: z.literal("quotas"), query: quotaQuery }),
  z.strictObject({ kind: z.literal("reps"), query: funnelQuery }),
  z.strictObject({ kind: z.literal("trend"), query: scopedQuery }),
  z.strictObject({ kind: z.literal("service"), query: funnelQuery }),
  z.strictObject({ kind: z.literal("causes"), query: causesQuery }),
  z.strictObject({ kind: z.literal("customer-value"), query: customerValueQuery }),
  z.strictObject({ kind: z.literal("performance"), query: performanceQuery }),
  z.strictObject({ kind: z.literal("priorities"), query: prioritiesQuery }),
  z.strictObject({ kind: z.literal("look-alikes"), query: lookAlikesQuery }),
]);
export type KpisQuery = z.output<typeof kpisQuery>;
export type EvaluationRequest = z.output<typeof evaluationRequestSchema>;

const snapshotFields = {
  id: z.uuid(),
  name: z.string(),
  request: evaluationRequestSchema,
  madeBy: z.uuid(),
  madeAt: z.iso.datetime(),
  outdatedKpis: z
    .array(z.string())
    .describe("Key figures whose meaning has changed since: their stored values are void."),
};
export const snapshotBody = z.strictObject({
  name: z.string().trim().min(1).max(200),
  request: evaluationRequestSchema,
});
export const snapshotParams = z.strictObject({ snapshotId: z.uuid() });
export const snapshotQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().min(1).max(2000).optional(),
});
export const snapshotHeadSchema = z.strictObject(snapshotFields).meta({ id: "EvaluationSnapshotHead" });
export const snapshotPage = pageOf(snapshotHeadSchema);
export const snapshotSchema = z
  .strictObject({
    ...snapshotFields,
    result: z.union([
      kpisSchema,
      funnelSchema,
      accountsSchema,
      pipelineSchema,
      forecastSchema,
      pipelineForecastSchema,
      quotaSchema,
      repsSchema,
      trendSchema,
      serviceSchema,
      causesSchema,
      customerValueSchema,
      performanceSchema,
      prioritiesSchema,
      lookAlikesSchema,
    ]),
  })
  .meta({ id: "EvaluationSnapshot" });
