import { type SQL, sql } from "drizzle-orm";
import type { Drift, UnfitRating } from "../../app/ports/rows/imports.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { Database } from "../transact.ts";

interface Asked {
  /** Condition on the rows `r` of the import. */
  readonly rows: SQL;
  readonly limit: number;
}

/** Ratings of an import that the rules of ratings forbid: one per row and reason, by row. */
export async function listUnfitRatings(
  db: Database,
  { rows, today, limit }: Asked & { readonly today: CivilDate },
): Promise<readonly UnfitRating[]> {
  const { rows: found } = await db.execute<UnfitRating & Record<string, unknown>>(sql`
    WITH said AS (
      SELECT r.org_id, r.row_number AS "rowNumber", r.key, r.effect, r.target_id, w.rep_id, w.rater_member_id, w.rated_on,
        row_number() OVER (PARTITION BY w.rep_id, w.rater_member_id, w.trait, w.rated_on ORDER BY r.row_number) AS place, w.trait
      FROM import_rows r CROSS JOIN LATERAL jsonb_populate_record(NULL::rep_ratings, r.after) w
      WHERE ${rows} AND r.effect IN ('new', 'changed', 'unchanged'))
    SELECT "rowNumber", key, 'to-come' AS why FROM said WHERE rated_on > ${today}::date
    UNION ALL
    SELECT "rowNumber", key, 'of-oneself' FROM said s WHERE EXISTS (SELECT FROM reps p
      WHERE p.org_id = s.org_id AND p.id = s.rep_id AND p.member_id = s.rater_member_id)
    UNION ALL
    SELECT "rowNumber", key, 'the-raters-own' FROM said s JOIN rep_ratings t ON t.org_id = s.org_id AND t.id = s.target_id
      WHERE s.effect = 'changed' AND t.imported_by IS NULL
    UNION ALL
    SELECT "rowNumber", key, 'given' FROM said s WHERE place > 1 OR EXISTS (${ANOTHER})
    ORDER BY 1, 3 LIMIT ${limit}`);
  return found;
}

/** Changed ratings of an import that cannot be what they were: another one has been given in their place. */
export async function listTakenRatings(db: Database, { rows, limit }: Asked): Promise<readonly Drift[]> {
  const { rows: found } = await db.execute<Drift & Record<string, unknown>>(sql`
    SELECT s."rowNumber", s.key, 'changed' AS why, NULL AS by FROM (
      SELECT r.org_id, r.row_number AS "rowNumber", r.key, r.target_id, w.rep_id, w.rater_member_id, w.trait, w.rated_on
      FROM import_rows r JOIN rep_ratings b ON b.org_id = r.org_id AND b.id = r.target_id
        CROSS JOIN LATERAL jsonb_populate_record(b, r.before) w
      WHERE ${rows} AND r.effect = 'changed') s
    WHERE EXISTS (${ANOTHER}) ORDER BY 1 LIMIT ${limit}`);
  return found;
}

/** Another stored rating of the same rep, trait, rater and day as `s`. */
const ANOTHER = sql`SELECT FROM rep_ratings t WHERE t.org_id = s.org_id AND t.rep_id = s.rep_id
  AND t.rater_member_id = s.rater_member_id AND t.trait = s.trait AND t.rated_on = s.rated_on AND t.id <> s.target_id`;
