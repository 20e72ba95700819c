import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { PointMetric } from "../../geo/point-metric.ts";
import type { Budget } from "../../search/budget.ts";
import type { Random } from "../../search/random.ts";
import type { CentredTerm } from "../objectives/centred-term.ts";
import { nearestIndices } from "../objectives/centred-term.ts";
import type { Bisection } from "./bisect-recursively.ts";
import { priceTerritories, type TransportProblem } from "./price-territories.ts";

/** A set of centre units with the balanced assignment that belongs to it. */
export interface CentreLayout {
  readonly centres: Int32Array;
  /** Value of the transportation problem for these centres (contiguity left aside, units divisible). */
  readonly value: number;
  readonly assignment: Int32Array;
  /** What balance costs here: the largest difference between two territories' prices, per whole target of a measure. */
  readonly balancePrice: number;
}

export interface CentreSearchOptions {
  readonly transport: TransportProblem;
  readonly metric: PointMetric;
  readonly term: CentredTerm;
  readonly bisection: Bisection;
  /** Fixed centre unit per territory, or −1. */
  readonly fixedCentres: Int32Array;
  readonly random: Random;
  readonly budget: Budget;
  /** The search ends at this share of the budget. */
  readonly until: number;
  /** How many different layouts to hand back. */
  readonly keep: number;
}

/** Share of the search that only tries fresh layouts; then the best one is disturbed here and there. */
const FRESH_SHARE = 0.3;
/** A layout whose prices leave more imbalance than this (as a fraction of a target) has no trustworthy value. */
const SETTLED_VIOLATION = 0.05;

/**
 * Looks for good centre layouts: random balanced bisections, and random re-bisections of a few neighbouring
 * territories of the best layout, each brought to rest by alternating balanced assignment and recentring
 * (location–allocation, Cooper 1963; Hess & Samuels 1971). The layout decides the result more than anything after it.
 * Returns the best different ones, best first; at least one.
 */
export function searchCentres(options: CentreSearchOptions): CentreLayout[] {
  const { random, budget, until, keep } = options;
  const search = new LayoutSearch(options);
  const startedAt = budget.fractionDone();
  const freshUntil = startedAt + FRESH_SHARE * (until - startedAt);
  const elite = [search.settle(search.fresh())];
  while (budget.fractionDone() < until) {
    const fresh = budget.fractionDone() < freshUntil;
    const parent = elite[random.below(Math.min(elite.length, 2))];
    insertElite(elite, search.settle(fresh ? search.fresh() : search.disturbed(parent)), keep);
  }
  return elite;
}

function insertElite(elite: CentreLayout[], layout: CentreLayout, keep: number): void {
  const sameValue = (other: CentreLayout) =>
    Math.abs(other.value - layout.value) <= 1e-7 * Math.abs(layout.value);
  if (elite.some(sameValue)) return;
  elite.push(layout);
  elite.sort((a, b) => a.value - b.value);
  if (elite.length > keep) elite.pop();
}

class LayoutSearch {
  readonly #options: CentreSearchOptions;
  readonly #costs: Float64Array;
  readonly #free: Int32Array;
  readonly #perLoad: number;

  constructor(options: CentreSearchOptions) {
    this.#options = options;
    const { unitCount, territoryCount, bound, measures, pricedMeasures } = options.transport;
    this.#costs = new Float64Array(unitCount * territoryCount);
    this.#free = Int32Array.from({ length: unitCount }, (_, u) => u).filter((u) => bound[u] !== WHITE_SPACE);
    const total = measures[pricedMeasures[0]].reduce((sum, value) => sum + value, 0);
    this.#perLoad = 1 / Math.max(Number.MIN_VALUE, total);
  }

