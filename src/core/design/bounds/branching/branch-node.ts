import type { Adjacency } from "../../../domain/unit-layer.ts";

/** What a unit may do in a column: never join, join, or must join. */
export const NEVER = 0;
export const MAY = 1;
export const MUST = 2;

/** A part of all plans: which centres may or must be used, and which units may or must go to each. */
export interface BranchNode {
  /** No plan of this part is cheaper. */
  bound: number;
  /** Unit prices to start from. */
  alpha: Float64Array;
  /** Per unit as centre: NEVER, MAY or MUST. */
  readonly centres: Uint8Array;
  /** Row j, entry i: what unit i may do with centre j. */
  readonly joins: Uint8Array;
}

/** What every part of the search has in common. */
export interface BranchRules {
  readonly weights: Float64Array;
  readonly lower: number;
  readonly upper: number;
  readonly territoryCount: number;
  /** Neighbours among the model's units; null where territories need not be contiguous. */
  readonly adjacency: Adjacency | null;
}

export function copyNode(node: BranchNode): BranchNode {
  return { ...node, centres: node.centres.slice(), joins: node.joins.slice() };
}

/** Sends unit i to centre j and to no other. */
export function sendTo(node: BranchNode, unit: number, centre: number): void {
  const n = node.centres.length;
  for (let j = 0; j < n; j++) if (j !== centre) node.joins[j * n + unit] = NEVER;
  node.joins[centre * n + unit] = MUST;
  node.centres[centre] = MUST;
}

/**
 * Draws all simple conclusions until none is left: units that no open centre reaches through units it may have, centres
 * whose units weigh too little, units with one centre left, and the number of centres. False when no plan is left.
 */
export function propagate(node: BranchNode, rules: BranchRules): boolean {
  for (;;) {
    const before = signature(node);
    for (let j = 0; j < node.centres.length; j++) {
      if (node.centres[j] === NEVER || isUsable(node, j, rules)) continue;
      if (node.centres[j] === MUST) return false;
      node.centres[j] = NEVER;
    }
    if (!countCentres(node, rules.territoryCount) || !settleUnits(node)) return false;
    if (signature(node) === before) return true;
  }
}

function signature({ centres, joins }: BranchNode): number {
  let sum = 0;
  for (let j = 0; j < centres.length; j++) {
    if (centres[j] === NEVER) continue;
    // joins of closed centres no longer matter
    sum += centres[j] === MAY ? 5 : 7919;
    for (let at = j * centres.length; at < (j + 1) * centres.length; at++)
      sum += joins[at] === MUST ? 1009 : joins[at] * 3;
  }
  return sum;
}

/** Takes unreachable units from a centre; false when the centre cannot be used. */
function isUsable(
  { joins, centres }: BranchNode,
  centre: number,
  { weights, lower, upper, adjacency }: BranchRules,
): boolean {
  const n = centres.length;
  const base = centre * n;
  if (joins[base + centre] === NEVER) return false;
  if (adjacency) {
    const chain = lightestChains({ joins, centre, weights, adjacency });
    for (let i = 0; i < n; i++) {
      if (chain[i] <= upper || joins[base + i] === NEVER) continue;
      if (joins[base + i] === MUST) return false;
      joins[base + i] = NEVER;
    }
  }
  let [must, most] = [0, 0];
  for (let i = 0; i < n; i++) {
    if (joins[base + i] !== NEVER) most += weights[i];
    if (joins[base + i] === MUST || i === centre) must += weights[i];
  }
  if (must > upper || most < lower) return false;
  for (let i = 0; i < n; i++)
    if (joins[base + i] === MAY && i !== centre && must + weights[i] > upper) joins[base + i] = NEVER;
  return true;
}

function countCentres({ centres }: BranchNode, territoryCount: number): boolean {
  let [must, may] = [0, 0];
  for (const state of centres) {
    if (state === MUST) must++;
    else if (state === MAY) may++;
  }
  if (must > territoryCount || must + may < territoryCount) return false;
  if (must === territoryCount)
    for (let j = 0; j < centres.length; j++) if (centres[j] === MAY) centres[j] = NEVER;
  if (must + may === territoryCount)
    for (let j = 0; j < centres.length; j++) if (centres[j] === MAY) centres[j] = MUST;
  return true;
}

function settleUnits(node: BranchNode): boolean {
  const { centres, joins } = node;
  const n = centres.length;
  for (let i = 0; i < n; i++) {
    if (centres[i] === MUST && joins[i * n + i] !== MUST) sendTo(node, i, i);
    let only = -1;
    let count = 0;
    for (let j = 0; j < n; j++) {
      if (centres[j] === NEVER || joins[j * n + i] === NEVER) continue;
      only = j;
      count++;
    }
    if (count === 0) return false;
    if (count === 1 && joins[only * n + i] !== MUST) sendTo(node, i, only);
  }
  return true;
}

interface ChainInput {
  readonly joins: Uint8Array;
  readonly centre: number;
  readonly weights: Float64Array;
  readonly adjacency: Adjacency;
}

/**
 * Per unit the least weight of a chain of units that joins it to the centre, both ends counted; Infinity where there is
 * none. Label correcting: a unit is looked at again when a lighter chain to it is found.
 */
function lightestChains({ joins, centre, weights, adjacency }: ChainInput): Float64Array {
  const base = centre * weights.length;
  const chain = new Float64Array(weights.length).fill(Number.POSITIVE_INFINITY);
  chain[centre] = weights[centre];
  const queue = [centre];
  for (const unit of queue) {
    for (let e = adjacency.offsets[unit]; e < adjacency.offsets[unit + 1]; e++) {
      const next = adjacency.neighbours[e];
      if (joins[base + next] === NEVER || chain[next] <= chain[unit] + weights[next]) continue;
      chain[next] = chain[unit] + weights[next];
      queue.push(next);
    }
  }
  return chain;
}
