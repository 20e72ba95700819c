import { findNearPoints } from "../../geo/near-points.ts";
import { ExchangeMove } from "../moves/exchange-move.ts";
import { RegionRebuild } from "../moves/rebuild-region.ts";
import { BestKeeper } from "./best-keeper.ts";
import type { MedianContext } from "./median-context.ts";

/** First and last temperature as multiples of the mean km from unit to median. */
const COOLING = { first: 0.7, last: 0.03 };
/** Share of the budget that only goes downhill and shows how many proposals the rest will see. */
const DESCENT_SHARE = 0.02;
/** Proposals per unit it takes to cool from the first temperature; fewer have to begin colder. */
const PROPOSALS_PER_UNIT = 250;
/** Proposals between two looks at the budget. */
const BATCH = 256;
/** Work on rebuilt regions for each exchange proposed, in distances measured: about half of the time. */
const REBUILD_WORK = 12;
/** Work of choosing a region, whatever comes of it. */
const REGION_WORK = 20;
const FEASIBLE = 1e-12;

/**
 * Capacitated p-median without contiguity: simulated annealing over shifts and exchanges of near units with medians always at
 * their best, and rebuilt regions in between; violated bands are priced as in `anneal`. Starts from `start`, leaves the
 * best plan found in the state.
 */
export function searchMedians(context: MedianContext, start: Int32Array): void {
  const { state, score, budget, random } = context;
  state.load(start);
  score.refresh();
  const best = new BestKeeper(state);
  best.offer(score.value());
  // where all units stand at one place the search still has to move
  const meanKm = score.value() / state.unitCount || 1;
  const firstPenalty = score.value() / state.territoryCount || 1;
  const moves = new MedianMoves(context, best);
  const begin = budget.fractionDone();
  const coolFrom = begin + DESCENT_SHARE * (1 - begin);
  const spentBefore = budget.iterations;
  let first: number | null = null;
  const checkpointEvery = Math.max(BATCH, state.unitCount);
  let penalty = firstPenalty;
  let sinceCheckpoint = 0;
  let feasibleSeen = 0;
  for (let now = begin; now < 1; now = budget.fractionDone()) {
    if (first === null && now >= coolFrom) {
      const expected = (budget.iterations - spentBefore) / (now - begin);
      first = firstTemperature(expected / state.unitCount);
    }
    const cooled = first === null ? 0 : first * (COOLING.last / first) ** ((now - coolFrom) / (1 - coolFrom));
    const temperature = meanKm * cooled;
    feasibleSeen += moves.makeBatch(() => -temperature * Math.log(random.next() + Number.MIN_VALUE), penalty);
    budget.spend(BATCH);
    sinceCheckpoint += BATCH;
    if (sinceCheckpoint < checkpointEvery) continue;
    state.refresh();
    best.offer(score.value());
    penalty *= penaltyFactor(feasibleSeen / sinceCheckpoint, penalty / firstPenalty);
    sinceCheckpoint = 0;
    feasibleSeen = 0;
    context.onProgress(best);
  }
  state.load(best.assignment());
  score.refresh();
}

const firstTemperature = (proposalsPerUnit: number): number =>
  Math.max(COOLING.last, COOLING.first * Math.min(1, proposalsPerUnit / PROPOSALS_PER_UNIT));

/** Exchanges and rebuilds in fixed shares of work. */
class MedianMoves {
  readonly #context: MedianContext;
  readonly #best: BestKeeper;
  readonly #exchange: ExchangeMove;
  readonly #rebuild: RegionRebuild;
  #rebuildWork = 0;

  constructor(context: MedianContext, best: BestKeeper) {
    const near = findNearPoints(context.state.problem.points);
    const onMove = (u: number) => best.log(u);
    this.#context = context;
    this.#best = best;
    this.#exchange = new ExchangeMove(context, { near, onMove });
    this.#rebuild = new RegionRebuild(context, { near, onMove });
  }

  /** Makes one batch of proposals, each against its own threshold; tells after how many of the exchanges the plan was feasible. */
  makeBatch(drawThreshold: () => number, penalty: number): number {
    const { state } = this.#context;
    let feasibleSeen = 0;
    for (let i = 0; i < BATCH; i++) {
      const changed = this.#exchange.attempt(drawThreshold(), penalty);
      if (state.violation >= FEASIBLE) continue;
      feasibleSeen++;
      if (changed) this.#best.offer(this.#context.score.value());
    }
    this.#rebuildWork -= BATCH * REBUILD_WORK;
    while (this.#rebuildWork < 0) {
      this.#rebuildWork += REGION_WORK;
      const workBefore = this.#rebuild.work;
      const changed = this.#rebuild.attempt(drawThreshold(), penalty);
      this.#rebuildWork += this.#rebuild.work - workBefore;
      if (changed && state.violation < FEASIBLE) this.#best.offer(this.#context.score.value());
    }
    return feasibleSeen;
  }
}

/** Aims at plans that are feasible about half of the time: the best ones lie on the edge. */
function penaltyFactor(feasibleShare: number, risen: number): number {
  if (feasibleShare < 0.3) return 1.15;
  return feasibleShare > 0.6 && risen > 1e-3 ? 0.93 : 1;
}
