import { z } from "zod";
import { barrierRow, linkRow, lockRow, pairRow, problemSchema } from "./problem.ts";

/** A wish of the command line that a stored plan has no place for: refused by its name, with the reason. */
const refused = (reason: string) =>
  z
    .never({ error: `not for a stored plan: ${reason}` })
    .exactOptional()
    .describe(`Refused: ${reason}.`);

const ITS_LAYER = "the units of the plan's own layer are designed";
const ITS_ACCOUNTS = "the stored accounts count, in the units in which the store has them";

const centreRow = z.strictObject({
  territory: z.string().min(1).describe("The territory's code."),
  unit: z.string().min(1).optional().describe("The unit that must be its centre."),
  lon: z.number().min(-180).max(180).optional().describe("Where the rep lives; with `lat`."),
  lat: z.number().min(-90).max(90).optional(),
  share: z.number().positive().optional().describe("Target share; goes before that of the plan's territory."),
  name: z.string().min(1).optional(),
});
export type CentreRow = z.output<typeof centreRow>;

/**
 * What a design from a stored plan can be told: the problem file, with rows where that names files, and without what the
 * plan itself says (units, accounts, the plan in force).
 */
export const designWishesSchema = problemSchema
  .extend({
    links: z.array(linkRow).optional().describe("Links beside those of the layer."),
    barriers: z.array(barrierRow).optional().describe("Barriers beside those of the layer."),
    locks: z.array(lockRow).optional().describe("Locks beside the locked territories of the plan."),
    pairs: z.array(pairRow).optional(),
    centres: z.array(centreRow).min(1).optional().describe("Fixed centres, homes and shares of territories."),
    units: refused(ITS_LAYER),
    object: refused(ITS_LAYER),
    key: refused(ITS_LAYER),
    name: refused("a design is named beside its wishes, and units are called as in the layer"),
    attributes: refused("measures are those of the stored units and accounts"),
    attributesKey: refused("measures are those of the stored units and accounts"),
    unitsFrom: refused(ITS_LAYER),
    accounts: refused(ITS_ACCOUNTS),
    snapKm: refused(ITS_ACCOUNTS),
    current: refused(
      "the plan that the design starts from is the one in force; branch another one to start from that",
    ),
    threads: refused("the server shares its processors out"),
    timeSeconds: z.number().positive().max(3600).optional(),
  })
  .describe(
    "Wishes for a design. Without `territories`, `scope` and `dissolve` the plan's own territories are filled anew; units beyond `filter` are left in white space.",
  )
  .meta({ id: "DesignWishes" });

/** Checked wishes; fractions are numbers and defaults of nested rows are filled in. */
export type DesignWishes = z.output<typeof designWishesSchema>;
