import { BrokenInvariant } from "../domain/problem.ts";
import type { Adjacency } from "../domain/unit-layer.ts";

/** One pair of neighbouring units, named in either order. */
export interface AdjacencyEdge {
  readonly a: number;
  readonly b: number;
  /** Length of the shared border in km; 0 for a link. */
  readonly borderKm: number;
  /** True for a ferry, a bridge or the bridging of an isolated part. */
  readonly isLink: boolean;
  /** Price of a territory border not running here; 0 without a priced barrier. */
  readonly barrierPrice: number;
}

/**
 * Compressed rows of neighbours from a list of pairs; every pair ends up in both rows, neighbours ascending.
 * A pair given twice becomes one edge: the lengths add up, a land border wins over a link, the higher barrier price counts.
 * Throws BrokenInvariant on an index outside 0 … unitCount − 1 or a unit paired with itself. O(E log E).
 */
export function buildAdjacency(unitCount: number, edges: readonly AdjacencyEdge[]): Adjacency {
  const merged = mergeDuplicates(unitCount, edges);
  const offsets = new Int32Array(unitCount + 1);
  for (const { a, b } of merged) {
    offsets[a + 1]++;
    offsets[b + 1]++;
  }
  for (let unit = 0; unit < unitCount; unit++) offsets[unit + 1] += offsets[unit];
  const size = 2 * merged.length;
  const neighbours = new Int32Array(size);
  const borderKm = new Float64Array(size);
  const isLink = new Uint8Array(size);
  const barrierPrice = new Float64Array(size);
  const nextSlot = offsets.slice(0, unitCount);
  const put = (from: number, to: number, edge: AdjacencyEdge): void => {
    const slot = nextSlot[from]++;
    neighbours[slot] = to;
    borderKm[slot] = edge.borderKm;
    isLink[slot] = edge.isLink ? 1 : 0;
    barrierPrice[slot] = edge.barrierPrice;
  };
  // Sorted by (a, b) with a < b. All lower neighbours of a row go in first, then all higher ones: rows come out ascending.
  for (const edge of merged) put(edge.b, edge.a, edge);
  for (const edge of merged) put(edge.a, edge.b, edge);
  return { offsets, neighbours, borderKm, isLink, barrierPrice };
}

/** Pairs sorted by (lower, higher) index, each once. */
function mergeDuplicates(unitCount: number, edges: readonly AdjacencyEdge[]): readonly AdjacencyEdge[] {
  const sorted = edges.map((edge) => {
    requireValidPair(unitCount, edge);
    return edge.a < edge.b ? edge : { ...edge, a: edge.b, b: edge.a };
  });
  sorted.sort((left, right) => left.a - right.a || left.b - right.b);
  const merged: AdjacencyEdge[] = [];
  for (const edge of sorted) {
    const last = merged.at(-1);
    if (last === undefined || last.a !== edge.a || last.b !== edge.b) merged.push(edge);
    else merged[merged.length - 1] = mergeTwo(last, edge);
  }
  return merged;
}

function mergeTwo(first: AdjacencyEdge, second: AdjacencyEdge): AdjacencyEdge {
  return {
    a: first.a,
    b: first.b,
    borderKm: first.borderKm + second.borderKm,
    isLink: first.isLink && second.isLink,
    barrierPrice: Math.max(first.barrierPrice, second.barrierPrice),
  };
}

function requireValidPair(unitCount: number, edge: AdjacencyEdge): void {
  const isIndex = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < unitCount;
  if (!isIndex(edge.a) || !isIndex(edge.b)) {
    throw new BrokenInvariant(`got edge ${edge.a}–${edge.b}, expected indices from 0 to ${unitCount - 1}`);
  }
  if (edge.a === edge.b)
    throw new BrokenInvariant(`got an edge from unit ${edge.a} to itself, expected two units`);
}
