import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { BusinessRecordFilter, DayKey } from "../../app/ports/rows/business-records.ts";

/** Keyset paging by civil date and id, latest first: the order, and the rows after a key (undefined: all). */
export const latestDayFirst = (day: PgColumn, id: PgColumn, after: DayKey | null) => ({
  order: [desc(day), desc(id)] as const,
  isAfter: after ? (sql`(${day}, ${id}) < (${after.day}::date, ${after.id}::uuid)` as SQL) : undefined,
});

interface BusinessRecordColumns {
  readonly orgId: PgColumn;
  readonly accountId: PgColumn;
  readonly repId: PgColumn;
  readonly day: PgColumn;
}

/** Rows of an organisation's table that a filter leaves. */
export const businessRecordsOf = (
  columns: BusinessRecordColumns,
  orgId: string,
  { accountId, repId, from, until }: BusinessRecordFilter,
): SQL | undefined =>
  and(
    eq(columns.orgId, orgId),
    whereGiven(columns.accountId, accountId),
    whereGiven(columns.repId, repId),
    from === null ? undefined : gte(columns.day, from),
    until === null ? undefined : lt(columns.day, until),
  );

export const whereGiven = (column: PgColumn, value: string | null): SQL | undefined =>
  value === null ? undefined : eq(column, value);
