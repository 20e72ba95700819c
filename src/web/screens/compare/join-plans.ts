import { colourTerritories } from "../../../core/geo/colour-territories.ts";
import type { PlanDesk } from "../../map/plan-desk.ts";

/** Two plans of one layer held against each other. Territories are the same where their codes are. */
export interface JoinedPlans {
  readonly before: PlanDesk;
  readonly after: PlanDesk;
  /** Units by position whose territory differs, ascending. */
  readonly movedUnits: readonly number[];
  /** Colour index per territory of either plan, in its order: the same code has the same colour in both. */
  readonly coloursBefore: readonly number[];
  readonly coloursAfter: readonly number[];
}

/** O(units + edges + territories²). */
export function joinPlans(before: PlanDesk, after: PlanDesk): JoinedPlans {
  const codes = [...new Set([...before.territories, ...after.territories].map(({ code }) => code))].sort();
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const placesOf = ({ territories }: PlanDesk) => territories.map(({ code }) => indexOf.get(code) ?? -1);
  const [placesBefore, placesAfter] = [placesOf(before), placesOf(after)];
  const common = (desk: PlanDesk, places: readonly number[]) =>
    Int32Array.from(desk.assignment, (index) => places[index] ?? -1);
  const assignments = [common(before, placesBefore), common(after, placesAfter)];
  const colours = colourTerritories({
    territoryCount: codes.length,
    assignments,
    adjacency: before.problem.adjacency,
    points: before.problem.points,
  });
  const movedUnits: number[] = [];
  assignments[0].forEach((territory, unit) => {
    if (territory !== assignments[1][unit]) movedUnits.push(unit);
  });
  return {
    before,
    after,
    movedUnits,
    coloursBefore: placesBefore.map((place) => colours[place]),
    coloursAfter: placesAfter.map((place) => colours[place]),
  };
}
