import type { Feature } from "geojson";
import GeoJSONVT, { type LegacyFeature } from "geojson-vt";
import { MAX_ZOOM } from "../../contract/tiles.ts";
import type { TilePlace } from "../ports/map-thread.ts";

/** A feature within one tile, in the tile's own coordinates (0 … 4096). */
export type TileFeature = LegacyFeature;

/** Shapes ready to be cut into tiles; what was cut is kept, so that it grows with use. */
export interface TileSource {
  /** Empty where nothing lies in the tile. Cost: the shapes in the nearest tile above that was cut before. */
  cut(place: TilePlace): readonly TileFeature[];
  /** Estimate of what it keeps. */
  bytes(): number;
}

/** Shapes in degrees, simplified for each zoom but the deepest as they are cut. Cost: all their vertices. */
export function prepareTiles(features: readonly Feature[]): TileSource {
  const index = new GeoJSONVT({ type: "FeatureCollection", features: [...features] }, { maxZoom: MAX_ZOOM });
  let weighed = { tiles: -1, bytes: 0 };
  return {
    cut: ({ z, x, y }) => index.getTile(z, x, y)?.features ?? [],
    bytes: () => {
      const tiles = index.tileCoords.length;
      if (tiles !== weighed.tiles) weighed = { tiles, bytes: weigh(index) };
      return weighed.bytes;
    },
  };
}

/** What the index keeps of a tile: fields that the package has but does not declare. */
interface KeptTile {
  readonly features: readonly unknown[];
  readonly source: readonly unknown[] | null;
  readonly numPoints: number;
  readonly numSimplified: number;
}

const BYTES_PER_FEATURE = 200;
const BYTES_PER_SOURCE_VERTEX = 12;
const BYTES_PER_TILE_VERTEX = 4;

function weigh(index: GeoJSONVT): number {
  const { tiles } = index as unknown as { readonly tiles: Readonly<Record<string, KeptTile>> };
  return Object.values(tiles).reduce((sum, { features, source, numPoints, numSimplified }) => {
    const cut = features.length * BYTES_PER_FEATURE + numSimplified * BYTES_PER_TILE_VERTEX;
    const kept =
      source === null ? 0 : source.length * BYTES_PER_FEATURE + numPoints * BYTES_PER_SOURCE_VERTEX;
    return sum + cut + kept;
  }, 0);
}
