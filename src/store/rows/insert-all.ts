import { getTableColumns, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../transact.ts";

/** As many as make a statement of a few megabytes. */
const ROWS_PER_STATEMENT = 10_000;

/**
 * Inserts whole rows with one array parameter per column: a statement per ten thousand rows, and no limit of
 * parameters. For tables without arrays and JSON, which `unnest` would take apart.
 */
export async function insertAll<Table extends PgTable>(
  db: Database,
  table: Table,
  orgId: string,
  rows: readonly Omit<Required<Table["$inferInsert"]>, "orgId">[],
): Promise<void> {
  const { orgId: _, ...columns } = getTableColumns(table);
  const entries = Object.entries(columns);
  const names = sql.join(
    entries.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const part: readonly Readonly<Record<string, unknown>>[] = rows.slice(start, start + ROWS_PER_STATEMENT);
    const arrays = entries.map(
      ([key, column]) => sql`${sql.param(part.map((row) => row[key]))}::${sql.raw(column.getSQLType())}[]`,
    );
    await db.execute(
      sql`INSERT INTO ${table} (org_id, ${names}) SELECT ${orgId}, * FROM unnest(${sql.join(arrays, sql`, `)})`,
    );
  }
}
