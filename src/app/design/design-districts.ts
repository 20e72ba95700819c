import { designHierarchy } from "../../core/design/design-hierarchy.ts";
import type { DesignProblem } from "../../core/domain/design-problem.ts";
import type { DesignResult } from "../../core/domain/design-result.ts";
import { evaluatePlan } from "../../core/evaluate/evaluate-plan.ts";
import { scorePlan } from "../../core/evaluate/score-plan.ts";
import { badInput, infeasible, type Refusal } from "../use-case-outcome.ts";
import type { District } from "./describe-plan.ts";
import { settingProblem } from "./setting-problem.ts";
import { nothingFound, type Solved, type Solving, solveOptions } from "./solve-problem.ts";

export interface DistrictDesign {
  readonly solved: Solved;
  readonly districts: readonly District[];
}

/** Two levels: districts first, then the territories inside each; both hang together and are balanced. */
export async function designDistricts(
  problem: DesignProblem,
  solving: Solving,
  wish: { readonly districts: number; readonly tolerance: number | null },
): Promise<DistrictDesign | Refusal> {
  if (wish.districts > problem.territories.length)
    return badInput([tooManyDistricts(wish.districts, problem)]);
  let iterations = 0;
  let stopped: Solved["stopped"] = "iterations";
  const solve = async (part: DesignProblem): Promise<DesignResult> => {
    const result = await solving.pool.solve(part, solveOptions(solving));
    if (result.status !== "infeasible") {
      iterations += result.iterations;
      stopped = result.stopped;
    }
    return result;
  };
  const designed = await designHierarchy(problem, { districts: wish.districts, solve });
  if (designed.status === "failed") return refuse(problem, designed.result, solving);
  const { assignment } = designed;
  const districts = listDistricts(problem, designed);
  const off = districts.flatMap((district) => beyondTolerance(district, wish.tolerance));
  if (off.length > 0) return infeasible(off);
  const objective = scorePlan(problem, assignment);
  return {
    solved: { status: "solved", assignment, objective, score: objective, iterations, stopped, startIndex: 0 },
    districts,
  };
}

function listDistricts(
  problem: DesignProblem,
  { assignment, districtOf }: { readonly assignment: Int32Array; readonly districtOf: Int32Array },
): District[] {
  const { territories } = evaluatePlan(problem, assignment);
  const count = Math.max(...districtOf) + 1;
  const width = String(count).length;
  return Array.from({ length: count }, (_, district) => {
    const members = [...districtOf.keys()].filter((territory) => districtOf[territory] === district);
    const measures = problem.measures.map(({ key }, index) => {
      const value = members.reduce((sum, territory) => sum + territories[territory].measures[index].value, 0);
      const target = members.reduce(
        (sum, territory) => sum + territories[territory].measures[index].target,
        0,
      );
      return { measure: key, value, target, deviation: target === 0 ? 0 : (value - target) / target };
    });
    return { code: `D${String(district + 1).padStart(width, "0")}`, territories: members, measures };
  });
}

function refuse(problem: DesignProblem, result: DesignResult, { signal, effort }: Solving): Refusal {
  if (result.status === "infeasible") return infeasible(result.causes);
  if (signal.aborted) return { status: "cancelled-empty", problems: [], warnings: [] };
  return infeasible([nothingFound(problem, result.status === "not-found" ? result.violation : 0, effort)]);
}

function beyondTolerance({ code, measures }: District, tolerance: number | null) {
  if (tolerance === null) return [];
  return measures
    .slice(0, 1)
    .filter(({ deviation }) => Math.abs(deviation) > tolerance * (1 + 1e-9))
    .map(({ measure, deviation }) => ({
      code: "DES-191",
      where: { file: "options", item: "--district-tolerance" },
      cause: `district ${code} is ${(100 * deviation).toFixed(2)} % off its target of ${measure}, more than ±${(100 * tolerance).toFixed(2)} %`,
      fix: "allow a wider band for the districts, or a narrower one for the territories: districts take half of it",
    }));
}

const tooManyDistricts = (districts: number, problem: DesignProblem) =>
  settingProblem("CLI-188", "--districts", {
    cause: `${districts} districts cannot be made of ${problem.territories.length} territories`,
    fix: `wish at most ${problem.territories.length} districts`,
  });
