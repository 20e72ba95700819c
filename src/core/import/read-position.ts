import type { Problem } from "../domain/problem.ts";
import { describeJson } from "./json-value.ts";

/**
 * What is wrong with a longitude and latitude in degrees (IMP-112, IMP-113), or null where they are good.
 * Longitudes up to ±360 pass: files that cross the antimeridian may count on past 180.
 */
export function checkPosition(
  longitude: unknown,
  latitude: unknown,
  where: Problem["where"],
): Problem | null {
  if (!isFiniteNumber(longitude) || !isFiniteNumber(latitude)) {
    return {
      code: "IMP-112",
      where,
      cause: `a coordinate is not a number: longitude ${describeJson(longitude)}, latitude ${describeJson(latitude)}`,
      fix: "write longitude and latitude as numbers in degrees",
    };
  }
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360) return null;
  const looksSwapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  return {
    code: "IMP-113",
    where,
    cause: `longitude ${longitude}, latitude ${latitude} is not a place on Earth${looksSwapped ? ": the two look swapped" : ""}`,
    fix: looksSwapped
      ? "put the longitude first and the latitude second"
      : "give the coordinates in degrees (WGS 84), not in metres of a projection",
  };
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
