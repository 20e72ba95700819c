import { nearestName } from "../../contract/nearest-name.ts";
import { explainUnit as explainOne } from "../../core/design/explain-unit.ts";
import { unitCode } from "../../core/domain/ids.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { scorePlan } from "../../core/evaluate/score-plan.ts";
import { createCodeBook } from "../../core/import/code-book.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { objectiveUnit } from "./describe-plan.ts";
import { loadPlan, type PlanRequest } from "./load-plan.ts";
import { type NamedBlock, nameBlock } from "./name-block.ts";
import { settingProblem } from "./setting-problem.ts";

export interface ExplainRequest extends PlanRequest {
  readonly unit: string;
}

/** Why a unit is where it is. */
export interface UnitReport {
  readonly status: "done";
  readonly unit: string;
  readonly name: string;
  /** Null in white space. */
  readonly territory: string | null;
  readonly objective: { readonly key: string; readonly unit: string; readonly value: number };
  readonly measures: readonly { readonly measure: string; readonly value: number }[];
  readonly options: readonly {
    readonly territory: string;
    /** > 0 is worse. */
    readonly objectiveChange: number;
    readonly changeShare: number | null;
    readonly allowed: boolean;
    readonly forbiddenBy: readonly NamedBlock[];
  }[];
  readonly warnings: readonly Problem[];
}

/** Answers "why here?" for one unit of a written plan. */
export async function explainUnit(world: World, request: ExplainRequest): Promise<UnitReport | Refusal> {
  const loaded = await loadPlan(world, request);
  if (!loaded.ok) return badInput(loaded.problems, loaded.warnings);
  const { study, problem, assignment } = loaded.value;
  const found = createCodeBook(problem.unitCodes).lookUp(request.unit);
  if (found.kind !== "known" && found.kind !== "repaired") {
    return badInput([unknownUnit(request.unit, problem.unitCodes)], loaded.warnings);
  }
  const unit = problem.unitCodes.indexOf(unitCode(found.code));
  const explanation = explainOne(problem, assignment, unit);
  const value = scorePlan(problem, assignment);
  return {
    status: "done",
    unit: found.code,
    name: study.layer.names[unit],
    territory: problem.territories[explanation.territory]?.code ?? null,
    objective: { key: problem.objective, unit: objectiveUnit(problem), value },
    measures: problem.measures.map(({ key, values }) => ({ measure: key, value: values[unit] })),
    options: explanation.options.map(({ territory, objectiveChange, blocks }) => ({
      territory: problem.territories[territory].code,
      objectiveChange,
      changeShare: value === 0 ? null : objectiveChange / value,
      allowed: blocks.length === 0,
      forbiddenBy: blocks.map((block) => nameBlock(problem, block)),
    })),
    warnings: loaded.warnings,
  };
}

function unknownUnit(code: string, known: readonly string[]): Problem {
  const nearest = nearestName(code, known);
  return settingProblem("CLI-164", `--unit ${code}`, {
    cause: `there is no unit "${code}"`,
    fix: nearest
      ? `did you mean ${nearest}?`
      : `use a unit code of this layer, such as ${known.slice(0, 3).join(", ")}`,
  });
}
