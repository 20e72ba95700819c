import { counted } from "../domain/counted.ts";
import { type TerritoryCode, territoryCode, type UnitCode, unitCode } from "../domain/ids.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import type { CodeBook } from "./code-book.ts";
import { gatherProblems, type ProblemList } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import { type AlignmentOptions, type AlignmentRow, readAlignmentRows } from "./read-alignment-rows.ts";
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
  const problems = gatherProblems();
  const warnings: Problem[] = [...read.warnings];
  const territoryOf = assignRows(read.value, { file: table.file, book, problems, warnings });
  if (problems.count > 0) return failure(problems.list(), warnings);
  const without = book.codes.filter((code) => !territoryOf.has(code));
  if (without.length > 0) warnings.push(unitsWithoutTerritory(table.file, without));
  const aligned = book.codes.flatMap((code) => {
    const territory = territoryOf.get(code);
    return territory === undefined
      ? []
      : [{ unitCode: unitCode(code), territoryCode: territoryCode(territory.code) }];
  });
  return success(aligned, warnings);
}

interface Assigning {
  readonly file: string;
  readonly book: CodeBook;
  readonly problems: ProblemList;
  readonly warnings: Problem[];
}

interface FirstRow {
  readonly code: string;
  readonly row: number;
}

function assignRows(rows: readonly AlignmentRow[], to: Assigning): ReadonlyMap<string, FirstRow> {
  const territoryOf = new Map<string, FirstRow>();
  const unknown: string[] = [];
  const repaired: string[] = [];
  const repeated: string[] = [];
  let found = 0;
  for (const { unitCode: written, territoryCodes, row } of rows) {
    const lookup = to.book.lookUp(written);
    if (lookup.kind === "filtered-out") continue;
    if (lookup.kind === "unknown" || lookup.kind === "ambiguous") {
      unknown.push(written);
      continue;
    }
    found++;
    if (lookup.kind === "repaired") repaired.push(`${written} → ${lookup.code}`);
    const where = { file: to.file, row, item: lookup.code };
    if (territoryCodes.length > 1) to.problems.add(severalTerritories(where, territoryCodes));
    if (territoryCodes.length !== 1) continue;
    const first = territoryOf.get(lookup.code);
    if (first === undefined) territoryOf.set(lookup.code, { code: territoryCodes[0], row });
    else if (first.code === territoryCodes[0]) repeated.push(lookup.code);
    else to.problems.add(twoTerritories(where, first, territoryCodes[0]));
  }
  if (unknown.length > 0 && found === 0) to.problems.add(unknownUnits(to.file, unknown, to.book));
  else if (unknown.length > 0) to.warnings.push(unknownUnits(to.file, unknown, to.book));
  if (repaired.length > 0) to.warnings.push(repairedCodes(to.file, repaired));
  if (repeated.length > 0) to.warnings.push(repeatedUnits(to.file, repeated));
  return territoryOf;
}

const severalTerritories = (where: Problem["where"], codes: readonly string[]): Problem => ({
  code: "IMP-262",
  where,
  cause: `unit ${where.item} belongs to several territories: ${listExamples(codes)}`,
  fix: "keep the one territory that the design is about; territories of other sales forces belong in another file",
});

const twoTerritories = (where: Problem["where"], first: FirstRow, second: string): Problem => ({
  code: "IMP-261",
  where,
  cause: `unit ${where.item} is in "${second}" here and in "${first.code}" in row ${first.row}`,
  fix: "keep one row per unit",
});

const unknownUnits = (file: string, codes: readonly string[], book: CodeBook): Problem => ({
  code: "IMP-263",
  where: { file },
  cause: `${counted(codes.length, "row names a unit that is not there", "rows name units that are not there")}: ${listExamples(codes)}`,
  fix: `units have codes like ${listExamples(book.codes, 3)}; correct the codes, or name the column that holds them`,
});

const repairedCodes = (file: string, repaired: readonly string[]): Problem => ({
  code: "IMP-227",
  where: { file },
  cause: `${counted(repaired.length, "code", "codes")} had lost zeros, put back: ${listExamples(repaired)}`,
  fix: "export codes as text, so that zeros stay",
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