  /** A balanced plan from random cuts. */
  fresh(): Int32Array {
    const { transport, bisection, random } = this.#options;
    const assignment = new Int32Array(transport.unitCount).fill(WHITE_SPACE);
    const territories = Array.from({ length: transport.territoryCount }, (_, k) => k);
    bisection.split(this.#free, territories, assignment, random);
    return assignment;
  }

  /** The layout's plan with two to four neighbouring territories cut anew. */
  disturbed(layout: CentreLayout): Int32Array {
    const { metric, bisection, random } = this.#options;
    const { centres } = layout;
    const pivot = centres[random.below(centres.length)];
    const distances = Float64Array.from(centres, (centre) => metric.squaredKm(centre, pivot));
    const chosen = nearestIndices(distances, Math.min(centres.length, 2 + random.below(3)));
    const assignment = Int32Array.from(layout.assignment);
    const units = this.#free.filter((u) => chosen.includes(assignment[u]));
    bisection.split(units, chosen, assignment, random);
    return assignment;
  }

  /** Alternates recentring and balanced assignment from this plan until the centres rest. */
  settle(start: Int32Array): CentreLayout {
    const { transport, budget } = this.#options;
    const { unitCount, territoryCount } = transport;
    const centres = new Int32Array(territoryCount).fill(-1);
    const prices = new Float64Array(transport.measures.length * territoryCount);
    let assignment = start;
    for (let round = 0; round < 25; round++) {
      const changed = this.#recentre(centres, assignment);
      budget.spend(Math.ceil((unitCount * territoryCount) / 60));
      if (changed === 0) break;
      assignment = this.#price(
        prices,
        round === 0 ? 40 + 3 * territoryCount : 25,
        round === 0 ? 0.5 : 0.05,
      ).assignment;
    }
    const rest = this.#priceToRest(prices);
    const settled = rest.largestViolation <= SETTLED_VIOLATION;
    return {
      centres,
      value: settled ? rest.dualValue : Number.POSITIVE_INFINITY,
      assignment: rest.assignment,
      balancePrice: this.#balancePrice(prices),
    };
  }

  #balancePrice(prices: Float64Array): number {
    const { territoryCount: K, pricedMeasures, bands } = this.#options.transport;
    let largest = 0;
    for (const m of pricedMeasures) {
      let highest = Number.NEGATIVE_INFINITY;
      let lowest = Number.POSITIVE_INFINITY;
      for (let k = 0; k < K; k++) {
        highest = Math.max(highest, prices[m * K + k] / bands.scale[m * K + k]);
        lowest = Math.min(lowest, prices[m * K + k] / bands.scale[m * K + k]);
      }
      largest = Math.max(largest, highest - lowest);
    }
    return largest;
  }

  /** Moves each free centre to the best unit of its territory; tells how many moved. */
  #recentre(centres: Int32Array, assignment: Int32Array): number {
    const { transport, fixedCentres, term } = this.#options;
    const members: number[][] = Array.from(centres, () => []);
    for (let u = 0; u < transport.unitCount; u++) if (assignment[u] >= 0) members[assignment[u]].push(u);
    let changed = 0;
    for (let k = 0; k < centres.length; k++) {
      const best = fixedCentres[k] >= 0 ? fixedCentres[k] : term.bestCentre(members[k], -1);
      if (best === centres[k]) continue;
      centres[k] = best >= 0 ? best : this.#free[0];
      this.#fillColumn(centres, k);
      changed++;
    }
    return changed;
  }

  /** Prices until neither the value nor the balance gets better: a value from unfinished prices would flatter the layout. */
  #priceToRest(prices: Float64Array) {
    let solution = this.#price(prices, 60, 0.02);
    for (let round = 0; round < 12; round++) {
      const next = this.#price(prices, 60, round % 2 === 0 ? 0.1 : 0.01);
      const gain = next.dualValue - solution.dualValue;
      solution = next;
      if (gain <= 1e-5 * Math.abs(next.dualValue) && next.largestViolation <= SETTLED_VIOLATION) break;
    }
    return solution;
  }

  #price(prices: Float64Array, rounds: number, relativeStep: number) {
    const { transport, budget } = this.#options;
    const K = transport.territoryCount;
    let cheapest = 0;
    for (const u of this.#free) {
      let least = this.#costs[u * K];
      for (let k = 1; k < K; k++) least = Math.min(least, this.#costs[u * K + k]);
      cheapest += least;
    }
    budget.spend(Math.ceil((transport.unitCount * K * rounds) / 300));
    const firstStep = relativeStep * cheapest * this.#perLoad;
    return priceTerritories(transport, this.#costs, { prices, rounds, firstStep });
  }

  #fillColumn(centres: Int32Array, k: number): void {
    const K = centres.length;
    for (const u of this.#free) this.#costs[u * K + k] = this.#options.term.cost(u, centres[k]);
  }
}
