import type { DesignProblem } from "../../domain/design-problem.ts";
import { FREE } from "../../domain/design-problem.ts";

/** The rules on single units that never bend: what may move, where it may go, who goes with whom. */
export interface MoveRules {
  /** 1 where the unit may change territory. */
  readonly mayMove: Uint8Array;
  /** 1 where the territory may receive units. */
  readonly mayEnter: Uint8Array;
  /** Per unit the others that must move with it (including itself), or null. */
  readonly companions: readonly (readonly number[] | null)[];
  /** Per unit those that must not share its territory, or null. */
  readonly opponents: readonly (readonly number[] | null)[];
}

export function buildMoveRules(problem: DesignProblem): MoveRules {
  const n = problem.unitCodes.length;
  const mayMove = new Uint8Array(n);
  const mayEnter = Uint8Array.from(problem.territories, (territory) => (territory.locked ? 0 : 1));
  for (let u = 0; u < n; u++) {
    const home = problem.realignment?.current[u] ?? -1;
    const inLocked = home >= 0 && problem.territories[home].locked;
    mayMove[u] = problem.lockedTo[u] === FREE && !inLocked ? 1 : 0;
  }
  for (const territory of problem.territories)
    if (territory.centreUnit >= 0) mayMove[territory.centreUnit] = 0;
  const companions = companionGroups(problem);
  // a group moves as one, so one fixed member fixes all
  for (const group of companions)
    if (group?.some((u) => mayMove[u] === 0)) for (const u of group) mayMove[u] = 0;
  return { mayMove, mayEnter, companions, opponents: opponentLists(problem) };
}

/** Where each unit has to be whatever the search does: its lock, its locked territory, the territory whose centre it is, or FREE. */
export function forcedTerritories(problem: DesignProblem): Int32Array {
  const forced = Int32Array.from(problem.lockedTo);
  problem.territories.forEach(({ centreUnit }, k) => {
    if (centreUnit >= 0 && forced[centreUnit] === FREE) forced[centreUnit] = k;
  });
  const current = problem.realignment?.current;
  if (current === undefined) return forced;
  for (let u = 0; u < forced.length; u++) {
    if (forced[u] === FREE && current[u] >= 0 && problem.territories[current[u]].locked)
      forced[u] = current[u];
  }
  return forced;
}

/** Connected groups of the required pairs (union–find with path halving). */
export function companionGroups(problem: DesignProblem): (readonly number[] | null)[] {
  const parent = new Map<number, number>();
  const find = (u: number): number => {
    let root = u;
    while (parent.get(root) !== root) root = parent.get(root) as number;
    return root;
  };
  for (const [a, b] of problem.requiredPairs) {
    for (const u of [a, b]) if (!parent.has(u)) parent.set(u, u);
    const rootA = find(a);
    const rootB = find(b);
    if (rootA !== rootB) parent.set(Math.max(rootA, rootB), Math.min(rootA, rootB));
  }
  const members = new Map<number, number[]>();
  for (const u of [...parent.keys()].sort((a, b) => a - b)) {
    const root = find(u);
    members.set(root, [...(members.get(root) ?? []), u]);
  }
  const groups: (readonly number[] | null)[] = new Array(problem.unitCodes.length).fill(null);
  for (const group of members.values()) for (const u of group) groups[u] = group;
  return groups;
}

/** Per unit those that must not share its territory, or null. */
export function opponentLists({ unitCodes, forbiddenPairs }: DesignProblem): (readonly number[] | null)[] {
  return pairLists(unitCodes.length, forbiddenPairs);
}

/** Per unit those that a required pair names with it, or null. */
export function partnerLists({ unitCodes, requiredPairs }: DesignProblem): (readonly number[] | null)[] {
  return pairLists(unitCodes.length, requiredPairs);
}

function pairLists(unitCount: number, pairs: DesignProblem["forbiddenPairs"]): (readonly number[] | null)[] {
  const lists: (number[] | null)[] = new Array(unitCount).fill(null);
  const add = (u: number, other: number) => {
    const list = lists[u] ?? [];
    list.push(other);
    lists[u] = list;
  };
  for (const [a, b] of pairs) {
    add(a, b);
    add(b, a);
  }
  return lists;
}
