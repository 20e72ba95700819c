import { z } from "zod";
import { RATED_TRAITS } from "../core/domain/rated-traits.ts";
import { version } from "./business-records.ts";
import { civilDate } from "./civil-date.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();
const trait = z.enum(RATED_TRAITS);
const fields = {
  score: z.int().min(1).max(5).describe("On the trait's scale: GET /v1/rep-ratings/scales."),
  note: z.string().trim().min(1).max(2000).nullable().describe("What was observed."),
  ratedOn: civilDate.describe("Civil date; a trait is rated once a day by each rater."),
};
export const ratingParams = z.strictObject({ ratingId: id });
export const ratingSchema = z
  .strictObject({
    id,
    repId: id,
    trait,
    ...fields,
    raterMemberId: id,
    madeAt: z.iso.datetime(),
    importedBy: id
      .nullable()
      .describe(
        "The member who brought it from a file in the rater's name; null: the rater gave it, or changed it since.",
      ),
    version,
  })
  .meta({ id: "RepRating" });
export const ratingPage = pageOf(ratingSchema);
export const ratingQuery = z.strictObject({
  ...pageFields,
  repId: id.optional(),
  raterMemberId: id.optional(),
  trait: trait.optional(),
});
export const ratingBody = z.strictObject({
  repId: id,
  trait,
  ...fields,
  note: fields.note.default(null),
});
export const ratingChangeBody = z.strictObject(fields).partial().refine(namesAField, NAME_A_FIELD);

const anchors = z.strictObject({
  name: z.string(),
  low: z.string().describe("What 1 looks like."),
  middle: z.string().describe("What 3 looks like; 2 and 4 lie between."),
  high: z.string().describe("What 5 looks like."),
});
export const scalesSchema = z
  .strictObject({ scales: z.array(z.strictObject({ trait, id: anchors, en: anchors })).readonly() })
  .meta({ id: "RatingScales" });
