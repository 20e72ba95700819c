import { z } from "zod";
import { count, share, windowFields } from "./evaluation-window.ts";

const accountName = z.string().optional().describe("Left out in snapshots of before it was told.");
const limit = z.coerce.number().int().min(1).max(1000).default(200);

export const prioritiesQuery = z.strictObject({
  ...windowFields,
  limit: limit.describe("How many accounts at most."),
});
export const prioritiesSchema = z
  .strictObject({
    ...windowFields,
    accounts: z
      .array(
        z.strictObject({
          account: z.string(),
          name: z.string(),
          isProspect: z.boolean(),
          winProbability: share,
          marginShare: z.number(),
          currentRevenue: z.number(),
          potentialRevenue: z.number().describe("For the length of the window, as the hours."),
          hoursNeeded: z.number(),
          gainPerHour: z.number().nullable(),
        }),
      )
      .describe("Highest gain per hour first."),
    ranked: count.describe("Accounts within reach of which potential, hours and a margin are known."),
    notRanked: count.describe("Accounts of which one of these is not known."),
    winning: z
      .strictObject({ won: count, closed: count, probability: share })
      .describe("The chance to win: of opportunities closed in the window, one more on either side."),
    meanMargin: z
      .number()
      .nullable()
      .describe("Taken for accounts that bought nothing; null: no cost of goods is recorded."),
  })
  .meta({ id: "AccountPriorities" });

export const productOpeningsQuery = z.strictObject({
  ...windowFields,
  peers: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .describe("Customers that the account is compared with, the most alike, at most."),
});
export const productOpeningsSchema = z
  .strictObject({
    ...windowFields,
    account: z.string(),
    peers: z
      .array(z.strictObject({ account: z.string(), name: z.string(), similarity: share }))
      .describe("Customers of the window most like it by potential, hours of work, segment and industry."),
    bought: z.array(z.strictObject({ product: z.string(), name: z.string(), revenue: z.number() })),
    openings: z
      .array(
        z.strictObject({
          product: z.string(),
          name: z.string(),
          buyers: count.describe("Peers that bought it."),
          share,
          interval: z.strictObject({ low: share, high: share }).describe("Wilson's, 95 %."),
          medianRevenue: z.number().describe("What a buyer among the peers spent on it in the window."),
        }),
      )
      .describe("Products that peers bought and the account did not: those of most peers first."),
  })
  .meta({ id: "ProductOpenings" });

export const lookAlikesQuery = z.strictObject({
  ...windowFields,
  bestShare: z.coerce
    .number()
    .min(0.001)
    .max(0.5)
    .default(0.2)
    .describe("Which customers are the best: those with the most revenue, as a share of all; at most 300."),
  limit: limit.describe("How many prospects at most."),
});
export const lookAlikesSchema = z
  .strictObject({
    ...windowFields,
    bestShare: share,
    limit: count,
    prospects: z
      .array(
        z.strictObject({
          prospect: z.string(),
          name: accountName,
          score: share
            .nullable()
            .describe("Mean similarity to the nearest best customers; null: too little is known."),
          probability: share.nullable().describe("To be among the best; null where no model was fitted."),
          nearest: z
            .array(
              z.strictObject({
                account: z.string(),
                name: accountName,
                similarity: share,
                because: z.array(z.strictObject({ feature: z.string(), share })),
              }),
            )
            .describe("Most alike first, each with its strongest reasons."),
        }),
      )
      .describe("By probability where there is a model, else by similarity."),
    model: z
      .strictObject({
        variables: z.array(z.strictObject({ name: z.string(), coefficient: z.number() })),
        areaUnderCurve: share.nullable().describe("On the customers it was fitted to, so it flatters."),
        calibration: z.array(z.strictObject({ customers: count, foretold: share, observed: share })),
      })
      .nullable()
      .describe("Null: fewer than ten best customers per variable."),
    customers: z.strictObject({ best: count, others: count }),
    compared: count.describe("Prospects within reach."),
  })
  .meta({ id: "LookAlikes" });
