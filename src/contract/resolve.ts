import { z } from "zod";
import { civilDate } from "./civil-date.ts";
import { ruleStepSchema } from "./rules.ts";

const id = z.uuid();
const text = z.string().min(1).max(500);
const amount = z.coerce.number();

/** What may be known of an account, besides its place. */
export const accountAttributes = {
  code: text.optional().describe("Of the account, for lists of named accounts."),
  name: text.optional(),
  segment: text.optional(),
  industry: text.optional(),
  stage: text.optional(),
  products: text.optional().describe("Codes with commas between them."),
  revenue: amount.optional().describe("In the organisation's currency, per year."),
  potential: amount.optional(),
  workloadHours: amount.optional().describe("Hours of a rep's work per month."),
  family: text.optional().describe("Code of the head of its family."),
};

export const resolveQuery = z
  .strictObject({
    lon: z.coerce.number().min(-180).max(180).optional().describe("Degrees."),
    lat: z.coerce.number().min(-90).max(90).optional(),
    unit: text
      .optional()
      .describe("Code of its unit: the postal code, where units are postal codes. Goes before lon and lat."),
    postalCode: text
      .optional()
      .describe("Where units are postal codes, its unit; else it narrows the city. After unit, lon and lat."),
    city: text.optional().describe("Where nothing else says where it lies: the middle of its town."),
    state: text.optional().describe("State or province of the city."),
    country: text.optional().describe("Of the city: two letters, or its name."),
    date: civilDate.optional().describe("Left out: today in the organisation's time zone."),
    salesForce: z.string().min(1).max(200).optional().describe("Left out: every sales force."),
    ...accountAttributes,
  })
  .refine(({ lon, lat }) => (lon === undefined) === (lat === undefined), {
    path: ["lat"],
    message: "lon and lat belong together",
  })
  .refine(
    ({ city, state, country }) => city !== undefined || (state === undefined && country === undefined),
    {
      path: ["city"],
      message: "a state or country needs its city",
    },
  );

export type ResolveQuery = z.output<typeof resolveQuery>;

export const resolvedSchema = z
  .strictObject({
    date: civilDate,
    answers: z
      .array(
        z.strictObject({
          salesForce: z.string(),
          plan: z.strictObject({ id, name: z.string(), version: z.number().int() }),
          unit: z
            .string()
            .nullable()
            .describe("Its code; null: the place lies in none, or nothing was said of it."),
          territory: z
            .strictObject({ id, code: z.string(), name: z.string() })
            .nullable()
            .describe("Null: in none."),
          reps: z
            .array(
              z.strictObject({
                id,
                code: z.string(),
                name: z.string(),
                role: z.enum(["primary", "support", "interim"]),
              }),
            )
            .describe("Who works the territory on the date, the primary rep first."),
          step: ruleStepSchema.shape.step,
          chain: z
            .array(ruleStepSchema)
            .readonly()
            .describe("Every step of the precedence, the strongest first."),
        }),
      )
      .describe("One of each sales force whose plan holds on the date."),
  })
  .meta({ id: "Resolved" });
