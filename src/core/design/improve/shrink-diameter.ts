import type { PointMetric } from "../../geo/point-metric.ts";
import { ChainMove } from "../moves/chain-move.ts";
import { CutEdgesTerm } from "../objectives/cut-edges-term.ts";
import { LongPairsTerm } from "../objectives/long-pairs-term.ts";
import { Score } from "../objectives/score.ts";
import { measureMoves } from "./measure-moves.ts";
import type { SearchContext } from "./search-context.ts";

export interface ShrinkOptions {
  readonly metric: PointMetric;
  /** A plan to begin a run with; asked anew for every run, so it should differ each time. */
  readonly drawStart: () => Int32Array;
  /** A plan with the layout around one territory changed; null where layouts are not ours to change. */
  readonly recut: ((assignment: Int32Array, territory: number) => Int32Array) | null;
  /** Share of the budget at which the search ends. */
  readonly until: number;
}

/** Proposals in one run, per unit and root of the number of territories, which need time to agree; then the next start is tried. */
const RUN_PROPOSALS = 60;
/** Up to this share of the time every run begins afresh; after it most runs begin with the best plan, recut where it is widest. */
const FRESH_SHARE = 0.3;
const RECUT_SHARE = 0.8;
/** A recut plan is good nearly everywhere: its runs leave out this first part of the schedule. */
const RECUT_BEGIN = 0.3;
/** Proposals between two looks at the budget. */
const BATCH = 256;
/** Proposals between two reports, and between two looks at the diameters where there are not more units than that. */
const CHECK_EVERY = 32 * BATCH;
/** Energy is counted in cut edges. At a fixed temperature borders stay smooth but alive ... */
const TEMPERATURE = 1.7;
/** ... while a pair longer than the limit grows dearer: edges per unit of excess, at the begin and the end of a run. */
const PRICE = { first: 80, last: 1400 };
/** How far below the smallest diameter so far the limit lies at the begin and at the end: first all territories shrink, at last the widest one. */
const AMBITION = { first: 0.025, last: 0.001 };
/** First price in edges of a typical unit too many, and the lowest and highest multiple of it later. */
const UNIT_PENALTY = { first: 15, lowest: 1e-2, highest: 1e4 };
const LONGEST_CHAIN = 2;
const FEASIBLE = 1e-12;

/**
 * Makes the largest diameter small: runs of annealing from new starts, then mostly from the best plan with its widest
 * territory and some of that one's neighbours cut anew; the best plan of all runs is kept. The energy of a run is what
 * pairs of units exceed a limit by (LongPairsTerm) plus the cut edges, whose tension keeps borders from fraying; the
 * limit always lies a little below the smallest diameter reached, so that all wide territories are pushed at once.
 * Leaves the best plan in the state. With an iteration budget it is a function of the randomness.
 */
export function shrinkDiameter(context: SearchContext, options: ShrinkOptions): void {
  const search = new DiameterSearch(context, options.metric);
  const begin = context.budget.fractionDone();
  const freshUntil = begin + FRESH_SHARE * (options.until - begin);
  do {
    const isRecut =
      options.recut !== null &&
      context.budget.fractionDone() > freshUntil &&
      context.random.next() < RECUT_SHARE;
    if (isRecut)
      search.run(options.recut(search.best, search.widest), { until: options.until, begin: RECUT_BEGIN });
    else search.run(options.drawStart(), { until: options.until, begin: 0 });
  } while (context.budget.fractionDone() < options.until);
  search.restoreBest();
}

class DiameterSearch {
  readonly best: Int32Array;
  /** The widest territory of the best plan. */
  widest = 0;
  readonly #context: SearchContext;
  readonly #longPairs: LongPairsTerm;
  readonly #energy: Score;
  readonly #chain: ChainMove;
  #bestKm = Number.POSITIVE_INFINITY;
  #bestViolation = Number.POSITIVE_INFINITY;
  /** Price of one whole target of violation, in edges. */
  #penalty = 0;
  #firstPenalty = 0;
  /** Smallest diameter of this run, feasible or not at all: what the limit is set by. */
  #limitKm = Number.POSITIVE_INFINITY;
  #ambition = 0;

  constructor(context: SearchContext, metric: PointMetric) {
    this.#context = context;
    this.#longPairs = new LongPairsTerm(context.state, metric);
    this.#energy = new Score(this.#longPairs, [{ term: new CutEdgesTerm(context.state), factor: 1 }]);
    this.#chain = new ChainMove({ ...context, score: this.#energy }, () => {});
    this.best = Int32Array.from(context.state.assignment);
  }

