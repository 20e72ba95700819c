import type { DesignProblem } from "../domain/design-problem.ts";
import type { Problem } from "../domain/problem.ts";

/** The rules a plan can break. */
export type CheckRule =
  | "unknown-unit"
  | "unit-twice"
  | "missing-unit"
  | "unknown-territory"
  | "uncovered-unit"
  | "empty-territory"
  | "contiguity"
  | "band-low"
  | "band-high"
  | "capacity-low"
  | "capacity-high"
  | "unit-lock"
  | "white-space"
  | "territory-lock"
  | "fixed-centre"
  | "required-pair"
  | "forbidden-pair"
  | "moved-share";

/** One rule broken by a plan. Codes are CHK-1xx, listed in docs/errors.md. */
export interface Violation extends Problem {
  readonly rule: CheckRule;
  /** Code of the territory whose rule it is. */
  readonly territory?: string;
  /** Codes of the units concerned. */
  readonly units?: readonly string[];
  readonly measureKey?: string;
  /** What was found and the limit it breaks, in the measure's unit (a share for moved-share). */
  readonly value?: number;
  readonly limit?: number;
}

/** One row of an alignment file. An empty territory code means "left uncovered on purpose". */
export interface AlignmentRow {
  readonly unitCode: string;
  readonly territoryCode: string;
  /** Row number as a spreadsheet shows it. */
  readonly row: number;
}

/** Mark of a unit that no usable row places; FREE and WHITE_SPACE are −1 and −2. */
export const NOT_PLACED = -3;

/** What every rule reads. */
export interface PlanUnderCheck {
  readonly problem: DesignProblem;
  /** Territory index per unit, WHITE_SPACE, or NOT_PLACED. */
  readonly assignment: Int32Array;
  readonly file: string;
}
