import { z } from "zod";
import { SCOPE_KINDS } from "../core/domain/scope-kinds.ts";
import { code, shortText, version } from "./business-records.ts";
import { civilDate } from "./civil-date.ts";
import { figure } from "./figure.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();

const scope = {
  territoryId: id.nullable(),
  teamId: id.nullable(),
  repId: id.nullable(),
  accountId: id.nullable(),
  productId: id.nullable(),
};
const fields = {
  code: code.nullable(),
  name: shortText,
  baseline: figure.nullable().describe("Where it stands."),
  target: figure.nullable().describe("Where it shall stand at the end; a quantitative goal has one."),
  rubric: z
    .string()
    .trim()
    .min(1)
    .max(4000)
    .nullable()
    .describe("What is judged and how; a qualitative goal has one."),
  rubricLevels: z
    .array(z.string().trim().min(1).max(500))
    .min(3)
    .max(5)
    .readonly()
    .nullable()
    .describe("What each level of the rubric looks like, from the lowest on; of a qualitative goal."),
  targetLevel: z.int().min(1).max(5).nullable().describe("The level to be reached, counted from 1."),
  reachedLevel: z.int().min(1).max(5).nullable().describe("The level judged last, counted from 1."),
  startsOn: civilDate,
  endsOn: civilDate.describe("First civil date after the period."),
  ownerMemberId: id.nullable().describe("Who answers for it."),
};
const kind = z.enum(["quantitative", "qualitative"]);
const measured = {
  metric: shortText.nullable().describe("Key of the KPI."),
  unit: shortText.nullable(),
};
export const goalParams = z.strictObject({ goalId: id });
export const goalSchema = z
  .strictObject({
    id,
    kind,
    ...scope,
    ...measured,
    ...fields,
    madeBy: id,
    madeAt: z.iso.datetime(),
    version,
  })
  .meta({ id: "Goal" });
export const outlookQuery = z.strictObject({
  salesForce: shortText
    .optional()
    .describe("Whose plans say which territory counts; left out: the only one whose plans hold."),
});
export const outlooksQuery = outlookQuery.extend({
  on: civilDate.optional().describe("Goals whose period holds this civil date; left out: today."),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});
const figureOrNull = z.number().nullable();
export const goalOutlookSchema = z
  .strictObject({
    goal: goalSchema,
    scope: z
      .strictObject({ by: z.enum(SCOPE_KINDS), code: z.string() })
      .nullable()
      .describe("What the figure is of; null where the goal names several things."),
    actual: figureOrNull.describe("The figure from the start of the period until today, or its end."),
    chance: z
      .strictObject({
        probability: z.number().min(0).max(1),
        expected: z.number(),
        low80: z.number(),
        high80: z.number(),
        basis: z
          .enum(["months", "year-before", "periods"])
          .describe(
            "From a forecast of the months left, the same months a year before and the growth since, or periods of the same length before.",
          ),
        count: z
          .int()
          .min(0)
          .describe("Months foretold, months compared with the same a year before, or periods before."),
      })
      .nullable(),
    noChance: z
      .enum(["qualitative", "several-scopes", "no-key-figure", "over", "too-little-history"])
      .nullable()
      .describe(
        "Why nothing is foretold. `too-little-history`: fewer than fifteen months above 0 of sales, and fewer than three periods of the goal's length.",
      ),
    smart: z
      .array(
        z.strictObject({
          part: z.enum(["metric", "unit", "owner", "baseline", "target", "rubric", "deadline", "chance"]),
          state: z.enum(["ok", "missing", "doubtful"]),
          reason: z.enum([
            "given",
            "not-given",
            "no-key-figure",
            "unit-of-another-kind",
            "equal-to-baseline",
            "below-forecast",
            "above-forecast",
            "in-forecast",
            "not-known",
            "over",
            "ahead",
          ]),
        }),
      )
      .readonly(),
  })
  .meta({ id: "GoalOutlook" });
export const goalPage = pageOf(goalSchema);
export const goalQuery = z.strictObject({
  ...pageFields,
  territoryId: id.optional(),
  teamId: id.optional(),
  repId: id.optional(),
  accountId: id.optional(),
  productId: id.optional(),
  on: civilDate.optional().describe("Goals whose period holds this civil date."),
});
export const goalBody = z.strictObject({
  kind: kind.default("quantitative"),
  territoryId: scope.territoryId.default(null),
  teamId: scope.teamId.default(null),
  repId: scope.repId.default(null),
  accountId: scope.accountId.default(null),
  productId: scope.productId.default(null),
  metric: measured.metric.default(null),
  unit: measured.unit.default(null),
  ...fields,
  code: fields.code.default(null),
  baseline: fields.baseline.default(null),
  target: fields.target.default(null),
  rubric: fields.rubric.default(null),
  rubricLevels: fields.rubricLevels.optional(),
  targetLevel: fields.targetLevel.optional(),
  reachedLevel: fields.reachedLevel.optional(),
  ownerMemberId: fields.ownerMemberId.default(null),
});
export const goalChangeBody = z.strictObject(fields).partial().refine(namesAField, NAME_A_FIELD);
