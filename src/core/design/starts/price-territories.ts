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

/**
 * Balances the assignment of units to given centres through prices: each territory pays its units a price per unit of
 * measure, found by ascent on the Lagrangian dual of the transportation problem. Steps adapt per price by the sign of
 * the imbalance (resilient propagation, Riedmiller & Braun 1993). `costs` is n × K, row per unit; `prices` (M × K) is
 * the warm start and receives the best prices. O(n K) per round.
 */
export function priceTerritories(
  problem: TransportProblem,
  costs: Float64Array,
  prices: Float64Array,
  options: { readonly rounds: number; readonly firstStep: number },
): TransportSolution {
  const { unitCount: n, territoryCount: K, measures, bands, bound, pricedMeasures } = problem;
  const assignment = new Int32Array(n);
  const loads = new Float64Array(prices.length);
  const step = new Float64Array(prices.length).fill(options.firstStep);
  const lastSign = new Int8Array(prices.length);
  const bestPrices = Float64Array.from(prices);
  let bestValue = Number.NEGATIVE_INFINITY;
  let largestViolation = 0;
  const single = pricedMeasures.length === 1 ? measures[pricedMeasures[0]] : null;
  const singleRow = single ? pricedMeasures[0] * K : 0;
  for (let round = 0; round < options.rounds; round++) {
    // every unit goes where cost less price is lowest
    loads.fill(0);
    let dualValue = 0;
    for (let u = 0; u < n; u++) {
      let best = bound[u];
      if (best === -2) {
        assignment[u] = -2;
        continue;
      }
      let bestCost = Number.POSITIVE_INFINITY;
      if (single !== null) {
        const w = single[u];
        if (best >= 0) bestCost = costs[u * K + best] - prices[singleRow + best] * w;
        else
          for (let k = 0; k < K; k++) {
            const cost = costs[u * K + k] - prices[singleRow + k] * w;
            if (cost < bestCost) {
              bestCost = cost;
              best = k;
            }
          }
        loads[singleRow + best] += w;
      } else {
        const first = best >= 0 ? best : 0;
        const last = best >= 0 ? best : K - 1;
        for (let k = first; k <= last; k++) {
          let cost = costs[u * K + k];
          for (const m of pricedMeasures) cost -= prices[m * K + k] * measures[m][u];
          if (cost < bestCost) {
            bestCost = cost;
            best = k;
          }
        }
        for (const m of pricedMeasures) loads[m * K + best] += measures[m][u];
      }
      assignment[u] = best;
      dualValue += bestCost;
    }
    // the dual value and its slope in each price
    largestViolation = 0;
    for (const m of pricedMeasures) {
      for (let k = 0; k < K; k++) {
        const at = m * K + k;
        const price = prices[at];
        if (price > 0) dualValue += price * bands.lower[at];
        else if (price < 0) dualValue += price * bands.upper[at];
        const short = bands.lower[at] - loads[at];
        const over = loads[at] - bands.upper[at];
        largestViolation = Math.max(largestViolation, Math.max(short, over) * bands.scale[at]);
      }
    }
    if (dualValue > bestValue) {
      bestValue = dualValue;
      bestPrices.set(prices);
    }
    if (round === options.rounds - 1) break;
    for (const m of pricedMeasures) {
      for (let k = 0; k < K; k++) {
        const at = m * K + k;
        const price = prices[at];
        const slope =
          price > 0 || (price === 0 && loads[at] < bands.lower[at])
            ? bands.lower[at] - loads[at]
            : price < 0 || loads[at] > bands.upper[at]
              ? bands.upper[at] - loads[at]
              : 0;
        const sign = slope > 0 ? 1 : slope < 0 ? -1 : 0;
        if (sign === 0) continue;
        step[at] *= lastSign[at] === 0 ? 1 : sign === lastSign[at] ? 1.25 : 0.5;
        lastSign[at] = sign;
        const next = price + sign * step[at];
        // a price never jumps over 0: there the band's other side begins
        prices[at] = price !== 0 && next * price < 0 ? 0 : next;
      }
    }
  }
  prices.set(bestPrices);
  return { dualValue: bestValue, assignment, largestViolation };
}
