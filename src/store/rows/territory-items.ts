import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { TerritoryItem, TerritoryItemRows } from "../../app/ports/rows/territory-items.ts";
import { accounts, territoryItems } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { withBelow } from "./with-below.ts";

const toItem = ({ orgId: _, ...row }: typeof territoryItems.$inferSelect): TerritoryItem => row;

export function territoryItemRows(db: Database, { orgId }: Actor): TerritoryItemRows {
  const ofTerritory = (territoryId: string) =>
    and(eq(territoryItems.orgId, orgId), eq(territoryItems.territoryId, territoryId));
  const isItem = (id: string) => and(eq(territoryItems.orgId, orgId), eq(territoryItems.id, id));
  const isVersion = (id: string, version: number) => and(isItem(id), eq(territoryItems.version, version));
  return {
    insert: async (item) => {
      await db.insert(territoryItems).values({ ...item, orgId });
    },
    list: async (territoryId) => {
      const byKind = sql`array_position(ARRAY['goal', 'action', 'training', 'department'], ${territoryItems.kind})`;
      const rows = await db
        .select()
        .from(territoryItems)
        .where(ofTerritory(territoryId))
        .orderBy(
          byKind,
          sql`${territoryItems.dueOn} NULLS LAST`,
          asc(territoryItems.madeAt),
          asc(territoryItems.id),
        );
      return rows.map(toItem);
    },
    count: async (territoryId) => {
      const rows = await db.select({ items: count() }).from(territoryItems).where(ofTerritory(territoryId));
      return rows[0].items;
    },
    find: async (territoryId, id) => {
      const rows = await db
        .select()
        .from(territoryItems)
        .where(and(ofTerritory(territoryId), isItem(id)));
      return rows[0] ? toItem(rows[0]) : null;
    },
    update: async (id, version, changes) => {
      const changed = await db
        .update(territoryItems)
        .set({ ...changes, version: version + 1 })
        .where(isVersion(id, version))
        .returning({ id: territoryItems.id });
      return changed.length > 0;
    },
    remove: async (id, version) => {
      const removed = await db
        .delete(territoryItems)
        .where(isVersion(id, version))
        .returning({ id: territoryItems.id });
      return removed.length > 0;
    },
    ...heldAccounts(db, orgId),
  };
}

function heldAccounts(db: Database, orgId: string): Pick<TerritoryItemRows, "topAccounts" | "holdsAccount"> {
  const isHeldBy = (territoryId: string) =>
    and(
      eq(accounts.orgId, orgId),
      sql`${accounts.id} IN (SELECT territory_account_ids(${territoryId}::uuid))`,
    );
  const isHeldAtOrBelow = (territoryId: string) =>
    and(
      eq(accounts.orgId, orgId),
      sql`${accounts.id} IN (SELECT territory_account_ids(b.id) FROM unnest(${withBelow(orgId, territoryId)}) AS b (id))`,
    );
  const { id, code, name, segment, revenue, potential, workloadHours } = accounts;
  return {
    topAccounts: (territoryId, limit) =>
      db
        .select({ id, code, name, segment, revenue, potential, workloadHours })
        .from(accounts)
        .where(isHeldAtOrBelow(territoryId))
        .orderBy(desc(revenue), asc(code))
        .limit(limit),
    holdsAccount: async (territoryId, accountId) => {
      const isAccount = eq(accounts.id, accountId);
      const rows = await db
        .select({ id })
        .from(accounts)
        .where(and(isHeldBy(territoryId), isAccount));
      return rows.length > 0;
    },
  };
}
