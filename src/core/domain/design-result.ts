import type { Problem } from "./problem.ts";

/** Reported at least every 250 ms while a design runs. */
export interface DesignProgress {
  readonly phase: "start" | "improve" | "polish" | "bound";
  /** 0 … 1 of the budget of this start. */
  readonly fractionDone: number;
  readonly iterations: number;
  /** Null until a plan that keeps every hard rule is known. */
  readonly bestObjective: number | null;
  /** Σ over bands of the violation as a fraction of target; 0 when feasible. */
  readonly violation: number;
}

export type StopReason = "iterations" | "time" | "cancelled" | "proven-optimal" | "no-choice";

/** A lower bound on the objective over all feasible plans, with the method that proves it. */
export interface LowerBound {
  readonly value: number;
  readonly method: string;
}

/** What one run of the engine gives back. `assignment` holds a territory index per unit, or WHITE_SPACE. */
export type DesignResult =
  | {
      readonly status: "solved";
      readonly assignment: Int32Array;
      /** The plain objective, in its own unit. */
      readonly objective: number;
      /** What the search minimised: the objective plus the weighted terms. Equal to `objective` where it stands alone. Starts are ranked by it. */
      readonly score: number;
      readonly iterations: number;
      readonly stopped: StopReason;
      readonly startIndex: number;
    }
  | {
      /** No plan that keeps all hard rules was found, and none was proved impossible: the best attempt and what it breaks. */
      readonly status: "not-found";
      readonly assignment: Int32Array;
      readonly violation: number;
      readonly iterations: number;
      readonly stopped: StopReason;
      readonly startIndex: number;
    }
  | {
      /** Proved impossible: each cause names what stands in the way and the nearest possible wish. */
      readonly status: "infeasible";
      readonly causes: readonly Problem[];
    };

/** A rule that forbids a move. */
export interface Block {
  readonly rule:
    | "contiguity"
    | "band"
    | "capacity"
    | "unit-lock"
    | "territory-lock"
    | "fixed-centre"
    | "required-pair"
    | "forbidden-pair"
    | "moved-share"
    | "last-unit";
  /** The territory whose rule it is (index), or −1. */
  readonly territory: number;
  readonly measureKey?: string;
  /** Value after the move and the limit it breaks, in the measure's unit (or a share for moved-share). */
  readonly value?: number;
  readonly limit?: number;
  /** Units cut off or paired, by index. */
  readonly units?: readonly number[];
}

/** "Why here?" for one unit: what each alternative would cost and what forbids it. */
export interface UnitExplanation {
  readonly unit: number;
  readonly territory: number;
  readonly options: readonly {
    readonly territory: number;
    /** Change of the objective (same unit as the objective; > 0 is worse). */
    readonly objectiveChange: number;
    readonly blocks: readonly Block[];
  }[];
}
