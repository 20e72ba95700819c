import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Opportunity, OpportunityRows } from "../../app/ports/rows/opportunities.ts";
import { opportunities, opportunityStages } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { insertAll } from "./insert-all.ts";
import { businessRecordsOf, latestDayFirst, whereGiven } from "./latest-day-first.ts";

const toOpportunity = ({ orgId: _, ...row }: typeof opportunities.$inferSelect): Opportunity => row;

export function opportunityRows(db: Database, { orgId }: Actor): OpportunityRows {
  const isOpportunity = (id: string) => and(eq(opportunities.orgId, orgId), eq(opportunities.id, id));
  return {
    page: async ({ stage, leadId, ...filter }, { limit, after }) => {
      const { order, isAfter } = latestDayFirst(opportunities.createdOn, opportunities.id, after);
      const isMeant = businessRecordsOf({ ...opportunities, day: opportunities.createdOn }, orgId, filter);
      const isOf = [whereGiven(opportunities.stage, stage), whereGiven(opportunities.leadId, leadId)];
      const page = await db
        .select()
        .from(opportunities)
        .where(and(isMeant, ...isOf, isAfter))
        .orderBy(...order)
        .limit(limit);
      return page.map(toOpportunity);
    },
    find: async (id) => {
      const [row] = await db.select().from(opportunities).where(isOpportunity(id));
      return row ? toOpportunity(row) : null;
    },
    insert: async (added, history) => {
      await insertAll(db, opportunities, orgId, added);
      await insertAll(db, opportunityStages, orgId, history);
    },
    update: async (id, version, changes, updatedAt) => {
      const changed = await db
        .update(opportunities)
        .set({ ...changes, version: version + 1, updatedAt })
        .where(and(isOpportunity(id), eq(opportunities.version, version)))
        .returning({ id: opportunities.id });
      return changed.length > 0;
    },
    history: async (id) => {
      const isOfIt = and(eq(opportunityStages.orgId, orgId), eq(opportunityStages.opportunityId, id));
      const rows = await db
        .select()
        .from(opportunityStages)
        .where(isOfIt)
        .orderBy(asc(opportunityStages.number));
      return rows.map(({ orgId: _, ...row }) => row);
    },
    appendStage: (entry) => insertAll(db, opportunityStages, orgId, [entry]),
  };
}
