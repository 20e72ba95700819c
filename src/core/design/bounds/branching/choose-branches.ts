import { ColumnPool } from "../lagrangian/column-pool.ts";
import { type Column, ColumnPricer } from "../lagrangian/column-pricer.ts";
import { type BranchNode, MAY, MUST, NEVER } from "./branch-node.ts";
import type { BranchingInput } from "./branching-input.ts";

/** One way to split a part of all plans: a centre used or not, or a unit sent to a centre. */
export type Branch =
  | { readonly joins: true; readonly unit: number; readonly centre: number }
  | { readonly joins: false; readonly centre: number; readonly isUsed: boolean };

/**
 * Splits where the relaxation is furthest from a plan: a centre it uses that is not settled; else a unit that it covers
 * twice or not at all; else a piece that lies apart from its centre; else any unit not settled. Empty when all is settled.
 */
export function chooseBranches(node: BranchNode, { model, costs, rules }: BranchingInput): Branch[] {
  const n = node.centres.length;
  const columns = Array.from(node.centres.keys())
    .filter((j) => node.centres[j] === MUST)
    .map(
      (j): Column => ({
        ofClass: { ...model.classes[0], membership: node.joins.subarray(j * n, (j + 1) * n) },
        centre: j,
        row: j,
        prices: new Float64Array(model.measures.length),
      }),
    );
  if (columns.length < rules.territoryCount) return branchOnCentre(node, { model, costs });
  const pool = new ColumnPool({ model, costs, groups: [{ columns, count: columns.length }] });
  const { cover } = pool.price(node.alpha, Number.POSITIVE_INFINITY);
  const isOpen = (unit: number): boolean =>
    !columns.some(({ centre }) => node.joins[centre * n + unit] === MUST);
  let worst = -1;
  let most = 1e-9;
  for (let i = 0; i < n; i++) {
    const wrong = Math.abs(cover[i]) * rules.weights[i];
    if (wrong > most && isOpen(i)) [worst, most] = [i, wrong];
  }
  if (worst < 0)
    worst = unitApart(node, columns, {
      alpha: node.alpha,
      pricer: new ColumnPricer({ model, costs }),
      rules,
    });
  if (worst < 0) worst = Array.from(node.centres.keys()).findIndex(isOpen);
  if (worst < 0) return [];
  const unit = worst;
  return columns
    .filter(({ centre }) => node.joins[centre * n + unit] !== NEVER)
    .map(({ centre }): Branch => ({ joins: true, unit, centre }));
}

function branchOnCentre(
  node: BranchNode,
  { model, costs }: Pick<BranchingInput, "model" | "costs">,
): Branch[] {
  const n = node.centres.length;
  const pricer = new ColumnPricer({ model, costs });
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < n; j++) {
    if (node.centres[j] !== MAY) continue;
    const ofClass = { ...model.classes[0], membership: node.joins.subarray(j * n, (j + 1) * n) };
    const value = pricer.refine(
      { ofClass, centre: j, row: j, prices: new Float64Array(model.measures.length) },
      node.alpha,
    );
    if (best < 0 || value < least) [best, least] = [j, value];
  }
  if (best < 0) return [];
  return [
    { joins: false, centre: best, isUsed: true },
    { joins: false, centre: best, isUsed: false },
  ];
}

interface ApartInput {
  readonly alpha: Float64Array;
  readonly pricer: ColumnPricer;
  readonly rules: BranchingInput["rules"];
}

/** An unsettled unit of a piece that does not touch its centre's part, or an unsettled unit beside a settled such piece; −1 if none. */
function unitApart(
  node: BranchNode,
  columns: readonly Column[],
  { alpha, pricer, rules }: ApartInput,
): number {
  const { adjacency } = rules;
  if (!adjacency) return -1;
  const n = node.centres.length;
  for (const column of columns) {
    pricer.refine(column, alpha);
    const reduced = pricer.reducedCosts(column, alpha);
    const state = (i: number): number => node.joins[column.centre * n + i];
    const holds = (i: number): boolean =>
      state(i) === MUST || i === column.centre || (state(i) === MAY && reduced[i] < 0);
    const reached = new Set([column.centre]);
    const edge: number[] = [];
    for (const unit of reached) {
      for (let e = adjacency.offsets[unit]; e < adjacency.offsets[unit + 1]; e++) {
        const next = adjacency.neighbours[e];
        if (holds(next)) reached.add(next);
        else if (state(next) === MAY) edge.push(next);
      }
    }
    for (let i = 0; i < n; i++) {
      if (!holds(i) || reached.has(i)) continue;
      if (state(i) === MAY) return i;
      if (edge.length > 0) return edge[0];
    }
  }
  return -1;
}
