import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { ImportRecordRows, ImportSlice, ImportTarget } from "../../app/ports/rows/imports.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { Database } from "../transact.ts";
import { beginStages, followStages } from "./import-history.ts";
import { type Target, targetOf } from "./import-targets.ts";
import { keepTotals, lockTotals } from "./keep-totals.ts";

type Written = Pick<ImportRecordRows, "insert" | "update" | "restore" | "remove">;

/** Writes what was staged into the records, and takes it back: a statement per slice and step. */
export function writtenRows(db: Database, { orgId, memberId, today }: Actor): Written {
  const sliceOf = ({ importId, fromRow, untilRow }: ImportSlice) =>
    sql`r.org_id = ${orgId} AND r.import_id = ${importId} AND r.row_number >= ${fromRow} AND r.row_number < ${untilRow}`;
  const writing = (
    asked: ImportTarget,
    { slice, which }: { readonly slice: ImportSlice; readonly which: (target: Target) => SQL | null },
    write: (target: Target, rows: SQL) => Promise<void>,
  ) => {
    const target = targetOf(asked);
    const condition = which(target);
    if (condition === null) return Promise.resolve();
    const rows = sql`${sliceOf(slice)} AND ${condition}`;
    return keepingTotals({ db, orgId, rows }, target, () => write(target, rows));
  };
  const changed = () => sql`r.effect = 'changed'`;
  return {
    insert: (asked, slice, refers) =>
      writing(asked, { slice, which: (target) => newOnes(target, refers) }, async (target, rows) => {
        const columns = [...new Set(target.columns.values())];
        const defaults = defaultsOf(target, today);
        const hasDefaults = Object.keys(defaults).length > 0;
        const after = hasDefaults ? sql`${JSON.stringify(defaults)}::jsonb || r.after` : sql`r.after`;
        // a record per row is made once, and not as a table of one row that is joined
        const insert = sql`
          INSERT INTO ${target.name} (org_id, id ${stamps(target)}, ${names(columns)})
          SELECT s.org_id, s.target_id ${stampValues(target, slice, memberId)}, ${names(columns, "(s.p).")}
          FROM (SELECT r.org_id, r.target_id, jsonb_populate_record(NULL::${target.name}, ${after}) AS p
            FROM import_rows r WHERE ${rows} OFFSET 0) s`;
        await checkedByIndex(db, () => db.execute(insert));
        if (hasStages(target)) await beginStages(db, { rows, memberId, today, at: slice.at });
      }),
    update: (asked, slice) =>
      writing(asked, { slice, which: changed }, async (target, rows) => {
        await writeChanged(db, target, { slice, rows, from: "after" });
        if (hasStages(target)) await followStages(db, { rows, memberId, today, at: slice.at });
      }),
    restore: (asked, slice) =>
      writing(asked, { slice, which: changed }, async (target, rows) => {
        await writeChanged(db, target, { slice, rows, from: "before" });
        if (hasStages(target)) await followStages(db, { rows, memberId, today, at: slice.at });
      }),
    remove: (asked, slice, refers) =>
      writing(asked, { slice, which: (target) => newOnes(target, refers) }, async (target, rows) => {
        for (const part of target.parts) {
          await db.execute(sql`DELETE FROM ${sql.identifier(part.table)} c USING import_rows r
            WHERE ${rows} AND c.org_id = r.org_id AND c.${sql.identifier(part.column)} = r.target_id`);
        }
        await db.execute(sql`DELETE FROM ${target.name} t USING import_rows r
          WHERE ${rows} AND t.org_id = r.org_id AND t.id = r.target_id`);
      }),
  };
}

/**
 * Runs a statement whose foreign keys are then checked by index, row by row: of a table of some pages, as reps are, the
 * planner would go through all rows for each.
 */
async function checkedByIndex(db: Database, work: () => Promise<unknown>): Promise<void> {
  await db.execute(sql`SET LOCAL enable_seqscan = off`);
  await work();
  await db.execute(sql`SET LOCAL enable_seqscan = on`);
}

/** Opportunities keep the history of their stages. */
const hasStages = ({ table }: Target): boolean => table === "opportunities";

/** An opportunity without a date came on the day that it is imported. */
const defaultsOf = (target: Target, today: CivilDate) =>
  hasStages(target) ? { ...target.defaults, created_on: today } : target.defaults;

/** New rows that name records of their own kind, or those that do not; null where none can. */
function newOnes({ references }: Target, refers: "elsewhere" | "within"): SQL | null {
  const within = references.find(({ isWithin }) => isWithin);
  if (within === undefined) return refers === "within" ? null : sql`r.effect = 'new'`;
  return sql`r.effect = 'new' AND (r.after ->> ${within.column} IS NOT NULL) = ${refers === "within"}`;
}

const names = (columns: readonly string[], prefix = ""): SQL =>
  sql.join(
    columns.map((column) => sql`${sql.raw(prefix)}${sql.identifier(column)}`),
    sql`, `,
  );

const stamps = ({ isVersioned, isStamped, author }: Target): SQL =>
  sql`${isVersioned ? sql`, version` : sql``}${isStamped ? sql`, updated_at` : sql``}${author ? sql`, ${sql.identifier(author)}, made_at` : sql``}`;
const stampValues = (
  { isVersioned, isStamped, author }: Target,
  { at }: ImportSlice,
  memberId: string,
): SQL => {
  const instant = sql`, ${at.toISOString()}::timestamptz`;
  const by = author ? sql`, ${memberId}::uuid${instant}` : sql``;
  return sql`${isVersioned ? sql`, 1` : sql``}${isStamped ? instant : sql``}${by}`;
};

/** Writes what a row says, or what stood there before, into the records that it changes. */
async function writeChanged(
  db: Database,
  target: Target,
  {
    slice,
    rows,
    from,
  }: { readonly slice: ImportSlice; readonly rows: SQL; readonly from: "after" | "before" },
): Promise<void> {
  const columns = [...new Set(target.columns.values())];
  const source = from === "after" ? sql`r.after` : sql`r.before`;
  const version = target.isVersioned ? sql`, version = t.version + 1` : sql``;
  const stamp = target.isStamped ? sql`, updated_at = ${slice.at.toISOString()}::timestamptz` : sql``;
  await db.execute(sql`
    UPDATE ${target.name} t SET (${names(columns)}) =
      (SELECT ${names(columns, "p.")} FROM jsonb_populate_record(t, ${source}) p) ${version} ${stamp}
    FROM import_rows r WHERE ${rows} AND t.org_id = r.org_id AND t.id = r.target_id`);
}

/** Kept totals of territories follow what is written of accounts. */
async function keepingTotals(
  { db, orgId, rows }: { readonly db: Database; readonly orgId: string; readonly rows: SQL },
  target: Target,
  write: () => Promise<void>,
): Promise<void> {
  if (target.table !== "accounts") return write();
  await lockTotals(db, orgId, "alone");
  const { rows: ids } = await db.execute<{ id: string }>(
    sql`SELECT r.target_id AS id FROM import_rows r WHERE ${rows}`,
  );
  if (ids.length === 0) return;
  await keepTotals(db, orgId, { planId: null, unitIds: [], accountIds: ids.map(({ id }) => id) }, write);
}
