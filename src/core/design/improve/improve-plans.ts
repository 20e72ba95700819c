import { type StartPlan, unpriced } from "../starts/choose-start.ts";
import { anneal } from "./anneal.ts";
import { measureMoves } from "./measure-moves.ts";
import type { SearchContext } from "./search-context.ts";

/** Longest chain of units moved at once. */
const LONGEST_CHAIN = 3;
/** Share of the remaining budget in which the starts compete before the best one gets the rest. */
const CONTEST_SHARE = 0.4;

/** Small problems freeze early and luck decides: many short heats beat a long one. */
const SMALL_CONTEST_SHARE = 0.8;
const heatsFor = (unitCount: number): number => (unitCount <= 150 ? 24 : unitCount <= 400 ? 8 : 1);

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

/** Anneals each start for a while, then the best of them for the rest of the budget. Leaves the best plan in the state. */
export function improvePlans(
  context: SearchContext,
  starts: readonly StartPlan[],
  { contestShare = CONTEST_SHARE, drawStart }: ContestOptions = {},
): void {
  const { state, budget } = context;
  const begin = Math.min(1, budget.fractionDone());
  const isSmall = heatsFor(state.unitCount) > 1;
  const share = isSmall ? SMALL_CONTEST_SHARE : starts.length > 1 ? contestShare : 0;
  const contestEnd = begin + share * (1 - begin);
  let best: (StartPlan & Found) | null = null;
  const heats = Math.max(starts.length, heatsFor(state.unitCount));
  for (let i = 0; i < heats; i++) {
    const from = begin + ((contestEnd - begin) * i) / heats;
    const to = begin + ((contestEnd - begin) * (i + 1)) / heats;
    const start = starts[i % starts.length];
    const found = annealFrom(context, start, { from, to, warmth: isSmall && i % 2 === 1 ? 2 : 1 });
    if (best !== null && !isBetter(found, best)) continue;
    best = { ...found, assignment: Int32Array.from(state.assignment), balancePrice: start.balancePrice };
  }
  if (best === null) return;
  let finalFrom = contestEnd;
  for (let i = 0; i < RESCUES && share > 0 && drawStart !== undefined && best.violation > 0; i++) {
    const from = finalFrom;
    finalFrom = contestEnd + (RESCUE_SHARE * (1 - contestEnd) * (i + 1)) / RESCUES;
    const found = annealFrom(context, unpriced(drawStart()), { from, to: finalFrom, warmth: 1 });
    if (isBetter(found, best))
      best = { ...found, assignment: Int32Array.from(state.assignment), balancePrice: 0 };
  }
  const found = annealFrom(context, best, { from: finalFrom, to: 1, warmth: share > 0 ? 0.5 : 1 });
  if (isBetter(best, found)) {
    state.load(best.assignment);
    context.score.refresh();
  }
}

interface Found {
  readonly score: number;
  readonly violation: number;
}

function annealFrom(
  context: SearchContext,
  start: StartPlan,
  phase: { from: number; to: number; warmth: number },
): Found {
  const { state, score } = context;
  state.load(start.assignment);
  score.refresh();
  const sizes = measureMoves(context);
  const cooling = state.problem.objective === "cut-edges" ? CUT_EDGES_COOLING : COOLING;
  const best = anneal(context, {
    from: phase.from,
    to: phase.to,
    firstTemperature: sizes.scoreChange * cooling.first * phase.warmth,
    lastTemperature: sizes.scoreChange * cooling.last,
    // one typical unit too many costs about what a typical move gains
    firstPenalty: Math.max(sizes.scoreChange / sizes.loadShare, start.balancePrice),
    unitLoadShare: sizes.loadShare,
    longestChain: LONGEST_CHAIN,
  });
  return { score: score.value(), violation: best.violation };
}

function isBetter(a: Found, b: Found): boolean {
  return a.violation < b.violation || (a.violation === b.violation && a.score < b.score);
}
