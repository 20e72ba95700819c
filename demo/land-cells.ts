import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cellToLatLng, latLngToCell, polygonToCells } from "h3-js";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { ScaleSettings } from "./demo-scale.ts";
import type { Place } from "./read-places.ts";

const INDONESIA = "360";

/** Indonesia's polygons, rings of [longitude, latitude], from Natural Earth 1:10m. */
function readIndonesia(): readonly (readonly [number, number][])[][] {
  const path = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
  const topology = JSON.parse(readFileSync(path, "utf8")) as Topology<{ countries: GeometryCollection }>;
  const { features } = feature(topology, topology.objects.countries);
  const geometry = features.find(({ id }) => id === INDONESIA)?.geometry;
  return geometry?.type === "MultiPolygon" ? (geometry.coordinates as [number, number][][][]) : [];
}

/** Whether a ring's bounding box meets the market's bounds. */
function meetsBounds(ring: readonly (readonly [number, number])[], bounds: ScaleSettings["bounds"]): boolean {
  const [west, south, east, north] = bounds;
  const longitudes = ring.map(([longitude]) => longitude);
  const latitudes = ring.map(([, latitude]) => latitude);
  const smallest = (values: readonly number[]): number =>
    values.reduce((least, value) => Math.min(least, value));
  const largest = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value));
  const isBeside = smallest(longitudes) > east || largest(longitudes) < west;
  return !isBeside && smallest(latitudes) <= north && largest(latitudes) >= south;
}

/**
 * H3 cells of the market at the scale's land resolution: cells with their centre on an island that has a place of the
 * market, inside its bounds, and the cells of the places themselves.
 */
export function findLandCells(settings: ScaleSettings, places: readonly Place[]): Set<string> {
  const { landResolution, bounds } = settings;
  const [west, south, east, north] = bounds;
  const placeCells = new Set(
    places.map(({ latitude, longitude }) => latLngToCell(latitude, longitude, landResolution)),
  );
  const cells = new Set(placeCells);
  for (const polygon of readIndonesia()) {
    if (!meetsBounds(polygon[0], bounds)) continue;
    const island = polygonToCells(
      polygon.map((ring) => [...ring]),
      landResolution,
      true,
    );
    if (!island.some((cell) => placeCells.has(cell))) continue;
    for (const cell of island) {
      const [latitude, longitude] = cellToLatLng(cell);
      if (longitude >= west && longitude <= east && latitude >= south && latitude <= north) cells.add(cell);
    }
  }
  return cells;
}
