import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { PlanState } from "../state/plan-state.ts";
import { Bisection } from "./bisect-recursively.ts";
import { chooseStarts, type StartOptions } from "./choose-start.ts";
import { isBound } from "./is-bound.ts";
import { obeyRules } from "./obey-rules.ts";

/**
 * A source of first plans, each another: random bisections that obey the rules. Where units are bound to territories
 * or a current plan is to be kept, bisection would ignore it; then the chosen starts are handed out in turn.
 */
export function startSource(state: PlanState, options: StartOptions): () => Int32Array {
  const { problem } = state;
  const { metric, random } = options;
  if (isBound(problem)) {
    const starts = chooseStarts(state, options);
    let next = 0;
    return () => starts[next++ % starts.length].assignment;
  }
  const bisection = new Bisection(problem, metric, state.bands);
  const covered = Int32Array.from(problem.lockedTo.keys()).filter((u) => problem.lockedTo[u] !== WHITE_SPACE);
  const territories = problem.territories.map((_, k) => k);
  return () => {
    const assignment = new Int32Array(problem.unitCodes.length).fill(WHITE_SPACE);
    bisection.split(Int32Array.from(covered), territories, assignment, random);
    return obeyRules(problem, assignment, { metric });
  };
}
