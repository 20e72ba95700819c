import type { SearchContext } from "../improve/search-context.ts";

/** When a proposal is taken: the acceptance level drawn for it, the price of violation, and how long chains may be. */
export interface Attempt {
  /** A change of energy up to this is accepted. */
  readonly threshold: number;
  /** Price of one whole target of violation, in units of the score. */
  readonly penalty: number;
  /** 1 = single moves only. */
  readonly longestChain: number;
  /** Propose only moves out of and into this territory; anywhere without it. */
  readonly around?: number;
}

/** Share of proposals that may grow into a chain: chains cost five times a single move and pay only near the limits. */
const CHAIN_SHARE = 0.15;
/** Share of proposals that take along what hangs on the unit: the way over where land is joined by single links. */
const BRANCH_SHARE = 0.005;
/** Units looked at before the next link of a chain is chosen. */
const LINK_CANDIDATES = 4;

/**
 * Proposes that a border unit goes over to a neighbouring territory; where that alone is too dear, that the receiving
 * territory passes one of its own border units on, and so on (a swap if the second comes back). Chains are what keeps
 * tight bands: load flows through a territory without staying in it. Energy is checked first, contiguity last.
 */
export class ChainMove {
  readonly #context: SearchContext;
  readonly #units: number[] = [];
  readonly #origins: number[] = [];
  readonly #onMove: (u: number, from: number) => void;

  /** `onMove` is told of every move that is kept, in order. */
  constructor(context: SearchContext, onMove: (u: number, from: number) => void) {
    this.#context = context;
    this.#onMove = onMove;
  }

  /** True when the plan changed. */
  attempt(attempt: Attempt): boolean {
    const { state, random, rules } = this.#context;
    if (state.borderSize === 0) return false;
    const u = this.#pickUnit(attempt.around ?? -1);
    const to = this.#neighbourTerritory(u);
    if (to < 0 || !this.#allowed(u, to)) return false;
    const group = rules.companions[u];
    if (group !== null) return this.#moveGroup(group, to, attempt);
    if (random.next() < BRANCH_SHARE) return this.#moveBranch(u, to, attempt);
    const change = this.#energyChange(u, to, attempt.penalty);
    if (change <= attempt.threshold) {
      this.#step(u, to);
      return this.#keepIfWhole() || this.#moveBranch(u, to, attempt);
    }
    if (attempt.longestChain < 2 || random.next() >= CHAIN_SHARE) return false;
    this.#step(u, to);
    let total = change;
    let open = to;
    for (let length = 2; length <= attempt.longestChain; length++) {
      const link = this.#bestLink(open, attempt.penalty);
      if (link === null) break;
      this.#step(link.unit, link.to);
      total += link.change;
      if (total <= attempt.threshold) return this.#keepIfWhole();
      open = link.to;
    }
    return this.#takeBack();
  }

  /** A border unit anywhere, or one of territory `around` or next to it. */
  #pickUnit(around: number): number {
    const { state, random } = this.#context;
    if (around < 0 || state.borderCounts[around] === 0) return state.border[random.below(state.borderSize)];
    const own = state.borderUnits[around][random.below(state.borderCounts[around])];
    const { offsets, neighbours } = state.problem.adjacency;
    const other = neighbours[offsets[own] + random.below(offsets[own + 1] - offsets[own])];
    return state.isBorderUnit(other) ? other : own;
  }

