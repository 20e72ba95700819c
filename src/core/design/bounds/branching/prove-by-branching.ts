import type { CentreClass, CentreModel } from "../lagrangian/centre-model.ts";
import { ColumnPool } from "../lagrangian/column-pool.ts";
import { type Column, ColumnPricer } from "../lagrangian/column-pricer.ts";
import { raiseBound } from "../lagrangian/raise-bound.ts";
import { type BranchNode, copyNode, MAY, MUST, NEVER, propagate, sendTo } from "./branch-node.ts";
import type { BranchingInput } from "./branching-input.ts";
import { chooseBranches } from "./choose-branches.ts";

/** At the root the bound is raised until 300 iterations close less than this share of the gap. */
const ROOT_STALL = 0.02;

/** Few iterations a node: splitting closes the gap faster than raising (measured: 20 prove what 60 need five times as long for). */
const ITERATIONS_AT_NODE = 20;

/** A bound this close to the incumbent, as a fraction, counts as equal. */
const PROVEN_GAP = 1e-9;

/** No more parts are made when those in hand take this much memory. */
const MOST_BYTES = 200_000_000;

/**
 * Branch and bound on centres and on units: parts of all plans are bounded by the Lagrangian relaxation, narrowed by
 * reduced costs and contiguity, and split, the part of least bound first. Returns the least bound of the parts left,
 * which is the incumbent itself when none is left: then the incumbent is proven optimal.
 */
export function proveByBranching(input: BranchingInput): number {
  const { incumbent, budget, model, rules } = input;
  const n = model.units.length;
  const root: BranchNode = {
    bound: 0,
    alpha: input.alpha,
    centres: new Uint8Array(n).fill(MAY),
    joins: new Uint8Array(n * n).fill(MAY),
  };
  const open: BranchNode[] = [];
  const add = (node: BranchNode): void => {
    if (propagate(node, rules) && tighten(node, input, node === root)) insert(node);
  };
  const insert = (node: BranchNode): void => {
    let at = open.length;
    // kept in descending order of bound: the next one is the last
    while (at > 0 && open[at - 1].bound < node.bound) at--;
    open.splice(at, 0, node);
  };
  add(root);
  while (open.length > 0 && open.length * n * n < MOST_BYTES && budget.fractionDone() < 1) {
    const node = open[open.length - 1];
    const branches = chooseBranches(node, input);
    open.pop();
    if (branches.length === 0) {
      // a single plan is left: its cost is known
      node.bound = Math.max(node.bound, settledCost(node, input));
      if (node.bound >= incumbent * (1 - PROVEN_GAP)) continue;
      insert(node);
      // nothing left is cheaper than this plan
      if (open[open.length - 1] === node) break;
      continue;
    }
    for (const branch of branches) {
      const child = copyNode(node);
      if (branch.joins) sendTo(child, branch.unit, branch.centre);
      else child.centres[branch.centre] = branch.isUsed ? MUST : NEVER;
      if (budget.fractionDone() >= 1) {
        // no time to look at it: it keeps its parent's bound
        open.push(child);
        continue;
      }
      add(child);
    }
  }
  return open.reduce((least, node) => Math.min(least, node.bound), incumbent);
}

function settledCost({ centres, joins }: BranchNode, { costs }: BranchingInput): number {
  const n = centres.length;
  let cost = 0;
  for (let j = 0; j < n; j++) {
    if (centres[j] !== MUST) continue;
    for (let i = 0; i < n; i++) if (joins[j * n + i] === MUST) cost += costs[j * n + i];
  }
  return cost;
}

/** Raises the node's bound and fixes what reduced costs allow; false when it holds no plan cheaper than the incumbent. */
function tighten(node: BranchNode, input: BranchingInput, isRoot: boolean): boolean {
  const { incumbent, budget, model, costs, pace, rules } = input;
  for (let round = 0; round < 3; round++) {
    const columns = columnsOf(node, model);
    const pool = new ColumnPool({ model, costs, groups: columns.groups });
    const raised = raiseBound({
      pool,
      alpha: node.alpha,
      pace,
      incumbent,
      budget,
      ...(isRoot ? { stallShare: ROOT_STALL } : { mostIterations: ITERATIONS_AT_NODE }),
    });
    node.bound = Math.max(node.bound, raised.value);
    node.alpha = raised.alpha;
    if (node.bound >= incumbent * (1 - PROVEN_GAP)) return false;
    if (budget.fractionDone() >= 1) return true;
    const isChanged = fixByReducedCost(node, input, pool);
    if (!isChanged) return true;
    if (!propagate(node, rules)) return false;
  }
  return true;
}

function columnsOf({ centres, joins }: BranchNode, model: CentreModel) {
  const n = centres.length;
  const [ofAll] = model.classes;
  const columns = { must: [] as Column[], may: [] as Column[] };
  for (let j = 0; j < n; j++) {
    if (centres[j] === NEVER) continue;
    const ofClass: CentreClass = { ...ofAll, membership: joins.subarray(j * n, (j + 1) * n) };
    const column = { ofClass, centre: j, row: j, prices: new Float64Array(model.measures.length) };
    (centres[j] === MUST ? columns.must : columns.may).push(column);
  }
  const groups = [
    { columns: columns.must, count: columns.must.length },
    { columns: columns.may, count: ofAll.count - columns.must.length },
  ];
  return { groups: groups.filter((group) => group.count > 0) };
}

/**
 * With prices fixed the relaxation falls apart into single decisions, so any one of them may be reversed at its own
 * reduced cost: where that exceeds the gap to the incumbent it is not reversed in a cheaper plan.
 */
function fixByReducedCost(node: BranchNode, input: BranchingInput, pool: ColumnPool): boolean {
  const { model, costs, incumbent } = input;
  const { value, chosen } = pool.price(node.alpha, incumbent);
  if (!(value < Number.POSITIVE_INFINITY)) return false;
  node.bound = Math.max(node.bound, value);
  const pricer = new ColumnPricer({ model, costs });
  const gap = (incumbent - value) * (1 + 1e-9);
  const left = new Set(pool.columns.flat());
  const n = node.centres.length;
  let threshold = Number.NEGATIVE_INFINITY;
  for (const column of chosen) {
    if (node.centres[column.centre] === MAY)
      threshold = Math.max(threshold, pricer.evaluate(column, node.alpha));
  }
  let isChanged = false;
  const open = new Uint8Array(n);
  for (const { centre } of left) open[centre] = 1;
  for (let j = 0; j < n; j++) {
    if (node.centres[j] === MAY && !open[j]) {
      node.centres[j] = NEVER;
      isChanged = true;
    }
  }
  for (const column of left) {
    const isMust = node.centres[column.centre] === MUST;
    const toUse = isMust ? 0 : Math.max(0, pricer.evaluate(column, node.alpha) - threshold);
    const reduced = pricer.reducedCosts(column, node.alpha);
    for (let i = 0; i < n; i++) {
      const at = column.centre * n + i;
      if (node.joins[at] !== MAY || i === column.centre) continue;
      if (reduced[i] > 0 && reduced[i] + toUse > gap) {
        node.joins[at] = NEVER;
        isChanged = true;
      } else if (isMust && -reduced[i] > gap) {
        sendTo(node, i, column.centre);
        isChanged = true;
      }
    }
  }
  return isChanged;
}
