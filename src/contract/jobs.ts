import { z } from "zod";
import { designWishesSchema } from "./design-wishes.ts";
import { instant } from "./instant.ts";
import { pageFields, pageOf } from "./paging.ts";

const jobProblem = z.strictObject({
  code: z.string().describe("A code of docs/errors.md."),
  where: z.strictObject({
    file: z.string(),
    row: z.number().optional(),
    column: z.string().optional(),
    item: z.string().optional(),
  }),
  cause: z.string(),
  fix: z.string(),
});

/** What asks for a design. */
export const designBodySchema = z.strictObject({
  name: z.string().trim().min(1).max(200).describe("Name of the draft that the answer becomes."),
  wishes: designWishesSchema.optional().describe("Left out: those stored with the plan."),
  keepPartial: z
    .boolean()
    .default(false)
    .describe("Whether the best answer so far becomes a draft when the job is cancelled."),
});

/** What stands in the row of a design job. */
export const designJobSchema = designBodySchema.extend({
  wishes: designWishesSchema,
  planId: z.uuid(),
  planVersion: z.number().int().describe("Version of the plan when the design was asked for."),
});
export type DesignJobRequest = z.output<typeof designJobSchema>;

/** A plan on the way to a design's answer, as its job tells it while it runs. */
export const designSnapshotSchema = z.strictObject({
  number: z.number().int().describe("Counts the plans of the run."),
  territories: z.array(z.string()).describe("Codes."),
  territoryOf: z
    .array(z.number().int())
    .describe("By position of the unit: place in `territories`; −1: none."),
});
export type DesignSnapshot = z.output<typeof designSnapshotSchema>;

/** What stands in the row of a shapes job. */
export const shapesJobSchema = z.strictObject({
  planId: z.uuid(),
  planVersion: z.number().int().describe("Version that it was asked for; the newest one is drawn."),
});

const jobKind = z.enum(["design", "shapes", "export", "import", "rules"]);

export const jobSchema = z
  .strictObject({
    id: z.uuid(),
    kind: jobKind.describe(
      "`design`: ends as a draft; `shapes`: derives the outlines of a plan; `export`: ends as a file; `rules`: tells what " +
        "account rules do, or applies them.",
    ),
    state: z
      .enum(["queued", "running", "done", "failed", "cancelled", "dead"])
      .describe("`failed`: refused, see `problems`; `dead`: given up after three attempts."),
    request: z.record(z.string(), z.unknown()).describe("What was asked, defaults filled in."),
    progress: z.record(z.string(), z.unknown()).nullable(),
    result: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe(
        "A design's: `planId` of the draft, `territories`, `objective`, `balance`, `warnings`; of shapes: " +
          "`planVersion`, outlines `derived`; an export's: `file`, `planVersion`, `rows`, `expiresAt`; of rules: " +
          "`planVersion`, `accounts`, `steps`, `findings`, `moves`, `flows`, `reps`, `rules`, `ties`.",
      ),
    problems: z.array(jobProblem).readonly().nullable(),
    attempts: z.number().int(),
    cancelRequested: z.boolean(),
    createdBy: z.uuid(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "Job" });

export const jobPage = pageOf(jobSchema);
export const jobQuery = z.strictObject({ ...pageFields, kind: jobKind.optional() });
export const jobParams = z.strictObject({ jobId: z.uuid() });
export const jobFileParams = z.strictObject({
  jobId: z.uuid(),
  name: z.string().regex(/^[a-z]+\.[a-z]+$/, "a name from the job's list of files"),
});

export const jobWithFilesSchema = jobSchema
  .extend({
    files: z
      .array(z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.number().int() }))
      .readonly(),
  })
  .meta({ id: "JobWithFiles" });

export const explainBodySchema = z.strictObject({
  unit: z.string().min(1).describe("Code of the unit."),
  wishes: designWishesSchema.optional().describe("Left out: those the plan was designed by."),
});

export const checkBodySchema = z.strictObject({
  wishes: designWishesSchema.optional().describe("Left out: those the plan was designed by."),
});

const objective = z.strictObject({ key: z.string(), unit: z.string(), value: z.number() });

export const unitExplanationSchema = z
  .strictObject({
    unit: z.string(),
    name: z.string(),
    territory: z.string().nullable().describe("Null: in white space."),
    objective,
    measures: z.array(z.strictObject({ measure: z.string(), value: z.number() })).readonly(),
    options: z
      .array(
        z.strictObject({
          territory: z.string(),
          objectiveChange: z.number().describe("Above 0: worse."),
          changeShare: z.number().nullable(),
          allowed: z.boolean(),
          forbiddenBy: z
            .array(
              z.strictObject({
                rule: z.string(),
                territory: z.string(),
                measure: z.string().nullable(),
                value: z.number().nullable(),
                limit: z.number().nullable(),
                units: z.array(z.string()).readonly().describe("Units that the rule is about."),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
    warnings: z.array(jobProblem).readonly(),
  })
  .meta({ id: "UnitExplanation" });

export const planCheckSchema = z
  .strictObject({
    isValid: z.boolean(),
    violations: z
      .array(jobProblem.extend({ rule: z.string().describe("The rule that is broken.") }))
      .readonly(),
    units: z.number().int(),
    territories: z.number().int(),
    objective,
    balance: z
      .array(
        z.strictObject({
          measure: z.string(),
          largestDeviation: z.number(),
          tolerance: z.number().nullable(),
        }),
      )
      .readonly(),
    warnings: z.array(jobProblem).readonly(),
  })
  .meta({ id: "PlanCheck" });
