import { z } from "zod";
import { designWishesSchema } from "./design-wishes.ts";

/** A name that the engine gave: "as asked", "balance first", … */
export const alternativeBody = z.strictObject({
  alternative: z.string().min(1).max(200).describe("`plan` of one of `alternatives` in the job's result."),
  name: z.string().trim().min(1).max(200).describe("Name of the draft."),
});

export const planWishesSchema = z
  .strictObject({
    version: z.number().int().describe('Version of the plan; its ETag is "v<version>".'),
    wishes: z.record(z.string(), z.unknown()).describe("As in DesignWishes, with defaults filled in."),
  })
  .meta({ id: "PlanWishes" });

export const wishesBody = z.strictObject({ wishes: designWishesSchema });

export const explanationQuery = z.strictObject({
  unit: z.string().min(1).max(200).describe("Code of the unit."),
});
