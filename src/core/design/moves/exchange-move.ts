import type { NearPoints } from "../../geo/near-points.ts";
import type { MedianContext } from "../improve/median-context.ts";

export interface ExchangeOptions {
  readonly near: NearPoints;
  /** Told of every unit that was moved. */
  readonly onMove: (u: number) => void;
}

/**
 * Proposes that a unit goes over to the territory of a near unit or, where that is too dear, that the two change places:
 * full territories let nobody in unless somebody leaves. Both are judged before anything is touched.
 */
export class ExchangeMove {
  readonly #context: MedianContext;
  readonly #options: ExchangeOptions;

  constructor(context: MedianContext, options: ExchangeOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** True when the plan changed. Energy is the score plus `penalty` per whole target of violation. */
  attempt(threshold: number, penalty: number): boolean {
    const { state, random, rules, term } = this.#context;
    const { offsets, neighbours } = this.#options.near;
    const u = random.below(state.unitCount);
    if (rules.mayMove[u] === 0 || offsets[u] === offsets[u + 1]) return false;
    const w = neighbours[offsets[u] + random.below(offsets[u + 1] - offsets[u])];
    const from = state.assignment[u];
    const to = state.assignment[w];
    if (to < 0 || to === from || rules.mayEnter[to] === 0) return false;
    if (this.#meetsOpponent(u, to, w)) return false;
    const change = term.change(u, to) + penalty * state.violationChange(u, to);
    if (change > threshold)
      return this.#exchange(u, w, threshold - penalty * state.exchangeViolationChange(u, w));
    if (state.counts[from] === 1 || this.#meetsOpponent(u, to, -1)) return false;
    this.#move(u, to);
    return true;
  }

  #exchange(u: number, w: number, room: number): boolean {
    const { state, rules, term } = this.#context;
    const from = state.assignment[u];
    const to = state.assignment[w];
    if (rules.mayMove[w] === 0 || rules.mayEnter[from] === 0 || this.#meetsOpponent(w, from, u)) return false;
    if (term.changeOf(from, u, w) + term.changeOf(to, w, u) > room) return false;
    this.#move(u, to);
    this.#move(w, from);
    return true;
  }

  /** Whether territory `to` holds a unit that must not share it with u, other than `leaving`. */
  #meetsOpponent(u: number, to: number, leaving: number): boolean {
    const { rules, state } = this.#context;
    const opponents = rules.opponents[u];
    if (opponents === null) return false;
    return opponents.some((other) => other !== leaving && state.assignment[other] === to);
  }

  #move(u: number, to: number): void {
    const { state, score } = this.#context;
    const from = state.assignment[u];
    state.move(u, to);
    score.moved(u, from);
    this.#options.onMove(u);
  }
}
