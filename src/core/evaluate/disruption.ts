import type { Realignment } from "../domain/design-problem.ts";
import type { DisruptionFigures } from "./plan-figures.ts";

/**
 * What changes hands against the current plan: units that leave a territory of this design, and those whose territory is
 * given up. Units that were in no territory never count as moved; the shares are of all units' weight.
 */
export function measureDisruption(realignment: Realignment, assignment: Int32Array): DisruptionFigures {
  const { current, givenUp, movedWeight, movedWeightKey } = realignment;
  const movedUnitIndices: number[] = [];
  let moved = 0;
  let total = 0;
  let unavoidableUnits = 0;
  let unavoidable = 0;
  assignment.forEach((territory, unit) => {
    total += movedWeight[unit];
    const losesTerritory = (givenUp?.territoryOf[unit] ?? -1) >= 0;
    if (!losesTerritory && (current[unit] < 0 || current[unit] === territory)) return;
    movedUnitIndices.push(unit);
    moved += movedWeight[unit];
    if (!losesTerritory) return;
    unavoidableUnits++;
    unavoidable += movedWeight[unit];
  });
  const shareOf = (weight: number): number => (total > 0 ? weight / total : 0);
  return {
    movedWeightKey,
    movedUnits: movedUnitIndices.length,
    movedWeight: moved,
    totalWeight: total,
    movedShare: shareOf(moved),
    movedUnitIndices,
    unavoidableUnits,
    unavoidableWeight: unavoidable,
    unavoidableShare: shareOf(unavoidable),
  };
}
