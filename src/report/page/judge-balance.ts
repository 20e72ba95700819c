import type { MeasureFigure } from "../../core/evaluate/plan-figures.ts";
import type { PageTerritory } from "../page-data.ts";

/** Room for the last bits of a sum; the checker decides, this only colours. */
const SLACK = 1e-9;

export function isWithinBand({ value, lower, upper }: MeasureFigure): boolean {
  const slack = SLACK * Math.max(1, Math.abs(value));
  return (lower === null || value >= lower - slack) && (upper === null || value <= upper + slack);
}

export function isTerritoryWithinBands(territory: PageTerritory): boolean {
  return territory.figures.measures.every(isWithinBand);
}

/** The territory farthest from its target in one measure, or −1 where there is none. */
export function findWorstTerritory(territories: readonly PageTerritory[], measure: number): number {
  let [worst, largest] = [-1, -1];
  territories.forEach(({ figures }, territory) => {
    const away = Math.abs(figures.measures[measure]?.deviation ?? 0);
    if (away > largest) [worst, largest] = [territory, away];
  });
  return worst;
}
