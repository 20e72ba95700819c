import type { DesignProblem } from "../../domain/design-problem.ts";
import { FREE } from "../../domain/design-problem.ts";
import { companionGroups } from "../constraints/move-rules.ts";

/**
 * Gives every empty territory that may receive units one from the territory with the most: no search could, since an
 * empty territory has no border to move across. Takes a unit that holds nothing together, so the giver stays in one
 * piece. Changes `assignment`. O(n + edges) per empty territory.
 */
export function fillEmptyTerritories(
  problem: DesignProblem,
  assignment: Int32Array,
  forced: Int32Array,
): void {
  const counts = new Int32Array(problem.territories.length);
  for (const k of assignment) if (k >= 0) counts[k]++;
  const isEmpty = (k: number): boolean => counts[k] === 0 && !problem.territories[k].locked;
  if (!problem.territories.some((_, k) => isEmpty(k))) return;
  const companions = companionGroups(problem);
  const mayLeave = (u: number): boolean => forced[u] === FREE && companions[u] === null;
  for (let k = 0; k < counts.length; k++) {
    if (!isEmpty(k)) continue;
    const givers = Array.from(counts.keys()).filter((t) => counts[t] > 1);
    givers.sort((a, b) => counts[b] - counts[a] || a - b);
    for (const giver of givers) {
      const unit = outermostUnit(problem, assignment, { territory: giver, mayLeave });
      if (unit < 0) continue;
      assignment[unit] = k;
      counts[giver]--;
      counts[k]++;
      break;
    }
  }
}

/** Of the units through which a breadth-first search reached no other, the last that may leave; −1 where none may. */
function outermostUnit(
  { adjacency }: DesignProblem,
  assignment: Int32Array,
  { territory, mayLeave }: { readonly territory: number; readonly mayLeave: (u: number) => boolean },
): number {
  const { offsets, neighbours } = adjacency;
  const reached = new Set([assignment.indexOf(territory)]);
  let outermost = -1;
  for (const u of reached) {
    const before = reached.size;
    for (let e = offsets[u]; e < offsets[u + 1]; e++) {
      if (assignment[neighbours[e]] === territory) reached.add(neighbours[e]);
    }
    if (reached.size === before && mayLeave(u)) outermost = u;
  }
  return outermost;
}
