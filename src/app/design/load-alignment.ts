import type { Outcome } from "../../core/domain/problem.ts";
import { failure, success } from "../../core/domain/problem.ts";
import { readAlignmentRows } from "../../core/import/read-alignment-rows.ts";
import type { World } from "../ports.ts";
import { createInputReader } from "./input-reader.ts";

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

/** A plan may be named by its file or by the result folder it lies in; a path that is neither is given back for its problem. */
export async function findAlignmentFile(world: World, path: string, besides: string | null): Promise<string> {
  if ((await world.files.read(path, besides)).ok) return path;
  const inFolder = `${path.replace(/[\\/]+$/, "")}/alignment.csv`;
  return (await world.files.read(inFolder, besides)).ok ? inFolder : path;
}

/** Reads an alignment file, or the alignment.csv of a result folder, without judging it. */
export async function loadAlignment(
  world: World,
  path: string,
  { unitCodes, besides }: { readonly unitCodes: readonly string[] | null; readonly besides: string | null },
): Promise<Outcome<LoadedAlignment>> {
  const file = await findAlignmentFile(world, path, besides);
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