  /**
   * One annealing run: prices rise and ambition falls geometrically, from share `begin` of the schedule on. Ends after its
   * proposals or with the budget.
   */
  run(start: Int32Array, phase: { readonly until: number; readonly begin: number }): void {
    const { state, budget } = this.#context;
    const { until } = phase;
    this.#begin(start, phase.begin);
    const proposals = RUN_PROPOSALS * state.unitCount * Math.sqrt(state.territoryCount);
    const begin = budget.fractionDone();
    const checkEvery = Math.max(CHECK_EVERY, state.unitCount);
    let made = 0;
    let sinceCheck = 0;
    let feasibleSeen = 0;
    for (let now = begin; now < until && made < proposals; now = budget.fractionDone()) {
      const done = Math.max(made / proposals, (now - begin) / (until - begin));
      this.#cool(phase.begin + (1 - phase.begin) * done);
      feasibleSeen += this.#proposeBatch();
      budget.spend(BATCH);
      made += BATCH;
      sinceCheck += BATCH;
      if (made % CHECK_EVERY === 0)
        this.#context.onProgress({
          score: this.#bestKm,
          violation: this.#bestViolation,
          assignment: () => Int32Array.from(this.best),
        });
      // a feasible moment is worth waiting for: only then the plan counts
      if (sinceCheck < checkEvery || (state.violation > FEASIBLE && sinceCheck < 4 * checkEvery)) continue;
      this.#adaptPenalty(feasibleSeen / sinceCheck);
      this.#check();
      sinceCheck = 0;
      feasibleSeen = 0;
    }
    this.#check();
  }

  restoreBest(): void {
    this.#context.state.load(this.best);
    this.#context.score.refresh();
  }

  #begin(start: Int32Array, done: number): void {
    const { state } = this.#context;
    state.load(start);
    this.#cool(done);
    this.#energy.refresh();
    this.#limitKm = Number.POSITIVE_INFINITY;
    this.#firstPenalty =
      UNIT_PENALTY.first / measureMoves({ ...this.#context, score: this.#energy }).loadShare;
    this.#penalty = this.#firstPenalty;
    this.#check();
  }

  #cool(done: number): void {
    this.#longPairs.price = PRICE.first * (PRICE.last / PRICE.first) ** done;
    this.#ambition = AMBITION.first * (AMBITION.last / AMBITION.first) ** done;
  }

  /** Number of proposals after which the plan was feasible. */
  #proposeBatch(): number {
    const { state, random } = this.#context;
    let feasibleSeen = 0;
    for (let i = 0; i < BATCH; i++) {
      const threshold = -TEMPERATURE * Math.log(random.next() + Number.MIN_VALUE);
      const changed = this.#chain.attempt({ threshold, penalty: this.#penalty, longestChain: LONGEST_CHAIN });
      if (state.violation > FEASIBLE) continue;
      feasibleSeen++;
      if (changed && this.#longPairs.count === 0) this.#check();
    }
    return feasibleSeen;
  }

  /** Remembers the plan if it is the best so far and puts the limit below the smallest diameter of this run. */
  #check(): void {
    const { state } = this.#context;
    state.refresh();
    const widest = this.#longPairs.widest();
    this.#offer(widest);
    this.#limitKm = Math.min(this.#limitKm, widest.chordKm * (1 - this.#ambition));
    this.#longPairs.setLimit(this.#limitKm);
  }

  #offer({ km, territory }: { readonly km: number; readonly territory: number }): void {
    const { state } = this.#context;
    const violation = state.violation < FEASIBLE ? 0 : state.violation;
    if (violation > this.#bestViolation || (violation === this.#bestViolation && km >= this.#bestKm)) return;
    this.best.set(state.assignment);
    this.#bestKm = km;
    this.widest = territory;
    this.#bestViolation = violation;
  }

  /** Aims at plans that are feasible about half of the time: the best ones lie on the edge. */
  #adaptPenalty(feasibleShare: number): void {
    const factor = feasibleShare < 0.3 ? 1.15 : feasibleShare > 0.6 ? 0.93 : 1;
    const lowest = this.#firstPenalty * UNIT_PENALTY.lowest;
    const highest = this.#firstPenalty * UNIT_PENALTY.highest;
    this.#penalty = Math.min(Math.max(this.#penalty * factor, lowest), highest);
  }
}
