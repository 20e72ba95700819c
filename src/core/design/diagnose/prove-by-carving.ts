import { type DesignProblem, FREE } from "../../domain/design-problem.ts";
import type { Problem } from "../../domain/problem.ts";
import { carvePlans } from "../exact/carve-plans.ts";
import { computeBands } from "../state/bands.ts";
import type { DiagnosisView } from "./diagnosis-view.ts";
import { MOST_UNITS as MOST_ENUMERATED } from "./enumerate-plans.ts";
import { percent } from "./number-words.ts";

/** Above this number of units to cover the tree is not seen to its end within the steps there are. */
const MOST_UNITS = 40;
/** Steps for the proof (measured: 0.3 … 0.6 s for 33 … 40 units), and for each wish tried beside it. */
const PROOF_STEPS = 30_000;
const WISH_STEPS = 10_000;
/** How many times as wide a band is tried. */
const WIDER = [1.25, 1.5, 2, 3, 5];

/**
 * Goes through the plans of a problem that is too large to enumerate: where tight bands or cut-off pieces keep the tree
 * small it ends, and if it met no plan there is none. Names a wider tolerance and a number of territories for which a
 * plan was met. Says nothing where the steps do not reach.
 */
export function proveByCarving(view: DiagnosisView): Problem[] {
  const { problem, covered } = view;
  if (covered.length <= MOST_ENUMERATED || covered.length > MOST_UNITS) return [];
  if (findPlan(problem, PROOF_STEPS) !== "none") return [];
  const count = problem.territories.length;
  return [
    view.report("DES-120", `${count} territories`, {
      cause: `all ways to put the ${covered.length} units into ${count} territories that could keep every rule were followed to their end: there is none`,
      fix: nearestWishes(problem),
    }),
  ];
}

function findPlan(problem: DesignProblem, mostSteps: number): "found" | "none" | "not known" {
  let steps = 0;
  let isFound = false;
  const isExhausted = carvePlans({
    problem,
    bands: computeBands(problem),
    rank: problem.unitCodes.map((_, u) => u),
    mayGoOn: () => ++steps < mostSteps,
    visit: () => {
      isFound = true;
      return false;
    },
  });
  if (isFound) return "found";
  return isExhausted ? "none" : "not known";
}

function nearestWishes(problem: DesignProblem): string {
  const wishes: string[] = [];
  const widest = Math.max(...problem.measures.map(({ tolerance }) => tolerance ?? 0));
  const factor = WIDER.find((times) => findPlan(withTolerance(problem, times), WISH_STEPS) === "found");
  if (factor !== undefined && widest > 0)
    wishes.push(
      `with ${problem.territories.length} territories a plan exists at ±${percent(widest * factor)}`,
    );
  const counts = [-1, 1]
    .map((more) => problem.territories.length + more)
    .filter(
      (count) =>
        isPlain(problem) && count >= 1 && findPlan(withCount(problem, count), WISH_STEPS) === "found",
    );
  if (counts.length > 0) wishes.push(`within these limits ${counts.join(" or ")} territories are possible`);
  return wishes.length > 0
    ? wishes.join("; ")
    : "widen a tolerance further, change the number of territories, join pieces by links, or lift a capacity, a lock, a pair or contiguity";
}

function withTolerance(problem: DesignProblem, times: number): DesignProblem {
  const measures = problem.measures.map((measure) =>
    measure.tolerance === null ? measure : { ...measure, tolerance: measure.tolerance * times },
  );
  return { ...problem, measures };
}

/** Whether another number of territories means anything: all alike, none bound or compared with a current plan. */
function isPlain({ territories, lockedTo, realignment }: DesignProblem): boolean {
  const looks = territories.map((spec) => JSON.stringify({ ...spec, code: "", name: "" }));
  const isAlike = looks.every((look) => look === looks[0]) && territories[0].centreUnit < 0;
  return isAlike && realignment === null && lockedTo.every((lock) => lock <= FREE);
}

function withCount(problem: DesignProblem, count: number): DesignProblem {
  return { ...problem, territories: Array.from({ length: count }, () => problem.territories[0]) };
}
