import { z } from "zod";
import { RATED_TRAITS } from "../core/domain/rated-traits.ts";
import { civilDate } from "./civil-date.ts";
import { count, creditedFields, creditFields, share, windowFields } from "./evaluation-window.ts";

const number = z.number();

export const causesQuery = z.strictObject({
  ...windowFields,
  ...creditFields,
  beforeFrom: civilDate
    .optional()
    .describe("First date of the period before, which ends where the window begins; left out: as many days."),
});
export const customerValueQuery = z.strictObject({
  ...windowFields,
  months: z.coerce.number().int().min(1).max(120).default(12).describe("Months ahead."),
  discountPerMonth: z.coerce.number().min(0).max(1).default(0.01),
  marginShare: z.coerce.number().min(0).max(1).default(1).describe("Contribution as a share of the money."),
});

const interval = z.strictObject({ low: share, high: share, method: z.enum(["wilson", "clopper-pearson"]) });
const conversionFields = {
  leads: count,
  newAccounts: count,
  rate: share.nullable(),
  interval: interval.nullable(),
};
const conversion = z.strictObject({
  ...conversionFields,
  shrunkRate: share.nullable().describe("Pulled towards the team's, for sorting."),
  standing: z.enum(["above", "below", "not-told-apart", "not-enough-data"]),
});
const verdict = z.strictObject({
  verdict: z.enum(["differ", "not-enough-data"]),
  reason: z.enum(["beyond-chance", "within-chance", "too-few-leads"]),
  homogeneity: z
    .strictObject({
      chiSquare: number,
      degreesOfFreedom: count,
      pValue: share,
      method: z.enum(["exact", "chi-square"]),
    })
    .nullable(),
  team: z.strictObject({ ...conversionFields, opportunities: z.null() }),
});
const figures = {
  accounts: number.nullable(),
  newContacts: number.nullable(),
  leads: number.nullable(),
  leadsConverted: number.nullable(),
  opportunities: number.nullable(),
  deals: number.nullable(),
  conversations: number.nullable(),
  annualContractValue: number.nullable(),
  revenue: number.nullable(),
  potential: number.nullable(),
  quota: number.nullable(),
};
export const repsSchema = z
  .strictObject({
    ...creditedFields,
    reps: z
      .array(
        z.strictObject({
          rep: z.string(),
          ...figures,
          experienceYears: number.nullable(),
          monthsInRole: number.nullable(),
          leadToOpportunity: conversion.nullable(),
          opportunityToDeal: conversion.nullable(),
          potentialIndex: number
            .nullable()
            .describe("Revenue ÷ potential, against that of all reps together."),
          expectedProductivity: share
            .nullable()
            .describe("What the ramp lets expect of the time in the role."),
          rampedIndex: number.nullable(),
          attainment: number.nullable(),
          ratings: z
            .array(
              z.strictObject({
                trait: z.enum(RATED_TRAITS),
                raters: count,
                mean: number,
                lowest: number,
                highest: number,
                agreement: z.enum(["single", "agree", "apart"]),
              }),
            )
            .readonly()
            .describe("Given in the window, each rater's last score; part of no other figure."),
        }),
      )
      .describe("By code: the figures answer different questions, and make no order of merit."),
    leadToOpportunity: verdict.nullable(),
    opportunityToDeal: verdict.nullable(),
    totals: z.strictObject(figures),
  })
  .meta({ id: "RepEvaluation" });

const chart = z.strictObject({
  mean: number,
  meanMovingRange: number,
  lower: number,
  upper: number,
  upperRange: number,
  standing: z.enum(["none", "provisional", "firm"]).describe("Below 6 months, below 12, from 12 on."),
  outside: z.array(count).describe("Months outside the limits, as places in `months`."),
  runs: z.array(z.strictObject({ from: count, to: count })).describe("Eight and more in a row on one side."),
});
export const trendSchema = z
  .strictObject({
    ...creditedFields,
    months: z.array(z.string().regex(/^\d{4}-\d{2}$/)),
    series: z.array(
      z.strictObject({
        name: z.string(),
        values: z.array(number),
        judged: z.array(number).describe("The values, or what is left of them without their season."),
        isAdjusted: z.boolean(),
        chart: chart.nullable(),
      }),
    ),
  })
  .meta({ id: "TrendEvaluation" });

