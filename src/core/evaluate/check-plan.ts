import type { DesignProblem } from "../domain/design-problem.ts";
import { checkBands } from "./check/check-bands.ts";
import { checkCapacities } from "./check/check-capacities.ts";
import { checkContiguity } from "./check/check-contiguity.ts";
import { checkEmptyTerritories } from "./check/check-empty-territories.ts";
import { checkFixedCentres } from "./check/check-fixed-centres.ts";
import { checkMovedShare } from "./check/check-moved-share.ts";
import { checkPairs } from "./check/check-pairs.ts";
import { checkTerritoryLocks } from "./check/check-territory-locks.ts";
import { checkUnitLocks } from "./check/check-unit-locks.ts";
import { readAlignmentRows } from "./check/read-alignment-rows.ts";
import type { AlignmentRow, PlanUnderCheck, Violation } from "./violation.ts";

/** One rule per entry; adding a rule is a new file and a line here. */
const RULES: readonly ((plan: PlanUnderCheck) => Violation[])[] = [
  checkEmptyTerritories,
  checkUnitLocks,
  checkTerritoryLocks,
  checkFixedCentres,
  checkPairs,
  checkContiguity,
  checkBands,
  checkCapacities,
  checkMovedShare,
];

/**
 * Checks an alignment against every hard rule of a problem and names all violations at once; an empty list means valid.
 * It shares no code with the solver. Limits carry a relative slack of 1e-9 for the order of summation.
 * Cost: O(units + edges) per rule.
 */
export function checkPlan(
  problem: DesignProblem,
  rows: readonly AlignmentRow[],
  options: { readonly file?: string } = {},
): Violation[] {
  const { file = "alignment" } = options;
  const { assignment, violations } = readAlignmentRows(problem, rows, file);
  const plan: PlanUnderCheck = { problem, assignment, file };
  return [...violations, ...RULES.flatMap((rule) => rule(plan))];
}
