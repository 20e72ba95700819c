import { type DesignProblem, FREE, WHITE_SPACE } from "../../domain/design-problem.ts";
import { forcedTerritories } from "../constraints/move-rules.ts";

/** Whether single territories mean something before the search begins: units bound to them, or a current plan to keep. */
export function isBound(problem: DesignProblem): boolean {
  if (problem.realignment !== null) return true;
  return forcedTerritories(problem).some((territory) => territory !== FREE && territory !== WHITE_SPACE);
}
