import { type SQL, sql } from "drizzle-orm";
import type { NamedIds, StagedRecord } from "../../app/ports/rows/imports.ts";
import type { Database } from "../transact.ts";
import { beforeOf, effectOf } from "./import-effects.ts";
import { askNames } from "./import-names.ts";
import type { Reference, Target } from "./import-targets.ts";

interface Staging {
  readonly orgId: string;
  readonly importId: string;
  /** Is added to. */
  readonly known: NamedIds;
}

/** Codes of one reference that are kept with their ids: some megabytes. */
const KEPT_CODES = 50_000;

/**
 * Stages records in one statement: each is compared with the record of its key. What their codes name is looked up once per
 * code and kept for the next slice, as most rows name what others named before. A crash of the database loses slices that
 * it had not yet written, and the check with them, which begins anew; its end waits until all is on the disk.
 */
export async function stageRecords(
  db: Database,
  { orgId, importId, known }: Staging,
  target: Target,
  { records, onSent }: { readonly records: readonly StagedRecord[]; readonly onSent: () => void },
): Promise<void> {
  if (records.length === 0) return;
  const idsOf = new Map<string, ReadonlyMap<string, string>>();
  for (const reference of target.references) {
    const ids = idsFor(known, reference.field);
    await lookUp(db, { reference, condition: whereNamed(reference, target, orgId) }, ids, records);
    idsOf.set(reference.field, ids);
  }
  const { numbers, ids, after, unresolved } = toColumns(target, records, idsOf);
  // asked at once, and not when it is awaited; the outer OFFSET makes `k` a column: of an expression that may leak what it
  // sees, as ->> may, the policies keep the index of codes away, and every batch would go through all records
  const inserted = db
    .execute(sql`
    INSERT INTO import_rows (org_id, import_id, row_number, key, effect, after, before, unresolved, target_id)
    SELECT ${orgId}, ${importId}, r.n, r.k, ${effectOf(sql`r.a`)}, r.a,
      CASE WHEN t.id IS NOT NULL THEN ${beforeOf(sql`r.a`)} END, r.u, coalesce(t.id, r.i)
    FROM (SELECT n, i, a, u, a ->> 'code' AS k FROM (
        SELECT n, i, nullif(u, '')::jsonb AS u, a::jsonb AS a
        FROM unnest(${numbers}::int[], ${ids}::uuid[], ${lines(after)}, ${lines(unresolved)}) AS x(n, i, a, u) OFFSET 0) y OFFSET 0) r
    LEFT JOIN ${target.name} t ON t.org_id = ${orgId} AND t.code = r.k`)
    .then(() => {});
  onSent();
  await inserted;
  await db.execute(sql`SET LOCAL synchronous_commit = off`);
}

function idsFor(known: NamedIds, field: string): Map<string, string> {
  const kept = known.get(field);
  if (kept !== undefined && kept.size <= KEPT_CODES) return kept;
  const fresh = new Map<string, string>();
  known.set(field, fresh);
  return fresh;
}

/** Units have their codes in a layer, territories in a plan. */
export function whereNamed({ noun }: Reference, { layerId, planId }: Target, orgId: string): SQL {
  const own = sql`org_id = ${orgId}`;
  if (noun === "unit") return sql`${own} AND layer_id = ${layerId}::uuid`;
  return noun === "territory" ? sql`${own} AND plan_id = ${planId}::uuid AND NOT is_removed` : own;
}

/** Adds the ids of codes that are not known yet. */
async function lookUp(
  db: Database,
  { reference, condition }: { readonly reference: Reference; readonly condition: SQL },
  ids: Map<string, string>,
  records: readonly StagedRecord[],
): Promise<void> {
  const asked = new Set<string>();
  for (const { values } of records) {
    const code = values[reference.field];
    if (typeof code === "string" && !ids.has(code)) asked.add(code);
  }
  if (asked.size === 0) return;
  const { rows } = await askNames(db, reference, () =>
    db.execute<{ code: string; id: string }>(sql`
    SELECT ${reference.code} AS code, id FROM ${reference.table}
    WHERE ${condition} AND ${reference.code} = ANY (${sql.param([...asked])}::text[])`),
  );
  for (const { code, id } of rows) ids.set(code, id);
}

/** JSON holds no line break of its own. As bytes: so long a text would outlive the statement by minutes. */
const lines = (values: readonly string[]): SQL =>
  sql`string_to_array(${Buffer.from(values.join("\n"))}::text, E'\n')`;

/** Values by column, references as ids; codes that name nothing apart, unless they are to be cleared. */
function toColumns(
  { columns, references }: Target,
  records: readonly StagedRecord[],
  idsOf: ReadonlyMap<string, ReadonlyMap<string, string>>,
) {
  const isReference = new Set(references.map(({ field }) => field));
  const after: string[] = [];
  const unresolved: string[] = [];
  for (const { values } of records) {
    const stored: Record<string, unknown> = {};
    const unknown: Record<string, unknown> = {};
    for (const field in values) {
      const value = values[field];
      const column = columns.get(field) ?? field;
      const id = typeof value === "string" && isReference.has(field) ? idsOf.get(field)?.get(value) : value;
      if (id === undefined) unknown[column] = value;
      else stored[column] = id;
    }
    after.push(JSON.stringify(stored));
    unresolved.push(Object.keys(unknown).length === 0 ? "" : JSON.stringify(unknown));
  }
  return {
    numbers: arrayOf(records.map(({ rowNumber }) => rowNumber)),
    ids: arrayOf(records.map(({ id }) => id)),
    after,
    unresolved,
  };
}

/** Of numbers and ids, which need no quotes. */
const arrayOf = (values: readonly (number | string)[]): string => `{${values.join(",")}}`;
