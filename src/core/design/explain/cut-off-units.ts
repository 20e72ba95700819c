import type { Adjacency } from "../../domain/unit-layer.ts";
import { type Members, membersOf } from "./members.ts";

interface CutOffInput {
  readonly adjacency: Adjacency;
  readonly assignment: Int32Array;
  readonly members: Members;
}

/**
 * Tells which units lose contact with the rest of their territory when one unit leaves it.
 * One depth-first search per territory, on first need, finds all articulation points (Tarjan 1972): a subtree of the
 * search that no edge leads out of past its parent is cut off with it. O(units + edges) per territory.
 */
export class CutOffUnits {
  readonly #input: CutOffInput;
  readonly #isSearched: Uint8Array;
  /** Place of each unit in the order of discovery within its territory; −1 = not searched. */
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  readonly #parent: Int32Array;
  readonly #subtreeSize: Int32Array;
  /** Units in order of discovery, packed like the members. */
  readonly #discovered: Int32Array;

  constructor(input: CutOffInput) {
    const n = input.assignment.length;
    this.#input = input;
    this.#isSearched = new Uint8Array(input.members.offsets.length - 1);
    this.#order = new Int32Array(n).fill(-1);
    this.#low = new Int32Array(n);
    this.#parent = new Int32Array(n).fill(-1);
    this.#subtreeSize = new Int32Array(n);
    this.#discovered = new Int32Array(input.members.units.length);
  }

  /** At most `most` units of every part but the largest into which the unit's part of its territory falls without it; empty if it stays whole. */
  without(unit: number, most: number): number[] {
    const territory = this.#input.assignment[unit];
    if (territory < 0) return [];
    if (!this.#isSearched[territory]) this.#search(territory);
    const pieces = this.#pieces(unit, territory);
    if (pieces.length < 2) return [];
    const largest = pieces.reduce((best, piece) => (sizeOf(piece) > sizeOf(best) ? piece : best));
    const cutOff: number[] = [];
    for (const piece of pieces) {
      if (piece === largest) continue;
      for (const [start, end] of piece) {
        for (let i = start; i < end && cutOff.length < most; i++) cutOff.push(this.#discovered[i]);
      }
    }
    return cutOff.sort((a, b) => a - b);
  }

  /** Parts left over, each as ranges in the order of discovery. */
  #pieces(unit: number, territory: number): Range[][] {
    const base = this.#input.members.offsets[territory];
    const at = base + this.#order[unit];
    const end = at + this.#subtreeSize[unit];
    const pieces: Range[][] = [];
    const isRoot = this.#parent[unit] < 0;
    let top = unit;
    while (this.#parent[top] >= 0) top = this.#parent[top];
    const rootAt = base + this.#order[top];
    const rest: Range[] = [
      [rootAt, at],
      [end, rootAt + this.#subtreeSize[top]],
    ];
    // the children's subtrees stand one after the other behind the unit
    for (let i = at + 1; i < end; i += this.#subtreeSize[this.#discovered[i]]) {
      const child = this.#discovered[i];
      const range: Range = [i, i + this.#subtreeSize[child]];
      if (isRoot || this.#low[child] >= this.#order[unit]) pieces.push([range]);
      else rest.push(range);
    }
    return sizeOf(rest) > 0 ? [rest, ...pieces] : pieces;
  }

  #search(territory: number): void {
    this.#isSearched[territory] = 1;
    let found = this.#input.members.offsets[territory];
    for (const root of membersOf(this.#input.members, territory)) {
      if (this.#order[root] < 0) found = this.#searchFrom(root, found);
    }
  }

  #searchFrom(root: number, foundBefore: number): number {
    const { adjacency, assignment, members } = this.#input;
    const territory = assignment[root];
    const base = members.offsets[territory];
    let found = foundBefore;
    const discover = (unit: number, parent: number): void => {
      this.#order[unit] = found - base;
      this.#low[unit] = found - base;
      this.#parent[unit] = parent;
      this.#subtreeSize[unit] = 1;
      this.#discovered[found++] = unit;
    };
    discover(root, -1);
    const path = [root];
    const nextEdge = [adjacency.offsets[root]];
    while (path.length > 0) {
      const depth = path.length - 1;
      const unit = path[depth];
      if (nextEdge[depth] < adjacency.offsets[unit + 1]) {
        const next = adjacency.neighbours[nextEdge[depth]++];
        if (assignment[next] !== territory) continue;
        if (this.#order[next] >= 0) {
          if (next !== this.#parent[unit]) this.#low[unit] = Math.min(this.#low[unit], this.#order[next]);
          continue;
        }
        discover(next, unit);
        path.push(next);
        nextEdge.push(adjacency.offsets[next]);
        continue;
      }
      path.pop();
      nextEdge.pop();
      const parent = this.#parent[unit];
      if (parent < 0) continue;
      this.#low[parent] = Math.min(this.#low[parent], this.#low[unit]);
      this.#subtreeSize[parent] += this.#subtreeSize[unit];
    }
    return found;
  }
}

type Range = readonly [number, number];

function sizeOf(piece: readonly Range[]): number {
  return piece.reduce((size, [start, end]) => size + end - start, 0);
}
