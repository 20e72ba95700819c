import { type AnyPgColumn, customType, foreignKey, timestamp, uuid } from "drizzle-orm/pg-core";

/** First column of every key of a tenant table, so that the database can be sharded by organisation. */
export const orgId = () => uuid("org_id").notNull();
export const id = () => uuid("id").notNull();

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Half-open range of civil dates in PostgreSQL's notation, as `[2026-01-01,)`. */
export const dateRange = customType<{ data: string }>({ dataType: () => "daterange" });

/** Half-open range of instants in PostgreSQL's notation. */
export const instantRange = customType<{ data: string }>({ dataType: () => "tstzrange" });

export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

interface Table {
  readonly orgId: AnyPgColumn;
  readonly id: AnyPgColumn;
}

/** Foreign key to another tenant table: by organisation and id. */
export const refersTo = (name: string, [orgColumn, idColumn]: [AnyPgColumn, AnyPgColumn], to: Table) =>
  foreignKey({ name, columns: [orgColumn, idColumn], foreignColumns: [to.orgId, to.id] });
