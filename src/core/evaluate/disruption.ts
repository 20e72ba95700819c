import type { Realignment } from "../domain/design-problem.ts";
import type { DisruptionFigures } from "./plan-figures.ts";

/** What changes hands against the current plan. Units without a current territory never count as moved; the share is of all units' weight. */
export function measureDisruption(realignment: Realignment, assignment: Int32Array): DisruptionFigures {
  const { current, movedWeight, movedWeightKey } = realignment;
  const movedUnitIndices: number[] = [];
  let moved = 0;
  let total = 0;
  assignment.forEach((territory, unit) => {
    total += movedWeight[unit];
    if (current[unit] < 0 || current[unit] === territory) return;
    movedUnitIndices.push(unit);
    moved += movedWeight[unit];
  });
  return {
    movedWeightKey,
    movedUnits: movedUnitIndices.length,
    movedWeight: moved,
    totalWeight: total,
    movedShare: total > 0 ? moved / total : 0,
    movedUnitIndices,
  };
}
