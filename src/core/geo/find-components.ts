import type { Adjacency } from "../domain/unit-layer.ts";

export interface Components {
  /** Component of each unit, numbered in the order of their lowest unit. */
  readonly componentOf: Int32Array;
  /** Number of units of each component. */
  readonly sizes: readonly number[];
  /** The component with most units; the first of several equal ones; −1 without units. */
  readonly largest: number;
}

/** Connected parts of the adjacency, links included. O(units + edges). */
export function findComponents(adjacency: Adjacency): Components {
  const unitCount = adjacency.offsets.length - 1;
  const componentOf = new Int32Array(unitCount).fill(-1);
  const sizes: number[] = [];
  const stack: number[] = [];
  for (let start = 0; start < unitCount; start++) {
    if (componentOf[start] >= 0) continue;
    const component = sizes.length;
    let size = 0;
    componentOf[start] = component;
    stack.push(start);
    for (let unit = stack.pop(); unit !== undefined; unit = stack.pop()) {
      size++;
      for (let slot = adjacency.offsets[unit]; slot < adjacency.offsets[unit + 1]; slot++) {
        const neighbour = adjacency.neighbours[slot];
        if (componentOf[neighbour] >= 0) continue;
        componentOf[neighbour] = component;
        stack.push(neighbour);
      }
    }
    sizes.push(size);
  }
  return { componentOf, sizes, largest: indexOfLargest(sizes) };
}

/** Index of the largest number, the first of several equal ones; −1 of none. */
export function indexOfLargest(sizes: readonly number[]): number {
  let largest = -1;
  sizes.forEach((size, index) => {
    if (largest < 0 || size > sizes[largest]) largest = index;
  });
  return largest;
}
