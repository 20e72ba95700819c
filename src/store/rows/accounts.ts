import { and, asc, eq, gt, ilike, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { AccountFilter, AccountRecord, AccountRows } from "../../app/ports/rows/accounts.ts";
import { accounts, units } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { keepTotals, lockTotals } from "./keep-totals.ts";
import { withBelow } from "./with-below.ts";

const toRecord = ({ orgId: _, ...row }: typeof accounts.$inferSelect): AccountRecord => row;

export function accountRows(db: Database, { orgId }: Actor): AccountRows {
  const isAccount = (accountId: string) => and(eq(accounts.orgId, orgId), eq(accounts.id, accountId));
  const firstOf = (rows: readonly (typeof accounts.$inferSelect)[]) => (rows[0] ? toRecord(rows[0]) : null);
  return {
    page: async (filter, limit, afterCode) => {
      const after = afterCode === null ? undefined : gt(accounts.code, afterCode);
      const where = and(eq(accounts.orgId, orgId), after, ...filters(orgId, filter));
      const page = await db.select().from(accounts).where(where).orderBy(asc(accounts.code)).limit(limit);
      return page.map(toRecord);
    },
    find: async (accountId) => firstOf(await db.select().from(accounts).where(isAccount(accountId))),
    lock: async (accountId) => {
      await lockTotals(db, orgId, "alone");
      return firstOf(await db.select().from(accounts).where(isAccount(accountId)).for("update"));
    },
    idsByCode: async (codes) => {
      const isNamed = sql`${accounts.code} = ANY (${sql.param([...codes])}::text[])`;
      const found = db.select({ id: accounts.id, code: accounts.code }).from(accounts);
      const rows = await found.where(and(eq(accounts.orgId, orgId), isNamed));
      return new Map(rows.map(({ id, code }) => [code, id]));
    },
    update: async (accountId, { products, ...changes }, updatedAt) => {
      const choice = { planId: null, unitIds: [], accountIds: [accountId] };
      await keepTotals(db, orgId, choice, async () => {
        const version = sql`${accounts.version} + 1`;
        const next = { ...changes, ...(products && { products: [...products] }), version, updatedAt };
        await db.update(accounts).set(next).where(isAccount(accountId));
      });
    },
    unitExists: async (unitId) => {
      const isUnit = and(eq(units.orgId, orgId), eq(units.id, unitId));
      return (await db.select({ id: units.id }).from(units).where(isUnit)).length > 0;
    },
  };
}

function filters(
  orgId: string,
  { territoryId, unitId, segment, parentId = null, search = null }: AccountFilter,
): (SQL | undefined)[] {
  return [
    unitId === null ? undefined : eq(accounts.unitId, unitId),
    segment === null ? undefined : eq(accounts.segment, segment),
    parentId === null ? undefined : eq(accounts.parentId, parentId),
    territoryId === null ? undefined : heldBy(orgId, territoryId),
    search === null
      ? undefined
      : or(ilike(accounts.name, `%${asTyped(search)}%`), ilike(accounts.code, `${asTyped(search)}%`)),
  ];
}

/** What LIKE would read as wildcards stands for itself. */
const asTyped = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** By geography unless the same plan overrides it, or by override; also of the territories below. */
const heldBy = (orgId: string, territoryId: string): SQL => sql`(
  ${accounts.id} IN (SELECT o.account_id FROM overrides o WHERE o.org_id = ${orgId}
    AND o.territory_id = ANY (${withBelow(orgId, territoryId)}))
  OR (
    ${accounts.unitId} IN (SELECT al.unit_id FROM alignment al WHERE al.org_id = ${orgId}
      AND al.territory_id = ANY (${withBelow(orgId, territoryId)}))
    AND ${accounts.id} NOT IN (SELECT o.account_id FROM overrides o WHERE o.org_id = ${orgId}
      AND o.plan_id = (SELECT t.plan_id FROM territories t WHERE t.org_id = ${orgId} AND t.id = ${territoryId}))
  ))`;
