import { and, eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Lead, LeadRows } from "../../app/ports/rows/leads.ts";
import { leads } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { insertAll } from "./insert-all.ts";
import { businessRecordsOf, latestDayFirst, whereGiven } from "./latest-day-first.ts";

const toLead = ({ orgId: _, ...row }: typeof leads.$inferSelect): Lead => row;

export function leadRows(db: Database, { orgId }: Actor): LeadRows {
  const isLead = (id: string) => and(eq(leads.orgId, orgId), eq(leads.id, id));
  return {
    page: async ({ state, ...filter }, { limit, after }) => {
      const { order, isAfter } = latestDayFirst(leads.createdOn, leads.id, after);
      const isMeant = businessRecordsOf({ ...leads, day: leads.createdOn }, orgId, filter);
      const where = and(isMeant, whereGiven(leads.state, state), isAfter);
      const page = await db
        .select()
        .from(leads)
        .where(where)
        .orderBy(...order)
        .limit(limit);
      return page.map(toLead);
    },
    find: async (id) => {
      const [row] = await db.select().from(leads).where(isLead(id));
      return row ? toLead(row) : null;
    },
    insert: (added) => insertAll(db, leads, orgId, added),
    update: async (id, version, changes, updatedAt) => {
      const changed = await db
        .update(leads)
        .set({ ...changes, version: version + 1, updatedAt })
        .where(and(isLead(id), eq(leads.version, version)))
        .returning({ id: leads.id });
      return changed.length > 0;
    },
  };
}
