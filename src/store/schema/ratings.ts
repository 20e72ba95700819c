import { date, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { RATED_TRAITS } from "../../core/domain/rated-traits.ts";
import { id, instant, orgId, refersTo } from "./columns.ts";
import { members, reps } from "./people.ts";

/** What one observer says of one trait of a rep on a day: a score of an anchored scale. Kept apart from every figure. */
export const repRatings = pgTable(
  "rep_ratings",
  {
    orgId: orgId(),
    id: id(),
    /** Key in the file it was brought by. */
    code: text("code"),
    repId: uuid("rep_id").notNull(),
    raterMemberId: uuid("rater_member_id").notNull(),
    trait: text("trait", { enum: RATED_TRAITS }).notNull(),
    /** 1 to 5. */
    score: integer("score").notNull(),
    /** What was observed. */
    note: text("note"),
    ratedOn: date("rated_on", { mode: "string" }).notNull(),
    madeAt: instant("made_at").notNull(),
    /** Who brought it from a file, in the rater's name; null: the rater gave it, or changed it since. */
    importedBy: uuid("imported_by"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("rep_ratings_once_a_day").on(t.orgId, t.repId, t.raterMemberId, t.trait, t.ratedOn),
    unique("rep_ratings_code_unique").on(t.orgId, t.code),
    index("rep_ratings_instant_index").on(t.orgId, t.madeAt, t.id),
    refersTo("rep_ratings_rep_fk", [t.orgId, t.repId], reps),
    refersTo("rep_ratings_rater_fk", [t.orgId, t.raterMemberId], members),
    refersTo("rep_ratings_importer_fk", [t.orgId, t.importedBy], members),
  ],
);
