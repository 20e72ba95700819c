import { counted } from "../../domain/counted.ts";
import type { PlanUnderCheck, Violation } from "../violation.ts";
import { RELATIVE_SLACK } from "./relative-slack.ts";
import { tellSharesApart } from "./tell-apart.ts";

/** Moved weight over the total weight of all units must stay under the cap; units without a current territory never count as moved. */
export function checkMovedShare({ problem, assignment, file }: PlanUnderCheck): Violation[] {
  const { realignment } = problem;
  if (realignment === null || realignment.maximumMovedShare === null) return [];
  const { current, movedWeight, maximumMovedShare } = realignment;
  const total = movedWeight.reduce((sum, weight) => sum + weight, 0);
  const movedUnits = problem.unitCodes.filter(
    (_, unit) => current[unit] >= 0 && assignment[unit] !== current[unit],
  );
  const moved = movedWeight.reduce(
    (sum, weight, unit) => (current[unit] >= 0 && assignment[unit] !== current[unit] ? sum + weight : sum),
    0,
  );
  // the slack is on the total, so a cap of 0 tolerates rounding but no unit
  if (moved <= total * (maximumMovedShare + RELATIVE_SLACK)) return [];
  const share = moved / total;
  const [movedText, capText] = tellSharesApart(share, maximumMovedShare);
  const units = counted(movedUnits.length, "unit", "units");
  const verb = movedUnits.length === 1 ? "moves" : "move";
  return [
    {
      code: "CHK-118",
      rule: "moved-share",
      units: movedUnits,
      measureKey: realignment.movedWeightKey,
      value: share,
      limit: maximumMovedShare,
      where: { file },
      cause: `${units} with ${movedText} of ${realignment.movedWeightKey} ${verb}; the cap is ${capText}`,
      fix: "move fewer units or raise the cap",
    },
  ];
}
