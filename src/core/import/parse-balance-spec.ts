import { type Outcome, success } from "../domain/problem.ts";
import { optionProblem } from "./option-problem.ts";
import { parsePercent } from "./parse-percent.ts";

/** A measure to balance and its band; tolerance null: no band, the measure only weighs in. */
export interface BalanceSpec {
  readonly measureKey: string;
  readonly tolerance: number | null;
}

/** Reads `workload:5%`: a measure and the largest deviation from target. Without `:…` there is no band. Problems CLI-121, CLI-122. */
export function parseBalanceSpec(text: string): Outcome<BalanceSpec> {
  const colon = text.lastIndexOf(":");
  const measureKey = (colon < 0 ? text : text.slice(0, colon)).trim();
  if (measureKey === "")
    return optionProblem("CLI-121", text, {
      cause: `"${text}" names no measure`,
      fix: "write a column and its tolerance, like workload:5%",
    });
  if (colon < 0) return success({ measureKey, tolerance: null });
  const tolerance = parsePercent(text.slice(colon + 1));
  if (tolerance.ok) return success({ measureKey, tolerance: tolerance.value });
  return optionProblem("CLI-121", text, {
    cause: `the tolerance of "${measureKey}" cannot be read: ${tolerance.problems[0].cause}`,
    fix: "write a column and its tolerance, like workload:5%",
  });
}
