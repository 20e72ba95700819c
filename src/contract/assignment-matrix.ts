import { z } from "zod";
import { civilDate } from "./civil-date.ts";

const id = z.uuid();
const points = z.number();

export const matrixQuery = z.strictObject({
  date: civilDate
    .optional()
    .describe("From when it is to hold; left out: when the plan begins to hold, or today."),
  leastGain: z.coerce
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe("Points that a change of rep must gain; below them the incumbent stays. Left out: 5."),
});

/** The same on a command line, which names the plan beside it. */
export const storedMatrixQuery = matrixQuery.extend({ plan: z.string().trim().min(1).max(200) });

const part = z.strictObject({
  part: z.enum(["continuity", "experience", "industry", "products", "proximity", "language", "interaction"]),
  value: z.number().nullable().describe("0 to 1; null: not known, and counted as the mean of those who are."),
  points,
  mostPoints: points,
  inputs: z.record(z.string(), z.number().nullable()).describe("What the value was computed from."),
});
const money = z.strictObject({ low: z.number(), high: z.number() });
const pair = z
  .strictObject({
    repId: id,
    repCode: z.string(),
    repName: z.string(),
    score: points.describe("0 to 100."),
    parts: z.array(part),
    transitionLoss: money.describe(
      "Yearly revenue at risk by a change to this rep: 13.2 to 17.6 % of what does not know them (Shi et al. 2017).",
    ),
  })
  .meta({ id: "ScoredRep" });

export const matrixSchema = z
  .strictObject({
    date: civilDate,
    leastGain: points,
    territories: z.array(
      z.strictObject({
        territoryId: id,
        territoryCode: z.string(),
        incumbent: z.string().nullable().describe("Code of the primary rep on the date."),
        assigned: pair.nullable().describe("Null: no rep is left, or none may."),
        runnerUp: z
          .strictObject({
            pair,
            pointsBehind: points.describe("Negative: better here, and needed more elsewhere."),
            neededIn: z.array(z.string()).describe("Codes of the territories it is assigned to instead."),
          })
          .nullable(),
        isClear: z
          .boolean()
          .nullable()
          .describe("Whether the assigned rep leads whatever the weights are within a quarter of ours."),
        change: z
          .strictObject({ from: z.string(), pointsGained: points.nullable() })
          .nullable()
          .describe("Null where the incumbent stays or there was none."),
        candidates: z.array(pair).describe("Everybody who may, best first."),
        excluded: z.array(
          z.strictObject({
            repCode: z.string(),
            reason: z.enum([
              "forbidden",
              "kept-for-another",
              "not-in-service",
              "on-leave",
              "no-licence",
              "over-capacity",
            ]),
          }),
        ),
        unknownParts: z.array(part.shape.part),
      }),
    ),
    free: z.array(z.string()).describe("Codes of reps that would own nothing."),
    totals: z.strictObject({
      score: points,
      scoreToday: points,
      changes: z.int(),
      unassigned: z.int(),
      transitionLoss: money,
    }),
  })
  .meta({ id: "AssignmentMatrix" });

export const ownersBody = z.strictObject({
  from: civilDate
    .nullable()
    .default(null)
    .describe("Null: the date on which the plan begins to hold, or today."),
  owners: z
    .array(z.strictObject({ territoryId: id, repId: id }))
    .min(1)
    .max(5_000),
});
