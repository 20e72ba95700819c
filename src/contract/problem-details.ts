import { z } from "zod";

const place = z.strictObject({
  file: z
    .string()
    .describe('What part of the input: "body", "query", "params", "headers", or a file\'s name.'),
  row: z.number().int().optional().describe("Row of a table, the header is row 1."),
  column: z.string().optional(),
  item: z.string().optional().describe("What locates it: a JSON pointer, a unit's code."),
});

/** One problem as every answer writes it. */
export const problemSchema = z.strictObject({
  code: z.string().describe("A code of docs/errors.md."),
  where: place,
  cause: z.string(),
  fix: z.string(),
});

/** What every refused request answers (RFC 9457), with all problems at once. */
export const problemDetailsSchema = z
  .strictObject({
    type: z.string().describe("URN of the kind of problem."),
    title: z.string().describe("The kind in words, the same for every occurrence."),
    status: z.number().int(),
    detail: z.string().describe("What went wrong this time."),
    instance: z.string().describe("URN of this request; the server's log has the same id."),
    problems: z.array(problemSchema).min(1),
  })
  .meta({ id: "ProblemDetails" });

export type ProblemDetails = z.output<typeof problemDetailsSchema>;
