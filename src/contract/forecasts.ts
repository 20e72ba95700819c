import { z } from "zod";
import { FORECAST_SUMS } from "../core/domain/forecast-sums.ts";
import { civilDate } from "./civil-date.ts";
import { by, count, creditedFields, creditFields, share, windowFields } from "./evaluation-window.ts";

export const forecastQuery = z.strictObject({
  ...windowFields,
  ...creditFields,
  by,
  months: z.coerce.number().int().min(1).max(36).default(12).describe("Months ahead."),
});

const month = z.string().regex(/^\d{4}-\d{2}$/);
const actual = z
  .array(z.strictObject({ month, value: z.number() }))
  .optional()
  .describe("The history, month by month. Left out in snapshots of before it was told.");
const foretold = z.strictObject({
  month,
  value: z.number(),
  low80: z.number().optional(),
  high80: z.number().optional(),
  low95: z.number().optional(),
  high95: z.number().optional(),
});
const method = z.enum(["seasonal-naive", "theta", "damped-trend", "ets", "sba", "tsb", "median"]);
export const forecastSchema = z
  .strictObject({
    ...creditedFields,
    history: z.strictObject({ from: month, to: month, months: count }),
    series: z.array(
      z.strictObject({
        name: z.string(),
        actual,
        method,
        forecasts: z.array(foretold).describe("No interval where the history is too short for a back-test."),
        backTest: z.strictObject({ origins: count, mase: z.record(method, z.number().nullable()) }),
      }),
    ),
    groups: z
      .array(z.strictObject({ name: z.string(), forecasts: z.array(foretold) }))
      .describe("Sums of the series that lie within another scope, at any depth."),
    totalActual: actual,
    total: z.array(foretold).describe("Sum of the series."),
    totalMethod: method,
    season: z
      .strictObject({
        kind: z.enum(["multiplicative", "additive"]),
        months: z.array(z.strictObject({ monthOfYear: z.int().min(1).max(12), index: z.number() })),
        strength: share
          .nullable()
          .describe(
            "How much of what trend does not explain repeats every year; null with two years or less.",
          ),
      })
      .nullable(),
    feast: z
      .strictObject({ kind: z.enum(["multiplicative", "additive"]), size: z.number() })
      .nullable()
      .describe(
        "What the 28 days before a feast do to a month of the sum that holds all of them. Null: not considered, or the back-test was no better for it.",
      ),
    missingFeastYears: z
      .array(z.int())
      .describe("Years without a feast's date: because of them none was considered."),
    plan: z
      .array(
        z.strictObject({
          month,
          factor: z.number().min(0).describe("Times a normal month, by season and feast alone."),
          goalShare: share.describe("The part of a goal for all these months that falls to this one."),
          standing: z.enum(["busy", "slow", "as-usual"]),
          priority: z.enum(["serve-buyers", "prepare", "prospect-and-train", "as-usual"]),
        }),
      )
      .nullable()
      .describe("Proposed: how a goal falls on the months ahead and what comes first in each."),
  })
  .meta({ id: "SalesForecast" });

export const pipelineForecastQuery = z.strictObject({
  ...windowFields,
  ...creditFields,
  by,
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(730)
    .default(90)
    .describe("Days after the window in which something may be won."),
});
const calls = {
  weighted: z.number().describe("Sum of amount × chance."),
  commit: z.number().describe("All amounts with a chance of at least one half."),
  bestCase: z.number().describe("All amounts."),
};
const pipelineSum = {
  open: count,
  expectedWins: z.number().min(0),
  withoutAmount: count.describe("In no sum of money."),
  withoutChance: count.describe("In a stage of which nothing is known yet: in no weighted sum."),
  ...calls,
};
const limit = z.number();
const bias = z.number().nullable();
export const pipelineForecastSchema = z
  .strictObject({
    ...creditedFields,
    horizonDays: count,
    groups: z.array(z.strictObject({ group: z.string(), ...pipelineSum })),
    all: z.strictObject({
      ...pipelineSum,
      limits: z
        .strictObject({ low80: limit, high80: limit, low95: limit, high95: limit })
        .nullable()
        .describe(
          "Of the weighted sum; null without amounts, or where fewer than three such forecasts could be made before.",
        ),
    }),
    chances: z.array(
      z.strictObject({
        stage: z.string(),
        bands: z.array(
          z.strictObject({
            fromDays: z.number().describe("Days in the stage from which it holds."),
            followed: count,
            won: count,
            chance: share.describe("Of being won in time, pulled towards the stage's."),
          }),
        ),
      }),
    ),
    past: z.strictObject({
      forecasts: count,
      bias: z
        .strictObject({ weighted: bias, commit: bias, bestCase: bias })
        .describe("(Foretold − won) ÷ won of the same forecast made earlier from what was known then."),
      shareFromNew: share
        .nullable()
        .describe("Of what was won in such a time, the part that was not open yet when foretold."),
    }),
  })
  .meta({ id: "PipelineForecast" });

const evidenceLimit = z.coerce.number().int().min(1).max(200).default(100);
const stage = z.string().max(100);
const opportunityFields = {
  id: z.uuid(),
  code: z.string().nullable(),
  name: z.string(),
  account: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
};
const ofForecast = { ...creditedFields, horizonDays: count };
const part = z.enum(FORECAST_SUMS);

export const foretoldQuery = z.strictObject({
  ...pipelineForecastQuery.shape,
  part: part.default("weighted").describe("Which sum of the forecast."),
  code: z
    .string()
    .max(200)
    .optional()
    .describe("Of the group whose sum it is; empty: of what belongs to none. Left out: of all."),
  limit: evidenceLimit,
});
export const foretoldSchema = z
  .strictObject({
    ...ofForecast,
    part,
    code: z.string().nullable(),
    sum: z.number(),
    counted: count.describe("Opportunities that the sum counts."),
    items: z
      .array(
        z.strictObject({
          ...opportunityFields,
          stage: z.string().describe("Empty: none is on record."),
          ageDays: count.describe("Days in the stage."),
          chance: share.nullable().describe("Null: nothing is known of its stage."),
          fromDays: count.nullable().describe("Days in the stage from which that chance holds."),
          amount: z.number().nullable(),
          adds: z.number().describe("To the sum."),
        }),
      )
      .describe("Those that add most, at most `limit`."),
  })
  .meta({ id: "ForetoldOpportunities" });

export const followedQuery = z.strictObject({
  ...pipelineForecastQuery.shape,
  stage: stage.default("").describe("Left out: of those without a stage on record."),
  fromDays: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe("Days in the stage from which the chance holds."),
  limit: evidenceLimit,
});
export const followedSchema = z
  .strictObject({
    ...ofForecast,
    stage,
    fromDays: count,
    followed: count,
    won: count,
    chance: share
      .nullable()
      .describe(
        "Won ÷ followed, pulled towards the stage's. Null: nothing was learnt of this stage and age.",
      ),
    ofStage: z
      .strictObject({ followed: count, won: count })
      .describe("Of all ages of the stage: what the chance is pulled towards."),
    items: z
      .array(
        z.strictObject({
          ...opportunityFields,
          outcome: z.enum(["won", "lost", "open"]),
          closedOn: civilDate.nullable(),
          amount: z.number(),
          reachedOn: civilDate.describe("When it reached the age."),
          isWonInTime: z.boolean(),
        }),
      )
      .describe("The latest first, at most `limit`."),
  })
  .meta({ id: "FollowedOpportunities" });
