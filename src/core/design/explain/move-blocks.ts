import { type DesignProblem, FREE } from "../../domain/design-problem.ts";
import type { Block } from "../../domain/design-result.ts";
import { LIMIT_SLACK } from "../bounds/load-limits.ts";
import { CutOffUnits } from "./cut-off-units.ts";
import type { Members } from "./members.ts";

/** More cut-off units than this are not named. */
const MOST_NAMED_UNITS = 12;

interface BlockInput {
  readonly problem: DesignProblem;
  readonly assignment: Int32Array;
  readonly members: Members;
}

/** Every hard rule that forbids moving a unit to a territory, all at once. */
export type MoveBlocks = (unit: number, to: number) => Block[];

export function moveBlocksOf(input: BlockInput): MoveBlocks {
  const rules = [
    lockBlocks(input),
    contiguityBlocks(input),
    loadBlocks(input),
    pairBlocks(input),
    movedShareBlocks(input),
  ];
  return (unit, to) => rules.flatMap((rule) => rule(unit, to));
}

function lockBlocks({ problem, assignment, members }: BlockInput): MoveBlocks {
  const { territories, lockedTo } = problem;
  return (unit, to) => {
    const from = assignment[unit];
    const blocks: Block[] = [];
    if (lockedTo[unit] !== FREE && lockedTo[unit] !== to)
      blocks.push({ rule: "unit-lock", territory: lockedTo[unit] });
    for (const territory of [from, to]) {
      if (territories[territory].locked) blocks.push({ rule: "territory-lock", territory });
    }
    if (territories[from].centreUnit === unit) blocks.push({ rule: "fixed-centre", territory: from });
    if (members.offsets[from + 1] - members.offsets[from] === 1)
      blocks.push({ rule: "last-unit", territory: from });
    return blocks;
  };
}

function contiguityBlocks(input: BlockInput): MoveBlocks {
  const { problem, assignment } = input;
  const { territories, adjacency } = problem;
  const cutOffUnits = new CutOffUnits({ ...input, adjacency });
  return (unit, to) => {
    const from = assignment[unit];
    const blocks: Block[] = [];
    const units = territories[from].contiguous ? cutOffUnits.without(unit, MOST_NAMED_UNITS) : [];
    if (units.length > 0) blocks.push({ rule: "contiguity", territory: from, units });
    if (!territories[to].contiguous) return blocks;
    for (let e = adjacency.offsets[unit]; e < adjacency.offsets[unit + 1]; e++) {
      if (assignment[adjacency.neighbours[e]] === to) return blocks;
    }
    return [...blocks, { rule: "contiguity", territory: to, units: [unit] }];
  };
}

/** Limits that a territory would break by losing or gaining the unit: bands as `band`, capacities as `capacity`. */
function loadBlocks({ problem, assignment }: BlockInput): MoveBlocks {
  const { measures, territories, lockedTo } = problem;
  const rows = measures.map((measure) => {
    const load = new Float64Array(territories.length);
    const shares = territories.map((spec) => spec.shareByMeasure[measure.key] ?? spec.share);
    const shareSum = shares.reduce((sum, share) => sum + share, 0);
    let total = 0;
    for (let u = 0; u < assignment.length; u++) {
      if (assignment[u] >= 0) load[assignment[u]] += measure.values[u];
      if (lockedTo[u] !== -2) total += measure.values[u];
    }
    const target = shares.map((share) => (shareSum > 0 ? (total * share) / shareSum : 0));
    return { ...measure, load, target };
  });
  const isBelow = (value: number, limit: number) => value < limit - LIMIT_SLACK * Math.abs(limit);
  return (unit, to) => {
    const from = assignment[unit];
    const blocks: Block[] = [];
    for (const { key, values, tolerance, load, target } of rows) {
      if (values[unit] === 0) continue;
      const left = load[from] - values[unit];
      const joined = load[to] + values[unit];
      const block = (rule: "band" | "capacity", territory: number, limit: number): void => {
        blocks.push({ rule, territory, measureKey: key, value: territory === from ? left : joined, limit });
      };
      if (tolerance !== null) {
        if (isBelow(left, target[from] * (1 - tolerance)))
          block("band", from, target[from] * (1 - tolerance));
        if (isBelow(target[to] * (1 + tolerance), joined)) block("band", to, target[to] * (1 + tolerance));
      }
      for (const { measureKey, minimum } of territories[from].capacities) {
        if (measureKey === key && minimum !== null && isBelow(left, minimum))
          block("capacity", from, minimum);
      }
      for (const { measureKey, maximum } of territories[to].capacities) {
        if (measureKey === key && maximum !== null && isBelow(maximum, joined))
          block("capacity", to, maximum);
      }
    }
    return blocks;
  };
}

function pairBlocks({ problem, assignment }: BlockInput): MoveBlocks {
  const partners = (pairs: DesignProblem["requiredPairs"]): Map<number, number[]> => {
    const map = new Map<number, number[]>();
    for (const [a, b] of pairs) {
      map.set(a, [...(map.get(a) ?? []), b]);
      map.set(b, [...(map.get(b) ?? []), a]);
    }
    return map;
  };
  const required = partners(problem.requiredPairs);
  const forbidden = partners(problem.forbiddenPairs);
  return (unit, to) => {
    const blocks: Block[] = [];
    const left = (required.get(unit) ?? []).filter((other) => other !== unit && assignment[other] !== to);
    if (left.length > 0) blocks.push({ rule: "required-pair", territory: assignment[unit], units: left });
    const met = (forbidden.get(unit) ?? []).filter((other) => other !== unit && assignment[other] === to);
    if (met.length > 0) blocks.push({ rule: "forbidden-pair", territory: to, units: met });
    return blocks;
  };
}

function movedShareBlocks({ problem, assignment }: BlockInput): MoveBlocks {
  const { realignment } = problem;
  if (!realignment || realignment.maximumMovedShare === null) return () => [];
  const { current, movedWeight, maximumMovedShare } = realignment;
  const total = movedWeight.reduce((sum, weight) => sum + weight, 0);
  let moved = 0;
  for (let u = 0; u < current.length; u++) {
    if (current[u] >= 0 && current[u] !== assignment[u]) moved += movedWeight[u];
  }
  return (unit, to) => {
    // only a move away from the current territory raises the moved share
    if (total <= 0 || current[unit] < 0 || current[unit] !== assignment[unit] || movedWeight[unit] <= 0)
      return [];
    const share = (moved + movedWeight[unit]) / total;
    if (share <= maximumMovedShare * (1 + LIMIT_SLACK)) return [];
    return [{ rule: "moved-share", territory: to, value: share, limit: maximumMovedShare }];
  };
}
