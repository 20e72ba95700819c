import { sql } from "drizzle-orm";
import type { StagedRecord } from "../../app/ports/rows/imports.ts";
import type { Database } from "../transact.ts";
import { beforeOf, effectOf } from "./import-effects.ts";
import type { Target } from "./import-targets.ts";

/**
 * Stages records in one statement: what their codes name is looked up, and each is compared with the record of its key.
 * Cost: an index look-up per row and reference.
 */
export async function stageRecords(
  db: Database,
  { orgId, importId }: { readonly orgId: string; readonly importId: string },
  target: Target,
  records: readonly StagedRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const { references, layerId } = target;
  const given = sql.join([sql``, ...references.map((_, index) => sql.raw(`r${index} text`))], sql`, `);
  const joins = references.map(({ table, code, noun }, index) => {
    const x = sql.raw(`x${index}`);
    const inLayer = noun === "unit" ? sql`AND ${x}.layer_id = ${layerId}::uuid` : sql``;
    return sql`LEFT JOIN ${table} ${x} ON ${x}.org_id = ${orgId} AND ${x}.${code} = i.${sql.raw(`r${index}`)} ${inLayer}`;
  });
  const object = (pick: (index: number) => string) =>
    sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(
      references.map(({ column }, index) => sql`${column}::text, ${sql.raw(pick(index))}`),
      sql`, `,
    )}))`;
  const isUnknown = sql.raw(
    references.map((_, index) => `(x${index}.id IS NULL AND i.r${index} IS NOT NULL)`).join(" OR "),
  );
  const resolved = references.length === 0 ? sql`i.a` : sql`i.a || ${object((index) => `x${index}.id`)}`;
  const unresolved =
    references.length === 0
      ? sql`NULL::jsonb`
      : sql`CASE WHEN ${isUnknown} THEN ${object((index) => `CASE WHEN x${index}.id IS NULL THEN i.r${index} END`)} END`;
  await db.execute(sql`
    WITH resolved AS MATERIALIZED (
      SELECT i.n, i.k, i.i, ${resolved} AS a, ${unresolved} AS u
      FROM json_to_recordset(${toJson(target, records)}::json) AS i(n int, k text, i uuid, a jsonb ${given})
      ${sql.join(joins, sql` `)}
    )
    INSERT INTO import_rows (org_id, import_id, row_number, key, effect, after, before, unresolved, target_id)
    SELECT ${orgId}, ${importId}, r.n, r.k, ${effectOf(sql`r.a`)}, r.a,
      CASE WHEN t.id IS NOT NULL THEN ${beforeOf(sql`r.a`)} END, r.u, coalesce(t.id, r.i)
    FROM resolved r LEFT JOIN ${target.name} t ON t.org_id = ${orgId} AND t.code = r.k`);
}

/**
 * Values by column; codes of references apart, unless they are to be cleared. As bytes: so long a text would outlive the
 * statement by minutes, as large objects are only looked for when the heap has grown.
 */
function toJson({ columns, references }: Target, records: readonly StagedRecord[]): Buffer {
  const placeOf = new Map(references.map(({ field }, index) => [field, `r${index}`]));
  const json = JSON.stringify(
    records.map(({ rowNumber, key, id, values }) => {
      const after: Record<string, unknown> = {};
      const row: Record<string, unknown> = { n: rowNumber, k: key, i: id, a: after };
      for (const field in values) {
        const value = values[field];
        const place = placeOf.get(field);
        if (place !== undefined && value !== null) row[place] = value;
        else after[columns.get(field) ?? field] = value;
      }
      return row;
    }),
  );
  return Buffer.from(json);
}
