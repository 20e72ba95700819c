import { and, eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Activity, ActivityRows } from "../../app/ports/rows/activities.ts";
import { activities } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { insertAll } from "./insert-all.ts";
import { businessRecordsOf, latestDayFirst, whereGiven } from "./latest-day-first.ts";

const toActivity = ({ orgId: _, ...row }: typeof activities.$inferSelect): Activity => row;

export function activityRows(db: Database, { orgId }: Actor): ActivityRows {
  const isActivity = (id: string) => and(eq(activities.orgId, orgId), eq(activities.id, id));
  return {
    page: async ({ kind, state, ...filter }, { limit, after }) => {
      const { order, isAfter } = latestDayFirst(activities.day, activities.id, after);
      const isOf = [whereGiven(activities.kind, kind), whereGiven(activities.state, state)];
      const page = await db
        .select()
        .from(activities)
        .where(and(businessRecordsOf(activities, orgId, filter), ...isOf, isAfter))
        .orderBy(...order)
        .limit(limit);
      return page.map(toActivity);
    },
    find: async (id) => {
      const [row] = await db.select().from(activities).where(isActivity(id));
      return row ? toActivity(row) : null;
    },
    insert: (added) => insertAll(db, activities, orgId, added),
    update: async (id, version, changes, updatedAt) => {
      const changed = await db
        .update(activities)
        .set({ ...changes, version: version + 1, updatedAt })
        .where(and(isActivity(id), eq(activities.version, version)))
        .returning({ id: activities.id });
      return changed.length > 0;
    },
  };
}
