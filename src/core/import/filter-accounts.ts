import { type Outcome, success } from "../domain/problem.ts";
import type { Filter } from "./parse-filter.ts";
import type { AccountRow } from "./read-accounts.ts";
import { selectRows } from "./select-rows.ts";

/** Keeps the accounts that pass every filter (segment=A, industry!=hotel …). Problems: IMP-219, IMP-232. O(accounts × filters). */
export function filterAccounts(
  rows: readonly AccountRow[],
  filters: readonly Filter[],
  file: string,
): Outcome<readonly AccountRow[]> {
  if (filters.length === 0) return success(rows);
  const columns = Object.keys(rows[0]?.columns ?? {});
  const selected = selectRows(
    { file, columns, count: rows.length, cellAt: (row, column) => rows[row].columns[columns[column]] },
    filters,
  );
  if (!selected.ok) return selected;
  return success(
    selected.value.map((index) => rows[index]),
    selected.warnings,
  );
}
