import type { ObjectiveKey } from "../../domain/design-problem.ts";
import type { Budget } from "../../search/budget.ts";
import { type StartPlan, unpriced } from "../starts/choose-start.ts";
import { anneal } from "./anneal.ts";
import { measureMoves } from "./measure-moves.ts";
import type { SearchContext } from "./search-context.ts";

/** Longest chain of units moved at once. */
const LONGEST_CHAIN = 3;
/** Share of the remaining budget in which the starts compete before the best one gets the rest. */
const CONTEST_SHARE = 0.4;

/**
 * Up to so many units a search freezes early and luck decides: many short heats, each from another start, beat a long
 * one (measured, 3,000,000 iterations, 8 seeds: Oklahoma's 77 counties end at the proven 40 cut edges in 0 runs of 24
 * heats, 3 of 150, 8 of 1,200).
 */
const SMALL_PROBLEM = 400;
const SMALL_CONTEST_SHARE = 0.8;
/**
 * Proposals per unit in such a heat. Where the price of a unit grows with its weight, the bands need longer to be met
 * (the same measurement for Alabama's inertia ±0.5 %: mean of 8 seeds 7 % above the best with 30, 2 % with 300).
 */
const heatLength = (objective: ObjectiveKey): number => (objective === "cut-edges" ? 30 : 300);

/** First and last temperature as multiples of the median change a border move makes. */
const COOLING = { first: 0.5, last: 1e-3 };
/** Cut edges come in whole numbers: colder than this nothing changes any more, and shapes need more heat to turn. */
const CUT_EDGES_COOLING = { first: 1, last: 0.1 };

export interface ContestOptions {
  readonly contestShare?: number;
  /** Where more starts come from when none of the given ones leads to a plan that keeps the bands. */
  readonly drawStart?: () => Int32Array;
}

/** How many more starts are tried then, and the share of the remaining budget they may take. */
const RESCUES = 6;
const RESCUE_SHARE = 0.7;

/** Anneals the starts for a while, then the best result for the rest of the budget. Leaves the best plan in the state. */
export function improvePlans(
  context: SearchContext,
  starts: readonly StartPlan[],
  { contestShare = CONTEST_SHARE, drawStart }: ContestOptions = {},
): void {
  const { state, score, budget } = context;
  const begin = Math.min(1, budget.fractionDone());
  const isSmall = state.unitCount <= SMALL_PROBLEM;
  const share = isSmall ? SMALL_CONTEST_SHARE : starts.length > 1 ? contestShare : 0;
  const contestEnd = begin + share * (1 - begin);
  let best: Contender | null = null;
  for (const { start, done, warmth } of isSmall
    ? shortHeats(context, starts, contestEnd, drawStart)
    : evenHeats(context, starts, contestEnd))
    best = better(best, compete(context, start, { done, warmth }));
  if (best === null) return;
  let finalFrom = contestEnd;
  for (let i = 0; i < RESCUES && share > 0 && drawStart !== undefined && best.violation > 0; i++) {
    const from = finalFrom;
    finalFrom = contestEnd + (RESCUE_SHARE * (1 - contestEnd) * (i + 1)) / RESCUES;
    const done = phase(budget, from, finalFrom);
    best = better(best, compete(context, unpriced(drawStart()), { done, warmth: 1 }));
  }
  const done = phase(budget, finalFrom, 1);
  best = better(best, compete(context, best, { done, warmth: share > 0 ? 0.5 : 1 }));
  state.load(best.assignment);
  score.refresh();
}

interface Heat {
  readonly start: StartPlan;
  readonly done: () => number;
  readonly warmth: number;
}

/** Heats of one length until the contest ends, each from another start where there are others; every second one warmer. */
function* shortHeats(
  { state, budget }: SearchContext,
  starts: readonly StartPlan[],
  contestEnd: number,
  drawStart: ContestOptions["drawStart"],
): Generator<Heat> {
  const proposals = heatLength(state.problem.objective) * state.unitCount;
  for (let i = 0; i === 0 || budget.fractionDone() < contestEnd; i++) {
    const start = i < starts.length || !drawStart ? starts[i % starts.length] : unpriced(drawStart());
    yield { start, done: heat(budget, proposals, contestEnd), warmth: i % 2 === 1 ? 2 : 1 };
  }
}

/** One heat for each start, all together as long as the contest. */
function* evenHeats(
  { budget }: SearchContext,
  starts: readonly StartPlan[],
  contestEnd: number,
): Generator<Heat> {
  const begin = Math.min(1, budget.fractionDone());
  const at = (heats: number): number => begin + ((contestEnd - begin) * heats) / starts.length;
  for (const [i, start] of starts.entries())
    yield { start, done: phase(budget, at(i), at(i + 1)), warmth: 1 };
}

/** A start with what became of it. */
interface Contender extends StartPlan {
  readonly score: number;
  readonly violation: number;
}

/** Anneals a start. */
function compete(
  context: SearchContext,
  start: StartPlan,
  { done, warmth }: { done: () => number; warmth: number },
): Contender {
  const { state, score } = context;
  state.load(start.assignment);
  score.refresh();
  const sizes = measureMoves(context);
  const cooling = state.problem.objective === "cut-edges" ? CUT_EDGES_COOLING : COOLING;
  const { violation } = anneal(context, {
    done,
    firstTemperature: sizes.scoreChange * cooling.first * warmth,
    lastTemperature: sizes.scoreChange * cooling.last,
    // one typical unit too many costs about what a typical move gains
    firstPenalty: Math.max(sizes.scoreChange / sizes.loadShare, start.balancePrice),
    unitLoadShare: sizes.loadShare,
    longestChain: LONGEST_CHAIN,
  });
  const assignment = Int32Array.from(state.assignment);
  return { assignment, balancePrice: start.balancePrice, score: score.value(), violation };
}

/** Fewer violations first, then the lower score; the earlier of equals. */
function better(best: Contender | null, found: Contender): Contender {
  if (best === null || found.violation < best.violation) return found;
  return found.violation === best.violation && found.score < best.score ? found : best;
}

/** The part of the budget between two shares of it; over at once where there is nothing between them. */
const phase = (budget: Budget, from: number, to: number) => (): number => {
  const done = budget.fractionDone();
  return done < to ? (done - from) / (to - from) : 1;
};

/** A number of proposals, but no more than the budget has left until this share of it. */
function heat(budget: Budget, proposals: number, until: number): () => number {
  const begin = budget.iterations;
  const whole = phase(budget, Math.min(until, budget.fractionDone()), until);
  return () => Math.max((budget.iterations - begin) / proposals, whole());
}
