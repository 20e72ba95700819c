import { latLngToCell } from "h3-js";
import type { Random } from "../src/core/search/random.ts";
import type { Place } from "./read-places.ts";

/** A point that will become an account. */
export interface Outlet {
  readonly place: Place;
  /** Degrees, five decimals (about 1 m). */
  readonly longitude: number;
  readonly latitude: number;
}

/** Accounts per place grow a little slower than its people (fitted on the real sets named in the design). */
const POPULATION_EXPONENT = 0.9;
/** Thinner than a city proper: outlets follow the suburbs. */
const PEOPLE_PER_KM2 = 3_000;
const SMALLEST_RADIUS_KM = 1.5;
/** 0.5 would fill the disc evenly; more draws outlets to the centre. */
const CENTRE_PULL = 0.55;
const ATTEMPTS_ON_LAND = 20;
const KM_PER_DEGREE = 111.195;

/** How many of `count` accounts each place gets, ∝ population^0.9, by systematic sampling from one random start. */
export function countAccountsByPlace(places: readonly Place[], count: number, random: Random): number[] {
  const weights = places.map(({ population }) => population ** POPULATION_EXPONENT);
  const step = weights.reduce((sum, weight) => sum + weight, 0) / count;
  let next = random.next() * step;
  let reached = 0;
  let given = 0;
  return weights.map((weight) => {
    reached += weight;
    let accounts = 0;
    for (; next < reached && given < count; next += step) {
      accounts++;
      given++;
    }
    return accounts;
  });
}

const fiveDecimals = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

function drawNear(place: Place, random: Random): Outlet {
  const radiusKm = Math.max(SMALLEST_RADIUS_KM, Math.sqrt(place.population / PEOPLE_PER_KM2 / Math.PI));
  const distanceDegrees = (radiusKm * random.next() ** CENTRE_PULL) / KM_PER_DEGREE;
  const angle = 2 * Math.PI * random.next();
  const stretch = Math.cos((place.latitude * Math.PI) / 180);
  return {
    place,
    longitude: fiveDecimals(place.longitude + (distanceDegrees * Math.cos(angle)) / stretch),
    latitude: fiveDecimals(place.latitude + distanceDegrees * Math.sin(angle)),
  };
}

/** Scatters accounts around the places, denser towards the middle, none in the sea. */
export function scatterAccounts(
  places: readonly Place[],
  count: number,
  land: { readonly random: Random; readonly cells: ReadonlySet<string>; readonly resolution: number },
): Outlet[] {
  const { random, cells, resolution } = land;
  const isOnLand = ({ latitude, longitude }: Outlet): boolean =>
    cells.has(latLngToCell(latitude, longitude, resolution));
  const counts = countAccountsByPlace(places, count, random);
  return places.flatMap((place, index) =>
    Array.from({ length: counts[index] }, () => {
      for (let attempt = 0; attempt < ATTEMPTS_ON_LAND; attempt++) {
        const outlet = drawNear(place, random);
        if (isOnLand(outlet)) return outlet;
      }
      return { place, longitude: fiveDecimals(place.longitude), latitude: fiveDecimals(place.latitude) };
    }),
  );
}
