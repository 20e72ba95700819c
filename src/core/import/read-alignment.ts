import { counted } from "../domain/counted.ts";
import { type TerritoryCode, territoryCode, type UnitCode, unitCode } from "../domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { alignUnits } from "./align-units.ts";
import type { CodeBook } from "./code-book.ts";
import { listExamples } from "./list-examples.ts";
import { type AlignmentOptions, readAlignmentRows } from "./read-alignment-rows.ts";
import type { Table } from "./table.ts";

/** One unit's territory. */
export interface AlignedUnit {
  readonly unitCode: UnitCode;
  readonly territoryCode: TerritoryCode;
}

/**
 * Reads a current alignment: at most one territory per unit, in the order of the units. Problems: what cannot be read (see
 * readAlignmentRows), a unit in two territories (IMP-261) or in a list of several (IMP-262), no known unit at all (IMP-263).
 * Warnings: unknown codes (IMP-263), repeated rows (IMP-267), units without territory (IMP-264), zeros put back (IMP-227).
 * O(rows + units).
 */
export function readAlignment(
  table: Table,
  book: CodeBook,
  options: Omit<AlignmentOptions, "unitCodes"> = {},
): Outcome<readonly AlignedUnit[]> {
  const read = readAlignmentRows(table, { ...options, unitCodes: book.codes });
  if (!read.ok) return read;
  const { file } = table;
  const { units, unknown, repeated, problems, ...aligned } = alignUnits(read.value, { file, book });
  const warnings: Problem[] = [...read.warnings];
  const strangers = unknown.map(({ code }) => code);
  if (strangers.length > 0 && units.size === 0) problems.add(unknownUnits(file, strangers, book));
  else if (strangers.length > 0) warnings.push(unknownUnits(file, strangers, book));
  warnings.push(...aligned.warnings);
  if (repeated.length > 0) warnings.push(repeatedUnits(file, repeated));
  if (problems.count > 0) return failure(problems.list(), warnings);
  const territoryOf = (code: string) => units.get(code)?.territory ?? null;
  const without = book.codes.filter((code) => territoryOf(code) === null);
  if (without.length > 0) warnings.push(unitsWithoutTerritory(file, without));
  const inTerritories = book.codes.flatMap((code) => {
    const territory = territoryOf(code);
    return territory === null ? [] : [{ unitCode: unitCode(code), territoryCode: territoryCode(territory) }];
  });
  return success(inTerritories, warnings);
}

const unknownUnits = (file: string, codes: readonly string[], book: CodeBook): Problem => ({
  code: "IMP-263",
  where: { file },
  cause: `${counted(codes.length, "row names a unit that is not there", "rows name units that are not there")}: ${listExamples(codes)}`,
  fix: `units have codes like ${listExamples(book.codes, 3)}; correct the codes, or name the column that holds them`,
});

const repeatedUnits = (file: string, codes: readonly string[]): Problem => ({
  code: "IMP-267",
  where: { file },
  cause: `${counted(codes.length, "row repeats", "rows repeat")} a unit with the same territory: ${listExamples(codes)}`,
  fix: "nothing; one row per unit is enough",
});

const unitsWithoutTerritory = (file: string, codes: readonly string[]): Problem => ({
  code: "IMP-264",
  where: { file },
  cause: `${counted(codes.length, "unit has", "units have")} no territory: ${listExamples(codes)}`,
  fix: "nothing, if they are not covered today; else add rows for them",
});
