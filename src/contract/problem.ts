import { z } from "zod";

/** What the command line takes as well: at most 100 %, so that 5 cannot be read as 500 %. */
const PERCENTAGE = /^\s*0*(100([.,]0+)?|\d{0,2}[.,]\d+|\d{1,2})\s*%\s*$/;

/** A fraction given as 0.05 or as "5%". */
const share = z
  .union([
    z.number().min(0).max(1),
    z.string().regex(PERCENTAGE, 'expected a fraction such as 0.05 or "5%", at most 100 %'),
  ])
  .transform((value) =>
    typeof value === "number" ? value : Number(value.replace("%", "").replace(",", ".")) / 100,
  )
  .describe('A fraction from 0 to 1: 0.05 or "5%".');

const code = z.string().min(1);
const filePath = z
  .string()
  .min(1)
  .describe("Path of a file, relative to this problem file or to the current folder.");

const capacity = z
  .strictObject({
    measure: code,
    minimum: z.number().min(0).nullable().default(null),
    maximum: z.number().min(0).nullable().default(null),
  })
  .describe("Hard limits of one territory in the measure's own unit.");

const home = z.strictObject({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});

const territory = z.strictObject({
  code: code.describe("The territory's code, written to alignment.csv."),
  name: z.string().optional(),
  share: z
    .number()
    .positive()
    .default(1)
    .describe("Target share relative to the others: 1 a full rep, 0.5 half-time."),
  shareByMeasure: z.record(z.string(), z.number().positive()).default({}),
  contiguous: z.boolean().optional().describe("Overrides the plan-wide `contiguous`."),
  centre: code.optional().describe("Code of the unit that must be this territory's centre."),
  home: home.optional().describe("Where the rep lives; travel is counted from here."),
  capacities: z.array(capacity).default([]),
  locked: z.boolean().default(false).describe("Keeps exactly the units that `current` gives it."),
});

const territories = z.union([
  z.number().int().min(1),
  z.strictObject({ minimum: z.number().int().min(1), maximum: z.number().int().min(1) }),
  z.array(territory).min(1),
]);

const balance = z.strictObject({
  measure: code.describe(
    'A column of the units or of the accounts, "accounts" (their number) or "units" (1 each).',
  ),
  tolerance: share.nullable().default(null).describe("Hard band around the target; null: no band."),
  weight: z.number().min(0).default(1).describe("Weight in the soft `balance` term."),
});

export const objectiveKeys = ["inertia", "p-median", "max-diameter", "cut-edges", "travel"] as const;
const weight = z.number().min(0).optional();
const weights = z.strictObject({
  inertia: weight,
  "p-median": weight,
  "max-diameter": weight,
  "cut-edges": weight,
  travel: weight,
  compactness: weight.describe("Another word for inertia."),
  balance: weight.describe("Sum of deviations from target, each as a share of its target."),
  disruption: weight.describe("Moved share against `current`."),
});

const accountsInput = z.strictObject({
  file: filePath,
  id: code.optional(),
  name: code.optional(),
  longitude: code.optional(),
  latitude: code.optional(),
  unit: code.optional().describe("Column that names the unit of an account without coordinates."),
});

export const lockRow = z.strictObject({
  unit: code.optional().describe("Left out: the whole territory is locked."),
  territory: code.optional().describe("Left out: the unit stays where `current` has it."),
});
export const barrierRow = z.strictObject({
  a: code,
  b: code,
  price: z.number().min(0).nullable().default(null).describe("null: territories may not cross this border."),
});
export const pairRow = z.strictObject({ a: code, b: code, kind: z.enum(["required", "forbidden"]) });
export const linkRow = z.strictObject({ a: code, b: code, type: z.string().nullable().default(null) });
const alignmentRow = z.strictObject({ unit: code, territory: code });

const namedAccounts = z.strictObject({
  code,
  name: z.string().optional(),
  accounts: z.array(code).min(1).describe("Ids of the accounts; they leave the units' figures."),
});

const unitsFrom = z.union([
  z.enum(["layer", "accounts"]),
  z.strictObject({ h3Resolution: z.number().int().min(0).max(12), clipToLand: z.boolean().default(false) }),
]);

/** Everything a design, check, explain or compare can be told in a file. Options of the command line override it. */
export const problemSchema = z
  .strictObject({
    units: z
      .string()
      .min(1)
      .describe("File of the units, us-county or us-state; the command line's UNITS overrides it."),
    object: z.string().min(1).describe("Name of the TopoJSON object to use."),
    key: z.string().min(1).describe("Column with the unit's code."),
    name: z.string().min(1).describe("Column with the unit's name."),
    attributes: filePath.describe("CSV or XLSX with one row per unit, joined by the key."),
    attributesKey: z.string().min(1).describe("Its key column where it is called differently."),
    filter: z.array(z.string().min(1)).describe("COLUMN=a,b or COLUMN!=a,b; all must hold."),
    unitsFrom: unitsFrom.describe(
      "Design on the layer, on the account points, or on H3 cells made from them.",
    ),
    accounts: z.union([filePath, accountsInput]),
    accountsFilter: z
      .array(z.string().min(1))
      .describe("As filter, on account columns (segment, industry, product)."),
    snapKm: z
      .number()
      .min(0)
      .describe("Accounts outside every unit are moved to the nearest within this distance."),
    territories,
    balance: z.array(balance).min(1).describe("The first measure also weighs the inertia."),
    objective: z.enum(objectiveKeys),
    weights,
    contiguous: z.boolean(),
    links: z
      .union([z.string().min(1), z.number().positive(), z.array(linkRow)])
      .describe('A file, "100km", km, or rows.'),
    barriers: z.union([filePath, z.array(barrierRow)]),
    locks: z.union([filePath, z.array(lockRow)]),
    centres: filePath.describe("CSV territory_code, unit_code and/or lon, lat, share, name."),
    pairs: z.union([filePath, z.array(pairRow)]),
    whiteSpace: z.array(code).describe("Units left uncovered on purpose."),
    current: z.union([filePath, z.array(alignmentRow)]).describe("The plan in force: unit → territory."),
    movedWeight: z
      .string()
      .min(1)
      .describe('What a moved unit counts for: a measure, "accounts" or "units".'),
    movePrice: z.number().min(0).describe("Weight of the moved share beside the objective."),
    maximumMovedShare: share,
    protectedUnits: z.array(code),
    protectedAccounts: z.array(code).describe("Their units stay where `current` has them."),
    scope: z.array(code).min(1).describe("Only these territories of `current` are designed again."),
    dissolve: z.array(code).min(1).describe("These territories of `current` are handed to their neighbours."),
    hierarchy: z.strictObject({
      districts: z.number().int().min(1),
      tolerance: share.nullable().default(null),
    }),
    namedAccountsTerritories: z.array(namedAccounts),
    pareto: z.number().int().min(1).max(20).describe("How many plans of the trade-off to offer."),
    seed: z.number().int().min(0).max(4294967295),
    starts: z.number().int().min(1).max(1000),
    threads: z.number().int().min(1).max(256),
    iterations: z.number().int().min(1).describe("Work per start; the same bytes on any number of threads."),
    timeSeconds: z.number().positive().max(86400),
  })
  .partial()
  .describe("A Wilayah design problem. Every field is optional; unknown fields are refused.");

/** A checked problem file; fractions are numbers and defaults of nested rows are filled in. */
export type ProblemSpec = z.output<typeof problemSchema>;
