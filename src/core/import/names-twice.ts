import type { Problem } from "../domain/problem.ts";
import type { Table } from "./table.ts";

/** A problem EVA-111 for every row whose name a row before it bears already. O(rows). */
export function namesTwice(table: Table, names: readonly string[]): readonly Problem[] {
  const firstRow = new Map<string, number>();
  return names.flatMap((name, index): readonly Problem[] => {
    const row = table.rowNumbers[index];
    const first = firstRow.get(name);
    if (first === undefined) {
      firstRow.set(name, row);
      return [];
    }
    return [
      {
        code: "EVA-111",
        where: { file: table.file, row, item: name },
        cause: `"${name}" already stands in row ${first}`,
        fix: "keep one row per name",
      },
    ];
  });
}
