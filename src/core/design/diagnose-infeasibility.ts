import type { DesignProblem } from "../domain/design-problem.ts";
import type { Problem } from "../domain/problem.ts";
import { findContradictions } from "./diagnose/contradictions.ts";
import { type DiagnosisOptions, viewForDiagnosis } from "./diagnose/diagnosis-view.ts";
import { proveByEnumeration } from "./diagnose/enumerate-plans.ts";
import { findHeavyLoads } from "./diagnose/heavy-loads.ts";
import { findImpossibleMoveCap } from "./diagnose/impossible-move-cap.ts";
import { findImpossiblePacking } from "./diagnose/impossible-packing.ts";
import { findImpossibleParts } from "./diagnose/impossible-parts.ts";
import { findImpossibleTotals } from "./diagnose/impossible-totals.ts";
import { proveByCarving } from "./diagnose/prove-by-carving.ts";

/**
 * Proofs that no plan can keep all hard rules, each with its cause and the nearest possible wish.
 * An empty list proves nothing, except for at most 14 units: there every plan is tried; of up to 40 units those plans
 * that tight bands and cut-off pieces leave, within a fixed number of steps.
 * O(measures × n log n + edges); the trial of all plans is O(3^14) at most.
 */
export function diagnoseInfeasibility(problem: DesignProblem, options: DiagnosisOptions = {}): Problem[] {
  const view = viewForDiagnosis(problem, options);
  const contradictions = findContradictions(view);
  const totals = findImpossibleTotals(view);
  const loads = findHeavyLoads(view);
  const found = [
    ...contradictions,
    ...totals,
    ...loads,
    ...findImpossibleParts(view),
    ...findImpossibleMoveCap(view),
    ...(totals.length + loads.length > 0 ? [] : findImpossiblePacking(view)),
  ];
  if (contradictions.length > 0) return found;
  const tried = [...found, ...proveByEnumeration(view, found.length === 0)];
  return tried.length > 0 ? tried : proveByCarving(view);
}
