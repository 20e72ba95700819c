import type { Outcome } from "../core/domain/problem.ts";
import { failure, success } from "../core/domain/problem.ts";
import { readAlignmentRows } from "../core/import/read-alignment-rows.ts";
import { createInputReader } from "./input-reader.ts";
import type { World } from "./ports.ts";

/** One row of an alignment as the checker judges it. */
export interface CheckedRow {
  readonly unitCode: string;
  readonly territoryCode: string;
  readonly row: number;
}

export interface LoadedAlignment {
  readonly file: string;
  readonly rows: readonly CheckedRow[];
}

/** Reads an alignment file, or the alignment.csv of a result folder, without judging it. */
export async function loadAlignment(
  world: World,
  path: string,
  { unitCodes, besides }: { readonly unitCodes: readonly string[]; readonly besides: string | null },
): Promise<Outcome<LoadedAlignment>> {
  const file = /\.[a-z0-9]{1,8}$/i.test(path) ? path : `${path.replace(/[\\/]+$/, "")}/alignment.csv`;
  const table = await createInputReader(world, besides).table(file);
  if (!table.ok) return table;
  const read = readAlignmentRows(table.value, { unitCodes });
  if (!read.ok) return failure(read.problems, [...table.warnings, ...read.warnings]);
  const rows = read.value.flatMap(({ unitCode, territoryCodes, row }) =>
    (territoryCodes.length > 0 ? territoryCodes : [""]).map((territoryCode) => ({
      unitCode,
      territoryCode,
      row,
    })),
  );
  return success({ file, rows }, [...table.warnings, ...read.warnings]);
}
