import { counted } from "../domain/counted.ts";
import type { Problem } from "../domain/problem.ts";
import type { CodeBook } from "./code-book.ts";
import { gatherProblems, type ProblemList } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import type { AlignmentRow } from "./read-alignment-rows.ts";

/** Where a file puts a unit: at most one territory. */
export interface FileUnit {
  readonly code: string;
  /** Null: in no territory. */
  readonly territory: string | null;
  readonly row: number;
}

/** What the rows of an alignment come to, unit by unit. */
export interface UnitsAligned {
  /** By code, in the order of their first rows. */
  readonly units: ReadonlyMap<string, FileUnit>;
  /** Rows whose code is no unit's; those of units that a filter left out are in neither list. */
  readonly unknown: readonly { readonly code: string; readonly row: number }[];
  /** Codes of units that stand again with the same territory. */
  readonly repeated: readonly string[];
  readonly problems: ProblemList;
  readonly warnings: readonly Problem[];
}

/**
 * Puts the rows of an alignment together by their units. Problems: IMP-261 a unit in two territories, IMP-262 in a list of
 * several; warning: IMP-227 zeros put back. O(rows).
 */
export function alignUnits(
  rows: readonly AlignmentRow[],
  { file, book }: { readonly file: string; readonly book: CodeBook },
): UnitsAligned {
  const problems = gatherProblems();
  const units = new Map<string, FileUnit>();
  const unknown: { code: string; row: number }[] = [];
  const repaired: string[] = [];
  const repeated: string[] = [];
  for (const { unitCode, territoryCodes, row } of rows) {
    const found = book.lookUp(unitCode);
    if (found.kind === "filtered-out") continue;
    if (found.kind === "unknown" || found.kind === "ambiguous") {
      unknown.push({ code: unitCode, row });
      continue;
    }
    const { code } = found;
    if (found.kind === "repaired") repaired.push(`${unitCode} → ${code}`);
    const where = { file, row, item: code };
    const territory = territoryCodes[0] ?? null;
    const first = units.get(code);
    if (territoryCodes.length > 1) problems.add(inSeveral(where, territoryCodes));
    else if (first === undefined) units.set(code, { code, territory, row });
    else if (first.territory === territory) repeated.push(code);
    else problems.add(inTwo(where, first, territory));
  }
  const warnings = repaired.length > 0 ? [repairedCodes(file, repaired)] : [];
  return { units, unknown, repeated, problems, warnings };
}

/** A territory as a message names it. */
export const quoted = (territory: string | null): string =>
  territory === null ? "no territory" : `"${territory}"`;

const inSeveral = (where: Problem["where"], codes: readonly string[]): Problem => ({
  code: "IMP-262",
  where,
  cause: `unit ${where.item} belongs to several territories: ${listExamples(codes)}`,
  fix: "keep the one that is meant; territories of other sales forces belong in another file and plan",
});

const inTwo = (where: Problem["where"], first: FileUnit, second: string | null): Problem => ({
  code: "IMP-261",
  where,
  cause: `unit ${where.item} is in ${quoted(second)} here and in ${quoted(first.territory)} in row ${first.row}`,
  fix: "keep one row per unit",
});

const repairedCodes = (file: string, repaired: readonly string[]): Problem => ({
  code: "IMP-227",
  where: { file },
  cause: `${counted(repaired.length, "code", "codes")} had lost zeros, put back: ${listExamples(repaired)}`,
  fix: "export codes as text, so that zeros stay",
});
