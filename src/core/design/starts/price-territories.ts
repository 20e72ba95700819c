import { WHITE_SPACE } from "../../domain/design-problem.ts";
import type { Bands } from "../state/bands.ts";

/** Assignment of units to given centres, as a transportation problem. */
export interface TransportProblem {
  readonly unitCount: number;
  readonly territoryCount: number;
  /** Load of measure m by unit u. Row per measure. */
  readonly measures: readonly Float64Array[];
  readonly bands: Bands;
  /** Territory a unit is bound to, or −1; units with −2 are left out. */
  readonly bound: Int32Array;
  /** Only measures with a finite band somewhere are priced. */
  readonly pricedMeasures: readonly number[];
}

export interface TransportSolution {
  /** Lower bound on the cost of any assignment to these centres that keeps the bands (weak duality). */
  readonly dualValue: number;
  /** Cheapest territory of each unit at the last prices: balanced up to the units that a fractional solution would split. */
  readonly assignment: Int32Array;
  readonly largestViolation: number;
}

/** Prices to start from and how long to raise the dual. */
export interface PricingOptions {
  /** Per measure and territory (M × K): the warm start; receives the best prices. */
  readonly prices: Float64Array;
  readonly rounds: number;
  readonly firstStep: number;
}

/**
 * Balances the assignment of units to given centres through prices: each territory pays its units a price per unit of
 * measure, found by ascent on the Lagrangian dual of the transportation problem. Steps adapt per price by the sign of
 * the imbalance (resilient propagation, Riedmiller & Braun 1993). `costs` is n × K, row per unit. O(n K) per round.
 */
export function priceTerritories(
  problem: TransportProblem,
  costs: Float64Array,
  { prices, rounds, firstStep }: PricingOptions,
): TransportSolution {
  const ascent: Ascent = {
    prices,
    assignment: new Int32Array(problem.unitCount),
    loads: new Float64Array(prices.length),
    step: new Float64Array(prices.length).fill(firstStep),
    lastSign: new Int8Array(prices.length),
  };
  const isSingle = problem.pricedMeasures.length === 1;
  const bestPrices = Float64Array.from(prices);
  let bestValue = Number.NEGATIVE_INFINITY;
  let largestViolation = 0;
  for (let round = 0; round < rounds; round++) {
    const paid = isSingle ? assignBySingle(problem, costs, ascent) : assignByAll(problem, costs, ascent);
    const dualValue = paid + bandValue(problem, prices);
    largestViolation = violationOf(problem, ascent.loads);
    if (dualValue > bestValue) {
      bestValue = dualValue;
      bestPrices.set(prices);
    }
    if (round < rounds - 1) stepPrices(problem, ascent);
  }
  prices.set(bestPrices);
  return { dualValue: bestValue, assignment: ascent.assignment, largestViolation };
}

/** Prices on their way up: what the last round gave, and how far each price goes in the next. */
interface Ascent {
  readonly prices: Float64Array;
  readonly assignment: Int32Array;
  readonly loads: Float64Array;
  readonly step: Float64Array;
  readonly lastSign: Int8Array;
}

/** Every unit goes where cost less price is lowest; returns the sum of those. The usual case of one measure, without a loop over measures. */
function assignBySingle(problem: TransportProblem, costs: Float64Array, ascent: Ascent): number {
  const { unitCount: n, territoryCount: K, bound } = problem;
  const { prices, assignment, loads } = ascent;
  const [m] = problem.pricedMeasures;
  const values = problem.measures[m];
  const row = m * K;
  let sum = 0;
  loads.fill(0);
  for (let u = 0; u < n; u++) {
    let best = bound[u];
    assignment[u] = best;
    if (best === WHITE_SPACE) continue;
    const w = values[u];
    let bestCost = Number.POSITIVE_INFINITY;
    if (best >= 0) bestCost = costs[u * K + best] - prices[row + best] * w;
    else
      for (let k = 0; k < K; k++) {
        const cost = costs[u * K + k] - prices[row + k] * w;
        if (cost < bestCost) {
          bestCost = cost;
          best = k;
        }
      }
    loads[row + best] += w;
    assignment[u] = best;
    sum += bestCost;
  }
  return sum;
}

/** The same for any number of priced measures. */
function assignByAll(problem: TransportProblem, costs: Float64Array, ascent: Ascent): number {
  const { unitCount: n, territoryCount: K, measures, bound, pricedMeasures } = problem;
  const { prices, assignment, loads } = ascent;
  let sum = 0;
  loads.fill(0);
  for (let u = 0; u < n; u++) {
    let best = bound[u];
    assignment[u] = best;
    if (best === WHITE_SPACE) continue;
    const first = best >= 0 ? best : 0;
    const last = best >= 0 ? best : K - 1;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let k = first; k <= last; k++) {
      let cost = costs[u * K + k];
      for (const m of pricedMeasures) cost -= prices[m * K + k] * measures[m][u];
      if (cost < bestCost) {
        bestCost = cost;
        best = k;
      }
    }
    for (const m of pricedMeasures) loads[m * K + best] += measures[m][u];
    assignment[u] = best;
    sum += bestCost;
  }
  return sum;
}

/** What the bands give back for the prices: a price above 0 pays for the lower limit, one below 0 for the upper. */
function bandValue({ territoryCount: K, bands, pricedMeasures }: TransportProblem, prices: Float64Array) {
  let value = 0;
  for (const m of pricedMeasures) {
    for (let at = m * K; at < (m + 1) * K; at++) {
      if (prices[at] > 0) value += prices[at] * bands.lower[at];
      else if (prices[at] < 0) value += prices[at] * bands.upper[at];
    }
  }
  return value;
}

/** The largest overstepping of a band, as a fraction of its target; 0 when all are kept. */
function violationOf({ territoryCount: K, bands, pricedMeasures }: TransportProblem, loads: Float64Array) {
  let largest = 0;
  for (const m of pricedMeasures) {
    for (let at = m * K; at < (m + 1) * K; at++) {
      const off = Math.max(bands.lower[at] - loads[at], loads[at] - bands.upper[at]);
      largest = Math.max(largest, off * bands.scale[at]);
    }
  }
  return largest;
}

/** Moves every price along its slope: further after a step the same way, half as far after one too many. */
function stepPrices({ territoryCount: K, bands, pricedMeasures }: TransportProblem, ascent: Ascent): void {
  const { prices, loads, step, lastSign } = ascent;
  for (const m of pricedMeasures) {
    for (let at = m * K; at < (m + 1) * K; at++) {
      const price = prices[at];
      const load = loads[at];
      let slope = 0;
      if (price > 0 || (price === 0 && load < bands.lower[at])) slope = bands.lower[at] - load;
      else if (price < 0 || load > bands.upper[at]) slope = bands.upper[at] - load;
      const sign = Math.sign(slope);
      if (sign === 0) continue;
      if (lastSign[at] !== 0) step[at] *= sign === lastSign[at] ? 1.25 : 0.5;
      lastSign[at] = sign;
      const next = price + sign * step[at];
      // a price never jumps over 0: there the band's other side begins
      prices[at] = price !== 0 && next * price < 0 ? 0 : next;
    }
  }
}
