import type { DesignProblem } from "../../src/core/domain/design-problem.ts";

/** `size` territories that hang together, grown from the one around the middle of the map; indices ascending. */
export function chooseRegion(problem: DesignProblem, plan: Int32Array, size: number): number[] {
  const neighbours = territoryNeighbours(problem, plan);
  const chosen = new Set([plan[middleUnit(problem)]]);
  for (const territory of chosen) {
    for (const other of neighbours[territory]) if (chosen.size < size) chosen.add(other);
  }
  return [...chosen].sort((a, b) => a - b);
}

/**
 * A region as hand edits leave it: every third territory has given border units to its neighbours in the region until
 * it lies a tenth below its target. All territories stay in one piece; units outside the region stay where they are.
 */
export function disturbRegion(
  problem: DesignProblem,
  plan: Int32Array,
  region: readonly number[],
): Int32Array {
  const disturbed = Int32Array.from(plan);
  const { offsets, neighbours } = problem.adjacency;
  const weights = problem.measures[0].values;
  const target = weights.reduce((sum, weight) => sum + weight, 0) / problem.territories.length;
  for (const giver of region.filter((_, i) => i % 3 === 0)) {
    const members = new Set([...disturbed.keys()].filter((unit) => disturbed[unit] === giver));
    let load = [...members].reduce((sum, unit) => sum + weights[unit], 0);
    for (const unit of [...members]) {
      if (load < 0.9 * target) break;
      const around = neighbours.subarray(offsets[unit], offsets[unit + 1]);
      const taker = around.find((other) => disturbed[other] !== giver && region.includes(disturbed[other]));
      if (taker === undefined || !staysWhole(problem, members, unit)) continue;
      members.delete(unit);
      disturbed[unit] = disturbed[taker];
      load -= weights[unit];
    }
  }
  return disturbed;
}

/** Only the region may change: all other territories are locked with their units. */
export function lockOutside(
  problem: DesignProblem,
  current: Int32Array,
  region: readonly number[],
): DesignProblem {
  const isInside = problem.territories.map((_, territory) => region.includes(territory));
  return {
    ...problem,
    territories: problem.territories.map((spec, index) => ({ ...spec, locked: !isInside[index] })),
    lockedTo: current.map((territory, unit) => (isInside[territory] ? problem.lockedTo[unit] : territory)),
    realignment: {
      current,
      movedWeight: new Float64Array(current.length).fill(1),
      movedWeightKey: "units",
      price: 0,
      maximumMovedShare: null,
    },
  };
}

function territoryNeighbours({ adjacency, territories }: DesignProblem, plan: Int32Array): Set<number>[] {
  const neighbours = territories.map(() => new Set<number>());
  plan.forEach((territory, unit) => {
    for (let slot = adjacency.offsets[unit]; slot < adjacency.offsets[unit + 1]; slot++) {
      const other = plan[adjacency.neighbours[slot]];
      if (other !== territory) neighbours[territory].add(other);
    }
  });
  return neighbours;
}

function middleUnit({ points: { x, y } }: DesignProblem): number {
  const [middleX, middleY] = [x, y].map(
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
  const squared = (unit: number): number => (x[unit] - middleX) ** 2 + (y[unit] - middleY) ** 2;
  let nearest = 0;
  for (let unit = 1; unit < x.length; unit++) if (squared(unit) < squared(nearest)) nearest = unit;
  return nearest;
}

/** True if the members hang together without one of them. */
function staysWhole({ adjacency }: DesignProblem, members: ReadonlySet<number>, without: number): boolean {
  const rest = [...members].filter((unit) => unit !== without);
  const seen = new Set(rest.slice(0, 1));
  for (const unit of seen) {
    for (let slot = adjacency.offsets[unit]; slot < adjacency.offsets[unit + 1]; slot++) {
      const other = adjacency.neighbours[slot];
      if (other !== without && members.has(other)) seen.add(other);
    }
  }
  return rest.length > 0 && seen.size === rest.length;
}
