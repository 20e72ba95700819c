import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Drift, DuplicateKey, ImportRecordRows } from "../../app/ports/rows/imports.ts";
import type { Database } from "../transact.ts";
import { listDriftSinceApply, listDriftSinceCheck } from "./import-drift.ts";
import { beforeOf, effectOf, isMissing, wholesale } from "./import-effects.ts";
import { listTakenRatings, listUnfitRatings } from "./import-ratings.ts";
import { findCodesMeant } from "./import-spellings.ts";
import { stageRecords } from "./import-stage.ts";
import { type Target, targetOf } from "./import-targets.ts";
import { writtenRows } from "./import-writes.ts";

/** Records of an import, in statements that each take a slice of its rows. */
export function importRecordRows(db: Database, actor: Actor): ImportRecordRows {
  return { ...stagedRows(db, actor), ...driftRows(db, actor), ...writtenRows(db, actor) };
}

const fieldsByColumn = ({ references }: Target) =>
  new Map(references.map(({ field, column }) => [column, field]));

type Drifts = Pick<ImportRecordRows, "driftSinceCheck" | "driftSinceApply">;
type Staged = Omit<ImportRecordRows, keyof Drifts | "insert" | "update" | "restore" | "remove">;

const ofImport = (orgId: string, importId: string): SQL =>
  sql`r.org_id = ${orgId} AND r.import_id = ${importId}`;

