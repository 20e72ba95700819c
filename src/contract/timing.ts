import { z } from "zod";

/** Wall-clock seconds of one run, beside the summary because they differ from run to run. */
export const timingSchema = z.strictObject({
  format: z.literal("wilayah-timing/1"),
  threads: z.number().int(),
  readSeconds: z.number(),
  solveSeconds: z.number(),
  boundSeconds: z.number(),
  evaluateSeconds: z.number(),
  totalSeconds: z.number(),
});

export type Timing = z.output<typeof timingSchema>;
