import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { SearchContext } from "../improve/search-context.ts";
import { carvePlans } from "./carve-plans.ts";

/** Above this number of units to cover the tree of plans is rarely seen to its end. */
const MOST_UNITS = 32;
/** Share of the budget the tree may take; what is left goes into improving the best plan met in it. */
const SHARE = 0.25;
/** Steps between two looks at the budget, and what a plan's figures cost in steps. */
const BATCH = 64;
const STEPS_PER_PLAN = 8;

export interface SmallSearch {
  /** The best plan met that keeps every rule, or null. */
  readonly best: Int32Array | null;
  /** Whether every plan was met: then `best` is the optimum, and null means that there is none. */
  readonly isExhausted: boolean;
}

/**
 * Goes through the plans of a small problem, where units are so large beside the bands that a search by single moves
 * may never come across one that keeps them. Leaves the state as it found it.
 */
export function searchSmall({ state, score, contiguity, random, budget }: SearchContext): SmallSearch {
  const nothing = { best: null, isExhausted: false };
  const covered = state.problem.lockedTo.filter((lock) => lock !== WHITE_SPACE).length;
  if (covered > MOST_UNITS || budget.fractionDone() >= SHARE) return nothing;
  const before = Int32Array.from(state.assignment);
  const search = { best: null as Int32Array | null, least: Number.POSITIVE_INFINITY };
  let steps = 0;
  const isExhausted = carvePlans({
    problem: state.problem,
    bands: state.bands,
    rank: Float64Array.from({ length: state.unitCount }, () => random.next()),
    mayGoOn: () => {
      if (++steps < BATCH) return true;
      budget.spend(steps);
      steps = 0;
      return budget.fractionDone() < SHARE;
    },
    visit: (plan) => {
      steps += STEPS_PER_PLAN;
      state.load(plan);
      if (state.violation > 0 || !state.problem.territories.every((_, k) => contiguity.isWhole(k)))
        return true;
      score.refresh();
      if (score.value() >= search.least) return true;
      search.least = score.value();
      search.best = Int32Array.from(plan);
      return true;
    },
  });
  budget.spend(steps);
  state.load(before);
  score.refresh();
  return { best: search.best, isExhausted };
}