const performance = z.strictObject({
  territory: z.string(),
  actual: number,
  expected: number,
  index: number.nullable(),
  range: z.strictObject({ low: number, high: number }).nullable(),
  studentised: number.nullable(),
  isFlagged: z.boolean(),
});
const CIRCUMSTANCES = ["potential", "accounts", "customers"] as const;
export const performanceQuery = z.strictObject({
  ...windowFields,
  ...creditFields,
  predictors: z
    .string()
    .regex(
      /^(potential|accounts|customers)(,(potential|accounts|customers)){0,2}$/,
      "name each, with commas between",
    )
    .default("potential")
    .describe(
      "Circumstances with commas between: potential, accounts, customers (who bought before the window).",
    ),
});
export const performanceSchema = z
  .strictObject({
    ...creditedFields,
    territories: z.array(performance).describe("Highest index first."),
    model: z.strictObject({
      intercept: number,
      coefficients: z.array(z.strictObject({ predictor: z.enum(CIRCUMSTANCES), coefficient: number })),
      rSquared: number.describe("Share of the spread of sales that the circumstances explain."),
      residualDeviation: number,
    }),
  })
  .meta({ id: "PerformanceEvaluation" });

export const serviceSchema = z
  .strictObject({
    ...creditedFields,
    territories: z.array(
      z.strictObject({
        territory: z.string(),
        potential: number,
        effort: number.describe("Visits made."),
        sales: number.nullable(),
        index: number.nullable().describe("Share of the effort ÷ share of the potential."),
        service: z.enum(["under-served", "in-band", "over-served", "unknown"]),
        performance: performance.nullable(),
        asksFor: z.enum(["capacity", "coaching-or-fit", "none"]),
      }),
    ),
  })
  .meta({ id: "ServiceEvaluation" });

export const causesSchema = z
  .strictObject({
    ...creditedFields,
    before: z.strictObject(windowFields),
    territories: z
      .array(
        z.strictObject({
          territory: z.string(),
          before: number,
          after: number,
          change: number,
          causes: z
            .array(
              z.strictObject({
                key: z.enum(["leads", "lead-to-opportunity", "win-rate", "deal-value"]),
                before: number.nullable(),
                after: number.nullable(),
                effect: number.describe("Money; the effects sum to the change."),
                rate: z
                  .strictObject({
                    difference: number,
                    low: number,
                    high: number,
                    isBeyondChance: z.boolean(),
                  })
                  .nullable(),
              }),
            )
            .describe("Largest loss first."),
        }),
      )
      .describe("Of the value won; largest loss first."),
  })
  .meta({ id: "CausesOfChange" });

export const customerValueSchema = z
  .strictObject({
    ...windowFields,
    months: count,
    discountPerMonth: share,
    marginShare: share,
    purchases: z.strictObject({
      timeUnit: z.enum(["day", "week", "month"]),
      r: number,
      alpha: number,
      a: number,
      b: number,
    }),
    logLikelihood: number,
    spend: z.strictObject({ p: number, q: number, v: number }).nullable(),
    correlation: number.nullable(),
    customers: z
      .array(
        z.strictObject({
          customer: z.string(),
          name: z.string().optional().describe("Left out in snapshots of before it was told."),
          repeats: count,
          lastPurchase: number.describe("From the first purchase, in the unit of the model."),
          age: number,
          meanSpend: number.nullable(),
          probabilityAlive: share,
          expectedPurchases: number,
          expectedSpend: number.nullable(),
          value: number.nullable(),
        }),
      )
      .describe("Highest value first."),
  })
  .meta({ id: "CustomerValues" });
