import type { PointMetric } from "../../geo/point-metric.ts";
import type { Budget } from "../../search/budget.ts";
import type { Random } from "../../search/random.ts";
import type { CentredTerm } from "../objectives/centred-term.ts";
import { nearestIndices } from "../objectives/centred-term.ts";
import { priceTerritories, type TransportProblem } from "./price-territories.ts";

/** A set of centre units with the balanced assignment that belongs to it. */
export interface CentreLayout {
  readonly centres: Int32Array;
  /** Value of the transportation problem for these centres (contiguity left aside, units divisible). */
  readonly value: number;
  readonly assignment: Int32Array;
  readonly prices: Float64Array;
}

export interface CentreSearchOptions {
  readonly transport: TransportProblem;
  readonly metric: PointMetric;
  readonly term: CentredTerm;
  /** Fixed centre unit per territory, or −1. */
  readonly fixedCentres: Int32Array;
  readonly random: Random;
  readonly budget: Budget;
  /** The search ends at this share of the budget. */
  readonly until: number;
  /** How many different layouts to hand back. */
  readonly keep: number;
}

/**
 * Looks for good centre layouts: random starts and random swaps of one centre (Fränti 2018), each brought to rest by
 * alternating balanced assignment and recentring (location–allocation, Cooper 1963; Hess & Samuels 1971). The layout
 * decides the result more than anything after it. Returns the best different ones, best first; at least one.
 */
export function searchCentres(options: CentreSearchOptions): CentreLayout[] {
  const { random, budget, until } = options;
  const search = new LayoutSearch(options);
  let current = search.settle(search.seed());
  const elite: CentreLayout[] = [current];
  const startedAt = budget.fractionDone();
  let sinceBetter = 0;
  while (budget.fractionDone() < until) {
    // half of the time go on from the present layout, else from scratch: both escape different traps
    const fresh = sinceBetter > 12 || (budget.fractionDone() - startedAt < 0.3 * (until - startedAt) && random.next() < 0.5);
    const next = search.settle(fresh ? search.seed() : search.swapOne(current.centres));
    insertElite(elite, next, options.keep);
    if (fresh || next.value < current.value) {
      if (next.value < current.value) sinceBetter = 0;
      else if (fresh) sinceBetter = 0;
      current = next;
    } else sinceBetter++;
  }
  return elite;
}

function insertElite(elite: CentreLayout[], layout: CentreLayout, keep: number): void {
  const sameValue = (other: CentreLayout) => Math.abs(other.value - layout.value) <= 1e-7 * Math.abs(layout.value);
  if (elite.some(sameValue)) return;
  elite.push(layout);
  elite.sort((a, b) => a.value - b.value);
  if (elite.length > keep) elite.pop();
}

class LayoutSearch {
  readonly #options: CentreSearchOptions;
  readonly #costs: Float64Array;
  readonly #free: Int32Array;
  readonly #stepScale: number;

  constructor(options: CentreSearchOptions) {
    this.#options = options;
    const { unitCount, territoryCount, bound, measures, pricedMeasures } = options.transport;
    this.#costs = new Float64Array(unitCount * territoryCount);
    this.#free = Int32Array.from({ length: unitCount }, (_, u) => u).filter((u) => bound[u] !== -2);
    const first = measures[pricedMeasures[0] ?? 0];
    this.#stepScale = 1 / Math.max(1e-300, first.reduce((sum, value) => sum + value, 0));
  }

