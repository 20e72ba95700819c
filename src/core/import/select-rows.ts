import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";
import { requireColumn } from "./find-column.ts";
import { listExamples } from "./list-examples.ts";
import type { Filter } from "./parse-filter.ts";

/** Anything with named columns of equal length: units, accounts, a table. */
export interface Selectable {
  readonly file: string;
  readonly columns: readonly string[];
  readonly count: number;
  cellAt(index: number, column: number): Cell | undefined;
}

/**
 * Indices of the entries that pass every filter. Problems: an unknown column (IMP-219), nothing left (IMP-232); warning
 * IMP-233 for a value that occurs nowhere. O(entries × filters).
 */
export function selectRows(source: Selectable, filters: readonly Filter[]): Outcome<readonly number[]> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const columns = filters.map((filter) => {
    const column = requireColumn(source, filter.column);
    if (!column.ok) problems.push(...column.problems);
    return column.ok ? column.value : -1;
  });
  if (problems.length > 0) return failure(problems);

  const wanted = filters.map((filter) => new Set(filter.values));
  const seen = filters.map(() => new Set<string>());
  const kept: number[] = [];
  for (let index = 0; index < source.count; index++) {
    const passes = filters.map((filter, f) => {
      const text = cellText(source.cellAt(index, columns[f]));
      const isListed = wanted[f].has(text);
      if (isListed) seen[f].add(text);
      return isListed !== filter.isNegated;
    });
    if (passes.every(Boolean)) kept.push(index);
  }
  filters.forEach((filter, f) => {
    const unseen = filter.values.filter((value) => !seen[f].has(value));
    if (unseen.length > 0) warnings.push(unseenValues(source, filter, { unseen, column: columns[f] }));
  });
  if (kept.length === 0) return failure([nothingKept(source, filters)], warnings);
  return success(kept, warnings);
}

function unseenValues(
  source: Selectable,
  filter: Filter,
  found: { readonly unseen: readonly string[]; readonly column: number },
): Problem {
  const existing = new Set<string>();
  for (let index = 0; index < source.count && existing.size < 8; index++)
    existing.add(cellText(source.cellAt(index, found.column)));
  return {
    code: "IMP-233",
    where: { file: source.file, column: source.columns[found.column], item: filter.text },
    cause: `no row has ${listExamples(found.unseen)} in "${source.columns[found.column]}"`,
    fix: `values are compared as text, zeros included; the column holds for example ${listExamples([...existing])}`,
  };
}

const nothingKept = (source: Selectable, filters: readonly Filter[]): Problem => ({
  code: "IMP-232",
  where: { file: source.file, item: filters.map((filter) => filter.text).join(" and ") },
  cause: `of ${source.count} rows none passes ${filters.map((filter) => filter.text).join(" and ")}`,
  fix: "correct or remove a filter; several filters must all be true",
});
