import { colourTerritories } from "../../core/geo/colour-territories.ts";
import type { PlanDesk } from "./plan-desk.ts";

/** Another plan of the desk's layer, ready to be drawn. */
export interface PlanPreview {
  /** Index of a territory per unit; below 0: none. */
  readonly assignment: Int32Array;
  readonly territories: readonly { readonly code: string; readonly name: string }[];
  /** Colour index of each territory. */
  readonly colourOf: readonly number[];
}

interface CodedPlan {
  readonly territories: readonly string[];
  readonly territoryOf: readonly number[];
}

/** Territories that the desk has keep their name and colour; where there are others, all are coloured anew. O(edges) then. */
export function readPreview(
  desk: PlanDesk,
  { territories, territoryOf }: CodedPlan,
  colours: readonly number[],
): PlanPreview {
  const indexOf = new Map(desk.territories.map(({ code }, index) => [code, index]));
  const assignment = Int32Array.from(desk.assignment, (_, unit) => territoryOf[unit] ?? -1);
  const isKnown = territories.every((code) => indexOf.has(code));
  const { adjacency, points } = desk.problem;
  return {
    assignment,
    territories: territories.map((code) => ({
      code,
      name: desk.territories[indexOf.get(code) ?? -1]?.name ?? "",
    })),
    colourOf: isKnown
      ? territories.map((code) => colours[indexOf.get(code) ?? 0])
      : colourTerritories({
          territoryCount: territories.length,
          assignments: [assignment],
          adjacency,
          points,
        }),
  };
}
