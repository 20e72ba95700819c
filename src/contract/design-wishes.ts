import { z } from "zod";
import { barrierRow, linkRow, lockRow, pairRow, problemSchema } from "./problem.ts";

/**
 * What a design from a stored plan can be told: the problem file without everything that names a file or that the plan
 * itself says (units, accounts, the plan in force), and without districts.
 */
export const designWishesSchema = problemSchema
  .omit({
    units: true,
    object: true,
    key: true,
    name: true,
    attributes: true,
    attributesKey: true,
    filter: true,
    unitsFrom: true,
    accounts: true,
    snapKm: true,
    centres: true,
    current: true,
    hierarchy: true,
    threads: true,
  })
  .extend({
    links: z.array(linkRow).optional().describe("Links beside those of the layer."),
    barriers: z.array(barrierRow).optional().describe("Barriers beside those of the layer."),
    locks: z.array(lockRow).optional().describe("Locks beside the locked territories of the plan."),
    pairs: z.array(pairRow).optional(),
    timeSeconds: z.number().positive().max(3600).optional(),
  })
  .describe(
    "Wishes for a design. Without `territories`, `scope` and `dissolve` the plan's own territories are filled anew.",
  )
  .meta({ id: "DesignWishes" });

/** Checked wishes; fractions are numbers and defaults of nested rows are filled in. */
export type DesignWishes = z.output<typeof designWishesSchema>;
