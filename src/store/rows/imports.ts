import { createHash } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type {
  ImportCounts,
  ImportHead,
  ImportOptions,
  ImportRecord,
  ImportRow,
  ImportRows,
  Mapping,
} from "../../app/ports/rows/imports.ts";
import {
  importFiles,
  importMappings,
  importProblems,
  imports,
  importRows as stagedRows,
} from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { isMissing, wholesale } from "./import-effects.ts";
import { nameFields } from "./import-names.ts";
import { importRecordRows } from "./import-records.ts";
import { targetOf } from "./import-targets.ts";
import { whereGiven } from "./latest-day-first.ts";
import { newestFirst } from "./newest-first.ts";

/** Bytes of one piece of a file, so that no more of it than that is ever held at once. */
const PIECE_BYTES = 256 * 1024;

/** The JSON columns were written by us, from values of these types. */
const toRecord = ({
  orgId: _,
  head,
  options,
  mapping,
  counts,
  ...row
}: typeof imports.$inferSelect): ImportRecord => ({
  ...row,
  head: head as unknown as ImportHead,
  options: options as unknown as ImportOptions,
  mapping: mapping as unknown as Mapping,
  counts: counts as unknown as ImportCounts | null,
});

const asJson = (value: object) => value as Readonly<Record<string, unknown>>;

export function importRows(db: Database, actor: Actor): ImportRows {
  const { orgId } = actor;
  const isImport = (importId: string) => and(eq(imports.orgId, orgId), eq(imports.id, importId));
  return {
    ...fileRows(db, orgId),
    ...problemRows(db, orgId),
    ...effectRows(db, orgId),
    ...mappingRows(db, actor),
    records: importRecordRows(db, actor),
    insert: async ({ head, options, mapping, ...added }) => {
      const json = { head: asJson(head), options: asJson(options), mapping: asJson(mapping) };
      await db.insert(imports).values({ orgId, state: "uploaded", ...json, ...added });
    },
    list: async ({ kind, state }, limit, before) => {
      const after = before && { at: before.createdAt, id: before.id };
      const { order, isAfter } = newestFirst(imports.createdAt, imports.id, after);
      const where = and(
        eq(imports.orgId, orgId),
        whereGiven(imports.kind, kind),
        whereGiven(imports.state, state),
        isAfter,
      );
      const page = await db
        .select()
        .from(imports)
        .where(where)
        .orderBy(...order)
        .limit(limit);
      return page.map(toRecord);
    },
    find: async (importId) => {
      const [row] = await db.select().from(imports).where(isImport(importId));
      return row ? toRecord(row) : null;
    },
    lock: async (importId) => {
      const [row] = await db.select().from(imports).where(isImport(importId)).for("update");
      return row ? toRecord(row) : null;
    },
    update: async (importId, { head, options, mapping, counts, ...change }) => {
      const json = {
        ...(head && { head: asJson(head) }),
        ...(options && { options: asJson(options) }),
        ...(mapping && { mapping: asJson(mapping) }),
        ...(counts !== undefined && { counts: counts && { ...counts } }),
      };
      await db
        .update(imports)
        .set({ ...change, ...json })
        .where(isImport(importId));
    },
    remove: async (importId) => {
      for (const table of [stagedRows, importProblems, importFiles]) {
        await db.delete(table).where(and(eq(table.orgId, orgId), eq(table.importId, importId)));
      }
      await db.delete(imports).where(isImport(importId));
    },
  };
}

type Part<Key extends keyof ImportRows> = Pick<ImportRows, Key>;

const fileRows = (db: Database, orgId: string): Part<"writeFile" | "readPiece"> => ({
  writeFile: async (importId, pieces, maximumBytes) => {
    const hash = createHash("sha256");
    let bytes = 0;
    let number = 0;
    for await (const piece of inPieces(pieces)) {
      bytes += piece.length;
      if (bytes > maximumBytes) return null;
      hash.update(piece);
      await db.insert(importFiles).values({ orgId, importId, number: number++, content: piece });
    }
    return { bytes, sha256: hash.digest("hex") };
  },
  readPiece: async (importId, number) => {
    const isPiece = and(
      eq(importFiles.orgId, orgId),
      eq(importFiles.importId, importId),
      eq(importFiles.number, number),
    );
    const [row] = await db.select({ content: importFiles.content }).from(importFiles).where(isPiece);
    return row?.content ?? null;
  },
});

/** The same bytes in pieces of one size, each in the same memory: who takes one is done with it before the next. */
async function* inPieces(given: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  let bytes = 0;
  for await (const chunk of given) {
    for (let start = 0; start < chunk.length; ) {
      const taken = chunk.subarray(start, start + PIECE_BYTES - bytes);
      piece.set(taken, bytes);
      bytes += taken.length;
      start += taken.length;
      if (bytes < PIECE_BYTES) continue;
      yield piece;
      bytes = 0;
    }
  }
  if (bytes > 0) yield piece.subarray(0, bytes);
}