  /** The cheapest of a few border units of territory k that could go on to another territory. */
  #bestLink(k: number, penalty: number): { unit: number; to: number; change: number } | null {
    const { state, random, rules } = this.#context;
    const bucket = state.borderUnits[k];
    const size = state.borderCounts[k];
    let best: { unit: number; to: number; change: number } | null = null;
    for (let tries = 0; tries < LINK_CANDIDATES && size > 0; tries++) {
      const unit = bucket[random.below(size)];
      if (rules.companions[unit] !== null || this.#units.includes(unit)) continue;
      const to = this.#neighbourTerritory(unit);
      if (to < 0 || !this.#allowed(unit, to)) continue;
      const change = this.#energyChange(unit, to, penalty);
      if (best === null || change < best.change) best = { unit, to, change };
    }
    return best;
  }

  /** Moves u with everything that only u joins to its territory, so that contiguity holds by itself. */
  #moveBranch(u: number, to: number, attempt: Attempt): boolean {
    const { state, contiguity, rules } = this.#context;
    const branch = contiguity.branchAt(u);
    if (branch.length + 1 >= state.counts[state.assignment[u]]) return false;
    let total = 0;
    for (const unit of [u, ...branch]) {
      if (!this.#allowed(unit, to) || rules.companions[unit] !== null) return this.#takeBack();
      total += this.#energyChange(unit, to, attempt.penalty);
      this.#step(unit, to);
    }
    return total <= attempt.threshold ? this.#keep() : this.#takeBack();
  }

  #moveGroup(group: readonly number[], to: number, attempt: Attempt): boolean {
    const { state, contiguity } = this.#context;
    let total = 0;
    for (const u of group) {
      if (state.assignment[u] === to) continue;
      if (!this.#allowed(u, to)) return this.#takeBack();
      total += this.#energyChange(u, to, attempt.penalty);
      this.#step(u, to);
    }
    // companions need not touch each other, so the whole receiving territory is looked at
    if (total > attempt.threshold || !contiguity.isWhole(to, group[0])) return this.#takeBack();
    for (const origin of new Set(this.#origins)) if (!contiguity.isWhole(origin)) return this.#takeBack();
    return this.#keep();
  }

  #energyChange(u: number, to: number, penalty: number): number {
    const { state, score } = this.#context;
    return score.change(u, to) + penalty * state.violationChange(u, to);
  }

  /** The territory of a random neighbour that is another than u's own, or −1. */
  #neighbourTerritory(u: number): number {
    const { state, random } = this.#context;
    const { offsets, neighbours } = state.problem.adjacency;
    const { assignment } = state;
    const own = assignment[u];
    const first = offsets[u];
    const degree = offsets[u + 1] - first;
    const start = random.below(degree);
    for (let i = start; i < degree; i++) {
      const k = assignment[neighbours[first + i]];
      if (k >= 0 && k !== own) return k;
    }
    for (let i = 0; i < start; i++) {
      const k = assignment[neighbours[first + i]];
      if (k >= 0 && k !== own) return k;
    }
    return -1;
  }

  #allowed(u: number, to: number): boolean {
    const { rules, state } = this.#context;
    if (rules.mayMove[u] === 0 || rules.mayEnter[to] === 0) return false;
    const opponents = rules.opponents[u];
    if (opponents !== null) for (const other of opponents) if (state.assignment[other] === to) return false;
    return true;
  }

  #step(u: number, to: number): void {
    const { state, score } = this.#context;
    const from = state.assignment[u];
    state.move(u, to);
    score.moved(u, from);
    this.#units.push(u);
    this.#origins.push(from);
  }

  #keepIfWhole(): boolean {
    const { contiguity } = this.#context;
    for (let i = 0; i < this.#units.length; i++) {
      const origin = this.#origins[i];
      // two units that left one territory may have held it together between them
      const leftTwice = this.#origins.indexOf(origin) !== i || this.#origins.lastIndexOf(origin) !== i;
      const whole = leftTwice
        ? contiguity.isWhole(origin)
        : contiguity.isWholeWithout(this.#units[i], origin);
      if (!whole) return this.#takeBack();
    }
    return this.#keep();
  }

  #keep(): true {
    for (let i = 0; i < this.#units.length; i++) this.#onMove(this.#units[i], this.#origins[i]);
    this.#units.length = 0;
    this.#origins.length = 0;
    return true;
  }

  #takeBack(): false {
    const { state, score } = this.#context;
    for (let i = this.#units.length - 1; i >= 0; i--) {
      const u = this.#units[i];
      const from = state.assignment[u];
      state.move(u, this.#origins[i]);
      score.moved(u, from);
    }
    this.#units.length = 0;
    this.#origins.length = 0;
    return false;
  }
}
