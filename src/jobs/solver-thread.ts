import { performance } from "node:perf_hooks";
import type { DesignProgress, DesignResult, LowerBound } from "../app/ports.ts";
import { lowerBound } from "../core/design/bounds/lower-bound.ts";
import { designTerritories } from "../core/design/design-territories.ts";
import { type Budget, createBudget } from "../core/search/budget.ts";
import { seededRandom } from "../core/search/random.ts";
import type { BoundOrder, StartOrder, StartProgress } from "./solver-messages.ts";

/** Whole plans are told no more often than one can follow them. */
const PLAN_MILLISECONDS = 1000;

/** Of the plans on the way those that are better than the last one told, one a second at most. */
function choosePlans(now: () => number) {
  let toldAt = Number.NEGATIVE_INFINITY;
  let told = "";
  return ({ bestObjective, violation }: DesignProgress, plan: () => Int32Array): Int32Array | null => {
    const found = `${violation} ${bestObjective}`;
    if (found === told || now() - toldAt < PLAN_MILLISECONDS) return null;
    toldAt = now();
    told = found;
    return plan();
  };
}

/** Runs one start of the engine; its randomness depends on the seed and the start's index alone. */
export function runStart(order: StartOrder): DesignResult {
  const { problem, seed, startIndex, progressPort } = order;
  const choose = order.tellsPlans ? choosePlans(() => performance.now()) : () => null;
  const result = designTerritories(problem, {
    budget: budgetOf(order),
    random: seededRandom(seed, startIndex),
    startIndex,
    onProgress: (progress, plan) =>
      progressPort.postMessage({
        startIndex,
        progress,
        plan: choose(progress, plan),
      } satisfies StartProgress),
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
