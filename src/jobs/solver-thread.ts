import { performance } from "node:perf_hooks";
import type { DesignResult, LowerBound } from "../app/ports.ts";
import { lowerBound } from "../core/design/bounds/lower-bound.ts";
import { designTerritories } from "../core/design/design-territories.ts";
import { type Budget, createBudget } from "../core/search/budget.ts";
import { seededRandom } from "../core/search/random.ts";
import type { BoundOrder, StartOrder, StartProgress } from "./solver-messages.ts";

/** Runs one start of the engine; its randomness depends on the seed and the start's index alone. */
export function runStart(order: StartOrder): DesignResult {
  const { problem, seed, startIndex, progressPort } = order;
  const result = designTerritories(problem, {
    budget: budgetOf(order),
    random: seededRandom(seed, startIndex),
    startIndex,
    onProgress: (progress) => progressPort.postMessage({ startIndex, progress } satisfies StartProgress),
  });
  progressPort.close();
  return result;
}

/** Proves a lower bound on the objective, or null where no method fits the problem. */
export function runBound(order: BoundOrder): LowerBound | null {
  return lowerBound(order.problem, { budget: budgetOf(order), incumbent: order.incumbent });
}

function budgetOf(order: StartOrder | BoundOrder): Budget {
  const flag = new Int32Array(order.cancelFlag);
  return createBudget({
    ...(order.iterations === null ? {} : { iterations: order.iterations }),
    ...(order.milliseconds === null ? {} : { milliseconds: order.milliseconds }),
    now: () => performance.now(),
    isCancelled: () => Atomics.load(flag, 0) === 1,
  });
}