function stagedRows(db: Database, { orgId, today }: Actor): Staged {
  const rowsOf = (importId: string) => ofImport(orgId, importId);
  const whole = <Row extends Record<string, unknown>>(statement: SQL) =>
    wholesale(db, () => db.execute<Row>(statement));
  return {
    stage: (importId, asked, { known, ...slice }) =>
      stageRecords(db, { orgId, importId, known }, targetOf(asked), slice),
    resolveWithin: async (importId, asked) => {
      const target = targetOf(asked);
      for (const { column } of target.references.filter(({ isWithin }) => isWithin)) {
        const { rowCount } = await whole(sql`
          UPDATE import_rows r SET after = r.after || jsonb_build_object(${column}::text, p.target_id),
            unresolved = nullif(r.unresolved - ${column}::text, '{}')
          FROM import_rows p WHERE ${rowsOf(importId)} AND r.unresolved ? ${column} AND p.org_id = r.org_id
            AND p.import_id = r.import_id AND p.key = r.unresolved ->> ${column} AND p.target_id IS NOT NULL
            AND p.effect <> 'skipped'`);
        if (rowCount) await whole(recountEffects(target, rowsOf(importId)));
      }
      if (target.references.length === 0) return;
      await db.execute(sql`UPDATE import_rows r SET effect = 'refused'
        WHERE ${rowsOf(importId)} AND r.unresolved IS NOT NULL AND r.effect <> 'skipped'`);
    },
    unresolved: async (importId, asked, limit) => {
      const fieldOf = fieldsByColumn(targetOf(asked));
      const { rows } = await db.execute<{ rowNumber: number; column: string; code: string }>(sql`
        SELECT r.row_number AS "rowNumber", u.key AS column, u.value AS code
        FROM import_rows r CROSS JOIN LATERAL jsonb_each_text(r.unresolved) u
        WHERE ${rowsOf(importId)} AND r.unresolved IS NOT NULL AND r.effect = 'refused' ORDER BY r.row_number LIMIT ${limit}`);
      return rows.map(({ column, ...row }) => ({ ...row, field: fieldOf.get(column) ?? column }));
    },
    unresolvedCodes: async (importId, asked, limit) => {
      const fieldOf = fieldsByColumn(targetOf(asked));
      const { rows } = await whole<{ column: string; value: string; rowCount: number }>(sql`
        SELECT u.key AS column, u.value, count(*)::int AS "rowCount"
        FROM import_rows r CROSS JOIN LATERAL jsonb_each_text(r.unresolved) u
        WHERE ${rowsOf(importId)} AND r.unresolved IS NOT NULL AND r.effect = 'refused'
        GROUP BY u.key, u.value ORDER BY 3 DESC, u.key, u.value COLLATE "C" LIMIT ${limit}`);
      return rows.map(({ column, ...row }) => ({ ...row, field: fieldOf.get(column) ?? column }));
    },
    codesMeant: (asked, field, values) => findCodesMeant(db, orgId, targetOf(asked), { field, values }),
    duplicates: (importId, asked, limit) =>
      wholesale(db, () => listDuplicates(db, targetOf(asked), { rows: rowsOf(importId), limit })),
    skipDuplicates: async (importId, keep) => {
      const order = keep === "first" ? sql`ASC` : sql`DESC`;
      await whole(sql`UPDATE import_rows r SET effect = 'skipped' FROM (
          SELECT row_number AS number, row_number() OVER (PARTITION BY key ORDER BY row_number ${order}) AS place
          FROM import_rows r WHERE ${rowsOf(importId)} AND effect <> 'refused'
        ) d WHERE ${rowsOf(importId)} AND r.row_number = d.number AND d.place > 1`);
    },
    generations: async (importId, limit) => {
      const parent = sql`coalesce(p.after ->> 'parent_id', CASE WHEN p.target_id IS NULL OR NOT p.after ? 'parent_id' THEN h.parent_id::text END)`;
      const { rows } = await whole<{ rowNumber: number; key: string }>(sql`
        SELECT r.row_number AS "rowNumber", r.key FROM import_rows r
          LEFT JOIN accounts h ON h.org_id = r.org_id AND h.id = (r.after ->> 'parent_id')::uuid
          LEFT JOIN import_rows p ON p.org_id = r.org_id AND p.import_id = r.import_id
            AND p.target_id = (r.after ->> 'parent_id')::uuid AND p.effect <> 'skipped'
        WHERE ${rowsOf(importId)} AND r.effect IN ('new', 'changed') AND r.after ->> 'parent_id' IS NOT NULL
          AND ${parent} IS NOT NULL
        UNION
        SELECT r.row_number, r.key FROM import_rows r JOIN accounts m ON m.org_id = r.org_id AND m.parent_id = r.target_id
          LEFT JOIN import_rows p ON p.org_id = r.org_id AND p.import_id = r.import_id AND p.target_id = m.id
            AND p.after ? 'parent_id' AND p.effect <> 'skipped'
        WHERE ${rowsOf(importId)} AND r.effect = 'changed' AND r.after ->> 'parent_id' IS NOT NULL AND p.key IS NULL
        ORDER BY 1 LIMIT ${limit}`);
      return rows;
    },
    unfitRatings: (importId, limit) =>
      wholesale(db, () => listUnfitRatings(db, { rows: rowsOf(importId), today, limit })),
    countMissing: async (importId, asked) => {
      const { rows } = await whole<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM ${targetOf(asked).name} t WHERE ${isMissing(orgId, importId)}`,
      );
      return rows[0].count;
    },
  };
}

/** What has become of the records since. */
function driftRows(db: Database, { orgId, today }: Actor): Drifts {
  return {
    driftSinceCheck: (importId, asked, limit): Promise<readonly Drift[]> =>
      wholesale(db, async () => {
        const rows = ofImport(orgId, importId);
        const drift = await listDriftSinceCheck(db, targetOf(asked), { rows, limit });
        if (asked.kind !== "ratings" || drift.length > 0) return drift;
        const unfit = await listUnfitRatings(db, { rows, today, limit });
        return unfit.map(({ rowNumber, key }) => ({ rowNumber, key, why: "changed", by: null }));
      }),
    driftSinceApply: (importId, asked, limit): Promise<readonly Drift[]> =>
      wholesale(db, async () => {
        const rows = ofImport(orgId, importId);
        const drift = await listDriftSinceApply(db, targetOf(asked), { rows, limit });
        if (asked.kind !== "ratings" || drift.length > 0) return drift;
        return listTakenRatings(db, { rows, limit });
      }),
  };
}

/** Keys are compared byte by byte once their case is folded: to sort a million of them by a language takes minutes. */
async function listDuplicates(
  db: Database,
  { name }: Target,
  { rows, limit }: { readonly rows: SQL; readonly limit: number },
): Promise<readonly DuplicateKey[]> {
  const counted = sql`${rows} AND r.effect NOT IN ('refused', 'skipped')`;
  const found = await db.execute<{ keys: string[]; rowNumbers: number[] }>(sql`
    WITH twice AS MATERIALIZED (
      SELECT lower(r.key) COLLATE "C" AS key FROM import_rows r WHERE ${counted} GROUP BY 1 HAVING count(*) > 1 LIMIT ${limit})
    SELECT array_agg(DISTINCT r.key) AS keys, array_agg(r.row_number ORDER BY r.row_number) AS "rowNumbers"
    FROM import_rows r JOIN twice ON twice.key = lower(r.key) COLLATE "C" WHERE ${counted} GROUP BY twice.key
    UNION ALL
    SELECT ARRAY[r.key, t.code], ARRAY[r.row_number] FROM import_rows r JOIN ${name} t ON t.org_id = r.org_id
      AND lower(normalize(t.code, NFC)) = lower(r.key) AND t.code <> r.key
    WHERE ${rows} AND r.effect = 'new' LIMIT ${limit}`);
  return found.rows;
}

const recountEffects = ({ name }: Target, rows: SQL): SQL => sql`
  UPDATE import_rows r SET effect = ${effectOf(sql`r.after`)}, before = ${beforeOf(sql`r.after`)}
  FROM ${name} t WHERE ${rows} AND r.effect IN ('changed', 'unchanged') AND t.org_id = r.org_id AND t.id = r.target_id`;
