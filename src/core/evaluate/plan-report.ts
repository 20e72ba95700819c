import type { Account } from "../domain/account.ts";
import type { DesignProblem } from "../domain/design-problem.ts";
import type { LowerBound, StopReason, UnitExplanation } from "../domain/design-result.ts";
import type { Problem } from "../domain/problem.ts";
import type { UnitLayer } from "../domain/unit-layer.ts";
import type { PlanFigures } from "./plan-figures.ts";

/** A group of territories that rolls up together. */
export interface ReportDistrict {
  readonly code: string;
  readonly name: string;
  /** Indices of its territories. */
  readonly territories: readonly number[];
}

/** One plan of a Pareto set: what was traded against what. */
export interface ReportAlternative {
  readonly name: string;
  readonly objective: number;
  /** Largest |deviation| over all measures, as a fraction. */
  readonly largestDeviation: number;
  readonly travelKm: number;
  /** Null where there is no current plan. */
  readonly movedShare: number | null;
  /** Names of plans that are better in one figure and worse in none; only for the plan as asked. */
  readonly dominatedBy: readonly string[];
  /** True for the plan this report shows. */
  readonly chosen: boolean;
}

/** Everything a report shows of a plan, as plain data. Arrays per unit have one entry per unit of `layer`, in its order. */
export interface PlanReport {
  readonly title: string;
  readonly version: string;
  readonly seed: number;
  readonly layer: UnitLayer;
  readonly accounts: readonly Account[] | null;
  readonly problem: DesignProblem;
  /** Territory index per unit, or WHITE_SPACE. */
  readonly assignment: Int32Array;
  readonly figures: PlanFigures;
  /** Figures of `problem.realignment.current`, where realigning. */
  readonly figuresBefore: PlanFigures | null;
  /** In any order; units without an entry simply show no alternatives. */
  readonly explanations: readonly UnitExplanation[];
  readonly lowerBound: LowerBound | null;
  /** Unit of the objective as text, e.g. "population·km²", "km", "" for a count. */
  readonly objectiveUnit: string;
  readonly stopped: StopReason | null;
  readonly iterations: number | null;
  readonly districts: readonly ReportDistrict[] | null;
  readonly alternatives: readonly ReportAlternative[];
  /** Warnings of the import and of the design. */
  readonly warnings: readonly Problem[];
  /** What the independent checker found; empty for a valid plan. */
  readonly violations: readonly Problem[];
  /** Sources and licences of the data, one line each. */
  readonly credits: readonly string[];
}
