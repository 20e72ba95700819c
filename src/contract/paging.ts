import { z } from "zod";

/** The two query fields of every list; spread them into the list's own strict query object. */
export const pageFields = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many items at most."),
  after: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .describe("`next` of the page before; left out: from the start."),
};

/** A page of a list: its items, and what to give as `after` to read on (null: this was the last page). */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });
