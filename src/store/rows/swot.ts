import { and, eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { SwotFilter, SwotItem, SwotRows } from "../../app/ports/rows/swot.ts";
import { swotItems } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { whereGiven } from "./latest-day-first.ts";
import { newestFirst } from "./newest-first.ts";

const toItem = ({ orgId: _, ...row }: typeof swotItems.$inferSelect): SwotItem => row;

const isMeant = ({ aspect, accountId, territoryId, teamId, ownerMemberId }: SwotFilter) =>
  and(
    whereGiven(swotItems.aspect, aspect),
    whereGiven(swotItems.accountId, accountId),
    whereGiven(swotItems.territoryId, territoryId),
    whereGiven(swotItems.teamId, teamId),
    whereGiven(swotItems.ownerMemberId, ownerMemberId),
  );

export function swotRows(db: Database, { orgId }: Actor): SwotRows {
  const isItem = (id: string) => and(eq(swotItems.orgId, orgId), eq(swotItems.id, id));
  const isVersion = (id: string, version: number) => and(isItem(id), eq(swotItems.version, version));
  return {
    page: async (filter, { limit, after }) => {
      const { order, isAfter } = newestFirst(swotItems.madeAt, swotItems.id, after);
      const page = await db
        .select()
        .from(swotItems)
        .where(and(eq(swotItems.orgId, orgId), isMeant(filter), isAfter))
        .orderBy(...order)
        .limit(limit);
      return page.map(toItem);
    },
    find: async (id) => {
      const [row] = await db.select().from(swotItems).where(isItem(id));
      return row ? toItem(row) : null;
    },
    insert: async (item) => {
      await db.insert(swotItems).values({ ...item, orgId });
    },
    update: async (id, version, changes) => {
      const changed = await db
        .update(swotItems)
        .set({ ...changes, version: version + 1 })
        .where(isVersion(id, version))
        .returning({ id: swotItems.id });
      return changed.length > 0;
    },
    remove: async (id, version) =>
      (await db.delete(swotItems).where(isVersion(id, version)).returning({ id: swotItems.id })).length > 0,
  };
}
