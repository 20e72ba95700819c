import { failure, type Outcome, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { namesTwice } from "./names-twice.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** Who gets a quota, and what it is made from; money. */
export interface QuotaFileRow {
  readonly name: string;
  readonly prior: number;
  readonly potential: number;
  /** Null where it is not known. */
  readonly attained: number | null;
}

/**
 * Reads who gets a quota: name, prior, potential and, where known, attained. Problems: EVA-101 … EVA-103, EVA-111 a name twice,
 * EVA-165 a negative amount. O(rows).
 */
export function readQuotaRows(
  table: Table,
  nameColumn: string | undefined,
): Outcome<readonly QuotaFileRow[]> {
  const amount = (names: readonly string[], needed: "cells" | "no") =>
    ({ kind: "number", names, option: null, needed }) as const;
  const read = readRecords(table, {
    name: {
      kind: "text",
      names: ["territory", "rep", "name", "wilayah", "tenaga_penjual", "nama"],
      chosen: nameColumn,
      option: "--name",
      needed: "cells",
    },
    prior: amount(["prior", "quota", "last_quota", "revenue", "kuota", "omzet"], "cells"),
    potential: amount(["potential", "potensi"], "cells"),
    attained: amount(["attained", "actual", "tercapai", "realisasi"], "no"),
  } as const);
  if (!read.ok) return read;
  const { name, prior, potential, attained } = read.value;
  const problems = gatherProblems();
  for (const problem of namesTwice(table, name)) problems.add(problem);
  const rows = name.map((one, row): QuotaFileRow => {
    if (prior[row] < 0 || potential[row] < 0)
      problems.add({
        code: "EVA-165",
        where: { file: table.file, row: table.rowNumbers[row], item: one },
        cause: "the prior quota or the potential is negative",
        fix: "give amounts of at least 0",
      });
    const reached = attained?.[row] ?? Number.NaN;
    return {
      name: one,
      prior: prior[row],
      potential: potential[row],
      attained: Number.isNaN(reached) ? null : reached,
    };
  });
  return problems.count > 0 ? failure(problems.list()) : success(rows, read.warnings);
}
