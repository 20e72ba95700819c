import { and, eq, gt, lte } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Goal, GoalFilter, GoalRows } from "../../app/ports/rows/goals.ts";
import { goals } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { insertAll } from "./insert-all.ts";
import { latestDayFirst, whereGiven } from "./latest-day-first.ts";

const toGoal = ({ orgId: _, ...row }: typeof goals.$inferSelect): Goal => row;

const isMeant = ({ territoryId, teamId, repId, accountId, productId, on }: GoalFilter) =>
  and(
    whereGiven(goals.territoryId, territoryId),
    whereGiven(goals.teamId, teamId),
    whereGiven(goals.repId, repId),
    whereGiven(goals.accountId, accountId),
    whereGiven(goals.productId, productId),
    on === null ? undefined : and(lte(goals.startsOn, on), gt(goals.endsOn, on)),
  );

export function goalRows(db: Database, { orgId }: Actor): GoalRows {
  const isGoal = (id: string) => and(eq(goals.orgId, orgId), eq(goals.id, id));
  const isVersion = (id: string, version: number) => and(isGoal(id), eq(goals.version, version));
  return {
    page: async (filter, { limit, after }) => {
      const { order, isAfter } = latestDayFirst(goals.startsOn, goals.id, after);
      const page = await db
        .select()
        .from(goals)
        .where(and(eq(goals.orgId, orgId), isMeant(filter), isAfter))
        .orderBy(...order)
        .limit(limit);
      return page.map(toGoal);
    },
    find: async (id) => {
      const [row] = await db.select().from(goals).where(isGoal(id));
      return row ? toGoal(row) : null;
    },
    insert: (added) => insertAll(db, goals, orgId, added),
    update: async (id, version, changes) => {
      const changed = await db
        .update(goals)
        .set({ ...changes, version: version + 1 })
        .where(isVersion(id, version))
        .returning({ id: goals.id });
      return changed.length > 0;
    },
    remove: async (id, version) =>
      (await db.delete(goals).where(isVersion(id, version)).returning({ id: goals.id })).length > 0,
  };
}
