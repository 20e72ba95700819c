import type { Feature, Position } from "geojson";
import type { DrawnTerritory, PlanDrawing } from "../ports/map-thread.ts";
import type { OutlineCoordinates } from "../ports/rows/shapes.ts";
import { prepareTiles, type TileSource } from "./cut-tiles.ts";
import type { Weighty } from "./open-cache.ts";

/** A plan's territories in memory, as whoever has one version and one reach is shown them. */
export interface PlanShapes extends Weighty {
  /** Code of the unit's territory; undefined in white space or out of reach. */
  territoryOf(position: number): string | undefined;
  /** Territories that hold units, and those above them, with the properties code, name and parent. */
  readonly territories: TileSource;
  readonly regions: TileSource;
}

const BYTES_PER_UNIT = 4;

/** Cost: the vertices of the outlines. */
export function openPlanShapes(
  { codes, territoryOf, outlines }: PlanDrawing,
  unpack: (outline: Uint8Array) => OutlineCoordinates,
): PlanShapes {
  const drawn = (isRegion: boolean) =>
    prepareTiles(
      outlines
        .filter((each) => each.isRegion === isRegion)
        .map((each) => toFeature(each, unpack(each.outline))),
    );
  const territories = drawn(false);
  const regions = drawn(true);
  return {
    territoryOf: (position) => codes[territoryOf[position] ?? -1],
    territories,
    regions,
    bytes: () => territories.bytes() + regions.bytes() + territoryOf.length * BYTES_PER_UNIT,
  };
}

function toFeature({ code, name, parent }: DrawnTerritory, outline: OutlineCoordinates): Feature {
  const coordinates = outline as unknown as Position[][][];
  const properties = { code, name, ...(parent === null ? {} : { parent }) };
  return { type: "Feature", properties, geometry: { type: "MultiPolygon", coordinates } };
}
