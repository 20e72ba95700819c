import { colourTerritories } from "../../core/geo/colour-territories.ts";
import { COLOUR_COUNT } from "../../core/geo/territory-fills.ts";
import type { PlanDesk } from "./plan-desk.ts";

/** A colour index per territory, of the plan as it is on the desk; neighbours differ. */
export const chooseColours = ({ territories, assignment, problem }: PlanDesk): readonly number[] =>
  colourTerritories({
    territoryCount: territories.length,
    assignments: [assignment],
    adjacency: problem.adjacency,
    points: problem.points,
  });

/**
 * The same colours, but for territories that have come to lie beside one of their own colour: of two such the smaller one
 * gets the first colour that none around it has. The same array where nothing had to change. O(edges).
 */
export function keepColours(desk: PlanDesk, colours: readonly number[]): readonly number[] {
  const around = neighboursOf(desk);
  const { unitCount } = desk.view.figures;
  let kept: number[] | null = null;
  const smallestFirst = [...around.keys()].sort((a, b) => unitCount[a] - unitCount[b] || a - b);
  for (const territory of smallestFirst) {
    const now = kept ?? colours;
    const taken = new Set([...(around.get(territory) ?? [])].map((other) => now[other]));
    if (!taken.has(now[territory])) continue;
    const free = Array.from({ length: COLOUR_COUNT }, (_, colour) => colour).find((each) => !taken.has(each));
    if (free === undefined) continue;
    kept ??= [...colours];
    kept[territory] = free;
  }
  return kept ?? colours;
}

function neighboursOf({ assignment, problem: { adjacency } }: PlanDesk): Map<number, Set<number>> {
  const around = new Map<number, Set<number>>();
  const { offsets, neighbours } = adjacency;
  for (let unit = 0; unit < assignment.length; unit++) {
    const own = assignment[unit];
    for (let at = offsets[unit]; own >= 0 && at < offsets[unit + 1]; at++) {
      const other = assignment[neighbours[at]];
      if (other < 0 || other === own) continue;
      const known = around.get(own);
      if (known === undefined) around.set(own, new Set([other]));
      else known.add(other);
    }
  }
  return around;
}
