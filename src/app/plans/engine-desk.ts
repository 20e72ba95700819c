import type { Outcome } from "../../core/domain/problem.ts";
import type { CheckReport } from "../design/check-alignment.ts";
import type { UnitReport } from "../design/explain-unit.ts";
import type { DesignOutcome } from "../design/run-design.ts";
import type { PlanOnTheWay } from "../design/solve-problem.ts";
import type { UnitFile, UnitFileChoice } from "../layers/read-unit-file.ts";
import type { SolveProgress, SourceFile, World } from "../ports.ts";
import type { Refusal } from "../use-case-outcome.ts";
import type { CapturedFiles, PlanFiles } from "./plan-files.ts";

/** A design from a plan's files: heading and sources of its report beside them. */
export interface DesignOrder {
  readonly files: PlanFiles;
  readonly title: string;
  readonly credits: readonly string[];
}

export interface DesignAnswer {
  readonly outcome: DesignOutcome;
  readonly written: CapturedFiles;
}

export interface DesignWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SolveProgress) => void;
  readonly onPlan: (plan: PlanOnTheWay) => void;
}

/**
 * The use cases of the command line on a plan's files, away from the thread that answers requests: reading, checking and
 * reporting 33,000 units takes seconds in which nobody else would be answered. So do outlines of a million positions.
 */
export interface EngineDesk {
  design(order: DesignOrder, watch: DesignWatch): Promise<DesignAnswer>;
  check(files: PlanFiles): Promise<CheckReport | Refusal>;
  explain(files: PlanFiles, unit: string): Promise<UnitReport | Refusal>;
  /** As `readUnitFile`. */
  readUnits(file: SourceFile, choice: UnitFileChoice): Promise<Outcome<UnitFile>>;
  close(): Promise<void>;
}

/** The command line's world, and the desk that has it too in threads of its own. */
export type Engine = World & { readonly desk: EngineDesk };