const problemRows = (db: Database, orgId: string): Part<"addProblems" | "problems" | "problemTexts"> => ({
  addProblems: async (importId, firstNumber, problems) => {
    if (problems.length === 0) return;
    await db.insert(importProblems).values(
      problems.map(({ column, ...problem }, index) => ({
        orgId,
        importId,
        number: firstNumber + index,
        columnName: column,
        ...problem,
      })),
    );
  },
  problems: async (importId, limit, afterNumber) => {
    const isOf = and(eq(importProblems.orgId, orgId), eq(importProblems.importId, importId));
    const rows = await db
      .select()
      .from(importProblems)
      .where(and(isOf, gt(importProblems.number, afterNumber)))
      .orderBy(importProblems.number)
      .limit(limit);
    return rows.map(({ orgId: _, importId: __, columnName, ...row }) => ({ ...row, column: columnName }));
  },
  problemTexts: async (importId, code, limit) => {
    const { rows } = await db.execute<{ column: string; value: string; rowCount: number }>(sql`
      SELECT column_name AS column, value, count(DISTINCT row_number)::int AS "rowCount" FROM import_problems
      WHERE org_id = ${orgId} AND import_id = ${importId} AND code = ${code}
        AND column_name IS NOT NULL AND value IS NOT NULL
      GROUP BY column_name, value ORDER BY 3 DESC, 1, value COLLATE "C" LIMIT ${limit}`);
    return rows;
  },
});

function effectRows(
  db: Database,
  orgId: string,
): Part<"clearRows" | "insertRows" | "countEffects" | "rows" | "missing" | "lastRowNumber"> {
  const isOf = (importId: string) => and(eq(stagedRows.orgId, orgId), eq(stagedRows.importId, importId));
  return {
    clearRows: async (importId) => {
      await db.delete(stagedRows).where(isOf(importId));
      await db
        .delete(importProblems)
        .where(and(eq(importProblems.orgId, orgId), eq(importProblems.importId, importId)));
    },
    insertRows: async (importId, rows) => {
      await db.execute(sql`
        INSERT INTO import_rows (org_id, import_id, row_number, key, effect, after, before)
        SELECT ${orgId}, ${importId}, n, k, e, a, b
        FROM jsonb_to_recordset(${JSON.stringify(rows.map(short))}::jsonb) AS r(n int, k text, e text, a jsonb, b jsonb)`);
    },
    countEffects: async (importId) => {
      const { rows } = await db.execute<{ effect: keyof ImportCounts; count: number }>(sql`
        SELECT effect, count(*)::int AS count FROM import_rows WHERE org_id = ${orgId} AND import_id = ${importId}
        GROUP BY effect`);
      const counts = { rows: 0, new: 0, changed: 0, unchanged: 0, refused: 0, skipped: 0 };
      for (const { effect, count } of rows) {
        counts[effect as keyof typeof counts] = count;
        counts.rows += count;
      }
      return counts;
    },
    rows: async (importId, asked, { effect, limit, afterRow }) => {
      const page = await db
        .select()
        .from(stagedRows)
        .where(
          and(
            isOf(importId),
            gt(stagedRows.rowNumber, afterRow),
            effect === null ? undefined : eq(stagedRows.effect, effect),
          ),
        )
        .orderBy(stagedRows.rowNumber)
        .limit(limit);
      const rows = page.map(
        ({ rowNumber, key, effect: does, after, before }) =>
          ({ rowNumber, key, effect: does, after, before }) as ImportRow,
      );
      return asked === null ? rows : nameFields(db, orgId, targetOf(asked), rows);
    },
    missing: async (importId, asked, limit, afterKey) => {
      const after = afterKey === null ? sql`` : sql`AND t.code > ${afterKey}`;
      const { rows } = await wholesale(db, () =>
        db.execute<{ key: string }>(sql`
        SELECT t.code AS key FROM ${targetOf(asked).name} t WHERE ${isMissing(orgId, importId)} ${after}
        ORDER BY t.code LIMIT ${limit}`),
      );
      return rows.map(({ key }) => key);
    },
    lastRowNumber: async (importId) => {
      const { rows } = await db.execute<{ last: number | null }>(
        sql`SELECT max(row_number) AS last FROM import_rows WHERE org_id = ${orgId} AND import_id = ${importId}`,
      );
      return rows[0].last ?? 0;
    },
  };
}

const short = ({ rowNumber, key, effect, after, before }: ImportRow) => ({
  n: rowNumber,
  k: key,
  e: effect,
  a: after,
  b: before,
});

function mappingRows(
  db: Database,
  { orgId, memberId }: Actor,
): Part<"savedMapping" | "saveMapping" | "columnsHash"> {
  return {
    savedMapping: async (kind, columnsHash) => {
      const isSaved = and(
        eq(importMappings.orgId, orgId),
        eq(importMappings.kind, kind),
        eq(importMappings.columnsHash, columnsHash),
      );
      const [row] = await db.select().from(importMappings).where(isSaved);
      if (!row) return null;
      return { mapping: row.mapping as unknown as Mapping, options: row.options as unknown as ImportOptions };
    },
    saveMapping: async (kind, columnsHash, { mapping, options, at }) => {
      const saved = { mapping: asJson(mapping), options: asJson(options), savedBy: memberId, savedAt: at };
      await db
        .insert(importMappings)
        .values({ orgId, kind, columnsHash, ...saved })
        .onConflictDoUpdate({
          target: [importMappings.orgId, importMappings.kind, importMappings.columnsHash],
          set: saved,
        });
    },
    columnsHash: (columns) => createHash("sha256").update(JSON.stringify(columns)).digest("hex"),
  };
}