  /** k-means++ (Arthur & Vassilvitskii 2007): each next centre is drawn with odds equal to its cost so far. */
  seed(): Int32Array {
    const { term, random, fixedCentres, transport } = this.#options;
    const centres = Int32Array.from(fixedCentres);
    const cheapest = new Float64Array(transport.unitCount).fill(Number.POSITIVE_INFINITY);
    const cover = (centre: number) => {
      for (const u of this.#free) cheapest[u] = Math.min(cheapest[u], term.cost(u, centre));
    };
    let any = false;
    for (const centre of fixedCentres) {
      if (centre < 0) continue;
      cover(centre);
      any = true;
    }
    for (let k = 0; k < centres.length; k++) {
      if (centres[k] >= 0) continue;
      centres[k] = any ? this.#drawByCost(cheapest) : this.#free[random.below(this.#free.length)];
      any = true;
      cover(centres[k]);
    }
    return centres;
  }

  /** Takes one free centre away and puts it at a random costly unit. */
  swapOne(centres: Int32Array): Int32Array {
    const { term, random, fixedCentres, transport } = this.#options;
    const swapped = Int32Array.from(centres);
    const movable = [...centres.keys()].filter((k) => fixedCentres[k] < 0);
    if (movable.length === 0) return swapped;
    const k = movable[random.below(movable.length)];
    const cheapest = new Float64Array(transport.unitCount);
    for (const u of this.#free) {
      let least = Number.POSITIVE_INFINITY;
      for (const centre of centres) least = Math.min(least, term.cost(u, centre));
      cheapest[u] = least;
    }
    swapped[k] = this.#drawByCost(cheapest);
    return swapped;
  }

  /** Alternates balanced assignment and recentring until the centres rest. */
  settle(start: Int32Array): CentreLayout {
    const { transport, fixedCentres, term, budget } = this.#options;
    const { unitCount, territoryCount } = transport;
    const centres = Int32Array.from(start);
    const prices = new Float64Array(transport.measures.length * territoryCount);
    this.#fillCosts(centres);
    let solution = this.#price(prices, 40, 0.1);
    for (let round = 0; round < 25; round++) {
      const members: number[][] = Array.from({ length: territoryCount }, () => []);
      for (let u = 0; u < unitCount; u++) if (solution.assignment[u] >= 0) members[solution.assignment[u]].push(u);
      let changed = 0;
      for (let k = 0; k < territoryCount; k++) {
        const best = fixedCentres[k] >= 0 ? fixedCentres[k] : term.bestCentre(members[k], -1);
        if (best < 0 || best === centres[k]) continue;
        centres[k] = best;
        this.#fillColumn(centres, k);
        changed++;
      }
      budget.spend(Math.ceil((unitCount * territoryCount) / 20));
      if (changed === 0) break;
      solution = this.#price(prices, 20, 0.01);
    }
    solution = this.#priceToRest(prices);
    return { centres, value: solution.dualValue, assignment: solution.assignment, prices: Float64Array.from(prices) };
  }

  /** Prices until neither the value nor the balance gets better: a value from unfinished prices would flatter the layout. */
  #priceToRest(prices: Float64Array) {
    let solution = this.#price(prices, 40, 0.01);
    for (let round = 0; round < 16; round++) {
      const next = this.#price(prices, 40, round % 2 === 0 ? 0.03 : 0.003);
      const gain = next.dualValue - solution.dualValue;
      solution = next;
      if (gain <= 1e-6 * Math.abs(next.dualValue) && next.largestViolation < 0.05) break;
    }
    return solution;
  }

  #price(prices: Float64Array, rounds: number, relativeStep: number) {
    const { transport, budget } = this.#options;
    let mean = 0;
    const { unitCount, territoryCount: K } = transport;
    for (const u of this.#free) {
      let least = this.#costs[u * K];
      for (let k = 1; k < K; k++) least = Math.min(least, this.#costs[u * K + k]);
      mean += least;
    }
    budget.spend(Math.ceil((unitCount * K * rounds) / 100));
    return priceTerritories(transport, this.#costs, prices, {
      rounds,
      firstStep: relativeStep * mean * this.#stepScale,
    });
  }

  #fillCosts(centres: Int32Array): void {
    for (let k = 0; k < centres.length; k++) this.#fillColumn(centres, k);
  }

  #fillColumn(centres: Int32Array, k: number): void {
    const K = centres.length;
    for (const u of this.#free) this.#costs[u * K + k] = this.#options.term.cost(u, centres[k]);
  }

  #drawByCost(cheapest: Float64Array): number {
    const { random } = this.#options;
    let total = 0;
    for (const u of this.#free) total += cheapest[u];
    if (!(total > 0)) return this.#free[random.below(this.#free.length)];
    let ticket = random.next() * total;
    for (const u of this.#free) {
      ticket -= cheapest[u];
      if (ticket <= 0) return u;
    }
    return this.#free[this.#free.length - 1];
  }
}

/** The `count` units nearest to a unit, itself first. O(n × count) at worst. */
export function nearestUnits(metric: PointMetric, unit: number, count: number): number[] {
  const distances = new Float64Array(metric.x.length);
  for (let u = 0; u < distances.length; u++) distances[u] = metric.squaredKm(u, unit);
  return nearestIndices(distances, count);
}
