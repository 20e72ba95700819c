import { z } from "zod";

const figure = z.number().nullable();

const measure = z.strictObject({
  measure: z.string(),
  value: z.number(),
  target: z.number(),
  deviation: z.number().describe("(value − target) ÷ target."),
  lower: figure.describe("Hard limit in the measure's unit; null: none."),
  upper: figure,
});

const territory = z.strictObject({
  code: z.string(),
  name: z.string(),
  district: z.string().nullable(),
  unitCount: z.number().int(),
  accountCount: z.number().int().nullable(),
  centreUnit: z.string().nullable(),
  parts: z.number().int().describe("1: contiguous."),
  measures: z.array(measure),
  polsbyPopper: figure,
  inertia: z.number(),
  diameterKm: z.number(),
  travelKm: z.number(),
});

const district = z.strictObject({
  code: z.string(),
  measures: z.array(measure.omit({ lower: true, upper: true })),
  territories: z.array(z.string()),
});

const problem = z.strictObject({
  code: z.string(),
  where: z.strictObject({
    file: z.string(),
    row: z.number().exactOptional(),
    column: z.string().exactOptional(),
    item: z.string().exactOptional(),
  }),
  cause: z.string(),
  fix: z.string(),
});

const disruption = z.strictObject({
  movedWeight: z.string(),
  movedUnits: z.number().int(),
  moved: z.number(),
  total: z.number(),
  movedShare: z.number(),
  unavoidableUnits: z
    .number()
    .int()
    .describe("Of these, units whose territory is given up: they cannot stay, and no cap counts them."),
  unavoidable: z.number(),
  unavoidableShare: z.number(),
  moves: z.array(
    z.strictObject({
      unit: z.string(),
      from: z.string(),
      to: z.string(),
      weight: z.number(),
      unavoidable: z.boolean(),
    }),
  ),
});

const alternative = z.strictObject({
  plan: z.string(),
  objective: z.number(),
  largestDeviation: z.number(),
  travelKm: z.number(),
  movedShare: figure,
  dominatedBy: z
    .array(z.string())
    .describe(
      "Plans with a smaller deviation, less travel or fewer moves, and worse in none of these; only for the plan as asked.",
    ),
});

/** Everything `design` says about its result. Holds no times: the same input and seed give the same bytes. */
export const summarySchema = z.strictObject({
  format: z.literal("wilayah-summary/1"),
  version: z.string(),
  inputs: z.array(z.strictObject({ file: z.string(), sha256: z.string() })),
  layer: z.strictObject({
    name: z.string(),
    units: z.number().int(),
    pointsFrom: z
      .record(z.string(), z.number().int())
      .describe("How many units have their point from where."),
    links: z
      .array(z.strictObject({ a: z.string(), b: z.string(), km: z.number() }))
      .describe("Links made by distance."),
  }),
  accounts: z
    .strictObject({
      count: z.number().int(),
      placedBy: z.record(z.string(), z.number().int()),
    })
    .nullable(),
  run: z.strictObject({
    seed: z.number().int(),
    starts: z.number().int(),
    iterationsPerStart: z.number().int().nullable(),
    timeSeconds: z.number().nullable(),
    bestStart: z.number().int(),
    iterations: z.number().int(),
    stopped: z.string(),
  }),
  objective: z.strictObject({
    key: z.string(),
    unit: z.string(),
    value: z.number(),
    lowerBound: figure,
    boundMethod: z.string().nullable(),
    gap: figure.describe(
      "(value − lower bound) ÷ lower bound; 0 is proven best, null without a bound that says anything.",
    ),
    weights: z.record(z.string(), z.number()),
  }),
  plan: z.strictObject({
    territories: z.number().int(),
    contiguous: z.boolean(),
    balance: z.array(
      z.strictObject({
        measure: z.string(),
        total: z.number(),
        tolerance: figure,
        largestDeviation: z.number(),
        coefficientOfVariation: z.number(),
      }),
    ),
    inertia: z.number(),
    medianDistanceKm: z.number(),
    largestDiameterKm: z.number(),
    cutEdges: z.number().int(),
    travelKm: z.number(),
    meanPolsbyPopper: figure,
    whiteSpaceUnits: z.number().int(),
  }),
  territories: z.array(territory),
  binding: z
    .array(z.strictObject({ rule: z.string(), territory: z.string().nullable(), moves: z.number().int() }))
    .describe(
      "What bound at the end: rules that forbid moves which would improve the objective, and how many.",
    ),
  disruption: disruption.nullable(),
  districts: z.array(district).nullable(),
  namedAccounts: z.array(z.strictObject({ code: z.string(), name: z.string(), accounts: z.number().int() })),
  territoryCount: z
    .strictObject({
      reason: z.string(),
      tried: z.array(
        z.strictObject({ territories: z.number().int(), feasible: z.boolean(), objective: figure }),
      ),
    })
    .nullable()
    .describe("Given when the number of territories was proposed from a range."),
  pareto: z.array(alternative).nullable(),
  warnings: z.array(problem),
});

export type Summary = z.output<typeof summarySchema>;
