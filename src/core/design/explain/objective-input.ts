import type { DesignProblem } from "../../domain/design-problem.ts";
import type { Members } from "./members.ts";

/** What the change of an objective is computed from: a plan, and up to which size territories get exact centres. */
export interface ObjectiveInput {
  readonly problem: DesignProblem;
  readonly assignment: Int32Array;
  readonly members: Members;
  readonly exactUpTo: number;
}

/** Change of the plan's objective (its own unit, > 0 is worse) when a unit moves to another territory. */
export type ObjectiveChange = (unit: number, to: number) => number;
