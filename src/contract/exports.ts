import { z } from "zod";

/** What asks for a file of a plan. */
export const exportBodySchema = z
  .strictObject({
    content: z
      .enum(["alignment", "territories", "accounts"])
      .describe(
        "`alignment`: `unit_code,territory_code`, one line per aligned unit; `territories`: totals and reps; " +
          "`accounts`: accounts with their territory and its primary rep.",
      ),
    format: z
      .enum(["csv", "geojson"])
      .default("csv")
      .describe("`geojson` for territories alone, with their outlines."),
  })
  .refine(
    ({ content, format }) => format === "csv" || content === "territories",
    "only territories have outlines: take csv for the rest",
  );

/** What stands in the row of an export job. */
export const exportJobSchema = z.strictObject({
  planId: z.uuid(),
  content: z.enum(["alignment", "territories", "accounts"]),
  format: z.enum(["csv", "geojson"]),
});
export type ExportRequest = z.output<typeof exportJobSchema>;

/** What stands in the row of an export that is done. */
export const exportResultSchema = z.strictObject({
  file: z.string(),
  planVersion: z.number().int(),
  rows: z.number().int(),
  expiresAt: z.iso.datetime(),
  /** SHA-256 (hex) of what its creator was shown then. */
  reach: z.string(),
});
