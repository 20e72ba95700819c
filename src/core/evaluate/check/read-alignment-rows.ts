import { type DesignProblem, WHITE_SPACE } from "../../domain/design-problem.ts";
import { type AlignmentRow, NOT_PLACED, type Violation } from "../violation.ts";

/** Codes that spreadsheets damage: leading zeros, and trailing zeros after a point, lost. */
const damagedForm = (code: string): string =>
  code
    .trim()
    .replace(/^0+(?=.)/, "")
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");

function unknownUnit(row: AlignmentRow, file: string, meant: string | undefined): Violation {
  return {
    code: "CHK-101",
    rule: "unknown-unit",
    units: [row.unitCode],
    where: { file, row: row.row, column: "unit_code", item: row.unitCode },
    cause: `unit "${row.unitCode}" is not in the layer`,
    fix:
      meant === undefined
        ? "remove the row or check the layer and filters"
        : `write "${meant}" if that unit is meant`,
  };
}

function unitTwice(row: AlignmentRow, file: string, firstRow: number): Violation {
  return {
    code: "CHK-102",
    rule: "unit-twice",
    units: [row.unitCode],
    where: { file, row: row.row, column: "unit_code", item: row.unitCode },
    cause: `unit "${row.unitCode}" appears again; row ${firstRow} already places it`,
    fix: "keep one row per unit",
  };
}

function unknownTerritory(row: AlignmentRow, file: string): Violation {
  return {
    code: "CHK-104",
    rule: "unknown-territory",
    territory: row.territoryCode,
    units: [row.unitCode],
    where: { file, row: row.row, column: "territory_code", item: row.territoryCode },
    cause: `territory "${row.territoryCode}" of unit "${row.unitCode}" is not in the problem`,
    fix: "use one of the problem's territory codes",
  };
}

function missingUnit(unitCode: string, file: string): Violation {
  return {
    code: "CHK-103",
    rule: "missing-unit",
    units: [unitCode],
    where: { file, item: unitCode },
    cause: `unit "${unitCode}" has no row`,
    fix: "add a row that gives it a territory, or declare it white space",
  };
}

/** Turns rows into a territory index per unit and names every row that cannot be used; the first row of a unit counts. */
export function readAlignmentRows(
  problem: DesignProblem,
  rows: readonly AlignmentRow[],
  file: string,
): { readonly assignment: Int32Array; readonly violations: Violation[] } {
  const unitOf = new Map<string, number>(problem.unitCodes.map((code, unit) => [code, unit]));
  const territoryOf = new Map<string, number>(problem.territories.map(({ code }, index) => [code, index]));
  const undamaged = new Map<string, string>(problem.unitCodes.map((code) => [damagedForm(code), code]));
  const violations: Violation[] = [];
  const assignment = new Int32Array(problem.unitCodes.length).fill(NOT_PLACED);
  const firstRow = new Map<number, number>();
  for (const row of rows) {
    const unit = unitOf.get(row.unitCode);
    if (unit === undefined) {
      violations.push(unknownUnit(row, file, undamaged.get(damagedForm(row.unitCode))));
      continue;
    }
    const seenInRow = firstRow.get(unit);
    if (seenInRow !== undefined) {
      violations.push(unitTwice(row, file, seenInRow));
      continue;
    }
    firstRow.set(unit, row.row);
    const territory = row.territoryCode === "" ? WHITE_SPACE : territoryOf.get(row.territoryCode);
    if (territory === undefined) violations.push(unknownTerritory(row, file));
    else assignment[unit] = territory;
  }
  problem.unitCodes.forEach((code, unit) => {
    if (firstRow.has(unit)) return;
    if (problem.lockedTo[unit] === WHITE_SPACE) assignment[unit] = WHITE_SPACE;
    else violations.push(missingUnit(code, file));
  });
  return { assignment, violations };
}
