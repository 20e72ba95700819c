import type { Problem } from "../../core/domain/problem.ts";
import type { ImportRow } from "../ports/rows/imports.ts";
import type { Transaction } from "../ports/store.ts";
import type { ImportCheck } from "./import-kind.ts";

/** Rows written or read at once. */
const BATCH = 2_000;

/** Stages what a kind that makes no records found, in batches. */
export async function stageRows(check: ImportCheck, rows: readonly ImportRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await check.stage((tx) => tx.imports.insertRows(check.record.id, rows.slice(start, start + BATCH)));
  }
}

/** All of them again, by row number. */
export async function readStagedRows(
  tx: Pick<Transaction, "imports">,
  importId: string,
): Promise<readonly ImportRow[]> {
  const rows: ImportRow[] = [];
  for (let afterRow = 0; ; ) {
    const page = await tx.imports.rows(importId, null, { effect: null, limit: BATCH, afterRow });
    rows.push(...page);
    if (page.length < BATCH) return rows;
    afterRow = page[page.length - 1].rowNumber;
  }
}

/** Tells problems of readers as problems of the import. */
export function reportProblems(
  check: ImportCheck,
  problems: readonly Problem[],
  severity: "problem" | "warning",
): void {
  for (const { code, where, cause, fix } of problems) {
    check.report({
      severity,
      rowNumber: where.row ?? null,
      column: where.column ?? null,
      value: where.item ?? null,
      code,
      cause,
      fix: inOptions(fix),
    });
  }
}

/** A fix by the options of an import: the readers speak to users of the design's command line. */
function inOptions(fix: string): string {
  const [, join, km] = /^(join .*): add the row .* use --links (\d+)km; else /.exec(fix) ?? [];
  return km === undefined
    ? fix.replace(/--(key|name|object)\b/g, "the option $1")
    : `${join}: check the file again with the option links=${km}km`;
}
