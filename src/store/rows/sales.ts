import { and } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { CostRows, SaleRows } from "../../app/ports/rows/sales.ts";
import { costs, sales } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { insertAll } from "./insert-all.ts";
import { businessRecordsOf, latestDayFirst, whereGiven } from "./latest-day-first.ts";

export const saleRows = (db: Database, { orgId }: Actor): SaleRows => ({
  page: async ({ productId, ...filter }, { limit, after }) => {
    const { order, isAfter } = latestDayFirst(sales.soldOn, sales.id, after);
    const isMeant = businessRecordsOf({ ...sales, day: sales.soldOn }, orgId, filter);
    const where = and(isMeant, whereGiven(sales.productId, productId), isAfter);
    const page = await db
      .select()
      .from(sales)
      .where(where)
      .orderBy(...order)
      .limit(limit);
    return page.map(({ orgId: _, ...row }) => row);
  },
  insert: (added) => insertAll(db, sales, orgId, added),
});

export const costRows = (db: Database, { orgId }: Actor): CostRows => ({
  page: async ({ kind, ...filter }, { limit, after }) => {
    const { order, isAfter } = latestDayFirst(costs.incurredOn, costs.id, after);
    const isMeant = businessRecordsOf({ ...costs, day: costs.incurredOn }, orgId, filter);
    const where = and(isMeant, whereGiven(costs.kind, kind), isAfter);
    const page = await db
      .select()
      .from(costs)
      .where(where)
      .orderBy(...order)
      .limit(limit);
    return page.map(({ orgId: _, ...row }) => row);
  },
  insert: (added) => insertAll(db, costs, orgId, added),
});
