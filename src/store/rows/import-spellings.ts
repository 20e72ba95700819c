import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../transact.ts";
import { whereNamed } from "./import-stage.ts";
import type { Target } from "./import-targets.ts";

/** A shorter beginning is no evidence that a name was cut off. */
const SHORTEST_CUT_LETTERS = sql.raw("5");

/** Without case, accents, spaces and punctuation. */
const plain = (text: SQL): SQL =>
  sql`regexp_replace(lower(normalize(${text}, NFD)), '[\\u0300-\\u036F!-/:-@[-\`{-~\\s]+', '', 'g')`;

/** By value the code of the one thing that is spelled alike, else of the one that begins with it. Reads all names once. */
export async function findCodesMeant(
  db: Database,
  orgId: string,
  target: Target,
  { field, values }: { readonly field: string; readonly values: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const reference = target.references.find((one) => one.field === field);
  if (reference === undefined || reference.name === null || values.length === 0) return new Map();
  const { table, code, name } = reference;
  const { rows } = await db.execute<{ value: string; code: string }>(sql`
    WITH given AS MATERIALIZED (
      SELECT v AS value, ${plain(sql`v`)} AS form FROM unnest(${sql.param(values)}::text[]) v),
    known AS MATERIALIZED (
      SELECT ${code} AS code, ${plain(sql`s`)} AS form
      FROM ${table} CROSS JOIN LATERAL (SELECT ${code} UNION SELECT ${name}) x(s)
      WHERE ${whereNamed(reference, target, orgId)} AND ${code} IS NOT NULL AND s IS NOT NULL),
    alike AS (
      SELECT g.value, k.code, k.form = g.form AS is_same FROM given g JOIN known k
        ON left(k.form, ${SHORTEST_CUT_LETTERS}) = left(g.form, ${SHORTEST_CUT_LETTERS})
      WHERE g.form <> '' AND (k.form = g.form
        OR (length(g.form) >= ${SHORTEST_CUT_LETTERS} AND starts_with(k.form, g.form)))),
    best AS (SELECT value, code, is_same, bool_or(is_same) OVER (PARTITION BY value) AS has_same FROM alike)
    SELECT value, min(code) AS code FROM best WHERE is_same OR NOT has_same
    GROUP BY value HAVING count(DISTINCT code) = 1`);
  return new Map(rows.map((row) => [row.value, row.code]));
}
