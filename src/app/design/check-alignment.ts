import type { Problem } from "../../core/domain/problem.ts";
import { checkPlan } from "../../core/evaluate/check-plan.ts";
import { evaluatePlan } from "../../core/evaluate/evaluate-plan.ts";
import type { Violation } from "../../core/evaluate/violation.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { objectiveUnit } from "./describe-plan.ts";
import { loadPlan, type PlanRequest } from "./load-plan.ts";

export interface CheckReport {
  readonly status: "valid" | "violations";
  readonly violations: readonly Violation[];
  readonly units: number;
  readonly territories: number;
  readonly objective: { readonly key: string; readonly unit: string; readonly value: number };
  readonly balance: readonly {
    readonly measure: string;
    readonly largestDeviation: number;
    readonly tolerance: number | null;
  }[];
  readonly warnings: readonly Problem[];
}

/** Holds a written alignment against every hard rule; names all that is wrong with it. */
export async function checkAlignment(world: World, request: PlanRequest): Promise<CheckReport | Refusal> {
  const loaded = await loadPlan(world, request);
  if (!loaded.ok) return badInput(loaded.problems, loaded.warnings);
  const { problem, alignment, assignment } = loaded.value;
  const violations = checkPlan(problem, alignment.rows, { file: alignment.file });
  const figures = evaluatePlan(problem, assignment);
  return {
    status: violations.length === 0 ? "valid" : "violations",
    violations,
    units: problem.unitCodes.length,
    territories: problem.territories.length,
    objective: { key: problem.objective, unit: objectiveUnit(problem), value: figures.objective },
    balance: figures.balance.map(({ measureKey, largestDeviation }, index) => ({
      measure: measureKey,
      largestDeviation,
      tolerance: problem.measures[index].tolerance,
    })),
    warnings: loaded.warnings,
  };
}
