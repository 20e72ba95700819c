import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { RatingRows, RepRating } from "../../app/ports/rows/ratings.ts";
import { repRatings, reps } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { whereGiven } from "./latest-day-first.ts";
import { newestFirst } from "./newest-first.ts";

const toRating = ({ orgId: _, code: _code, ...row }: typeof repRatings.$inferSelect): RepRating => row;

export function ratingRows(db: Database, { orgId }: Actor): RatingRows {
  const isRating = (id: string) => and(eq(repRatings.orgId, orgId), eq(repRatings.id, id));
  const isVersion = (id: string, version: number) => and(isRating(id), eq(repRatings.version, version));
  return {
    page: async ({ repId, raterMemberId, trait }, { limit, after }) => {
      const { order, isAfter } = newestFirst(repRatings.madeAt, repRatings.id, after);
      const isMeant = [
        whereGiven(repRatings.repId, repId),
        whereGiven(repRatings.raterMemberId, raterMemberId),
        whereGiven(repRatings.trait, trait),
      ];
      const page = await db
        .select()
        .from(repRatings)
        .where(and(eq(repRatings.orgId, orgId), ...isMeant, isAfter))
        .orderBy(...order)
        .limit(limit);
      return page.map(toRating);
    },
    find: async (id) => {
      const [row] = await db.select().from(repRatings).where(isRating(id));
      return row ? toRating(row) : null;
    },
    insert: async (rating) => {
      await db.insert(repRatings).values({ ...rating, orgId });
    },
    update: async (id, version, changes) => {
      const changed = await db
        .update(repRatings)
        // in the rater's own words from now on
        .set({ ...changes, importedBy: null, version: version + 1 })
        .where(isVersion(id, version))
        .returning({ id: repRatings.id });
      return changed.length > 0;
    },
    remove: async (id, version) =>
      (await db.delete(repRatings).where(isVersion(id, version)).returning({ id: repRatings.id })).length > 0,
    given: ({ from, until }) =>
      db
        .select({
          rep: reps.code,
          rater: repRatings.raterMemberId,
          trait: repRatings.trait,
          score: repRatings.score,
        })
        .from(repRatings)
        .innerJoin(reps, and(eq(reps.orgId, repRatings.orgId), eq(reps.id, repRatings.repId)))
        .where(and(eq(repRatings.orgId, orgId), gte(repRatings.ratedOn, from), lt(repRatings.ratedOn, until)))
        .orderBy(asc(repRatings.ratedOn), asc(repRatings.madeAt)),
  };
}
