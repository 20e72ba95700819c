import type { ShapeResolution } from "./rows/shapes.ts";

/** Web Mercator tile: x from the west, y from the north, 0 … 2^z − 1. */
export interface TilePlace {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A territory as tiles show it. */
export interface DrawnTerritory {
  readonly code: string;
  readonly name: string;
  /** Code of the territory above; null where there is none within reach. */
  readonly parent: string | null;
  /** Stands above others. */
  readonly isRegion: boolean;
  /** Gzipped JSON of GeoJSON's MultiPolygon coordinates, degrees. */
  readonly outline: Uint8Array;
}

/** A plan as whoever has one version and one reach is shown it. */
export interface PlanDrawing {
  /** Codes of the territories that hold units. */
  readonly codes: readonly string[];
  /** By position of the unit in the layer: place in `codes`, −1 in white space or out of reach. Trailing −1 left out. */
  readonly territoryOf: Int32Array;
  /** Those whose outlines are derived. */
  readonly outlines: readonly DrawnTerritory[];
}

export interface MapOrder {
  /** The same key, the same layer. */
  readonly layerKey: string;
  /** Gzipped TopoJSON as stored, given along where the thread was found not to have it. */
  readonly layer?: Uint8Array;
}

export interface TileOrder extends MapOrder {
  readonly place: TilePlace;
  /** The same key, the same drawing; null for a tile of units alone. */
  readonly planKey: string | null;
  readonly plan?: PlanDrawing;
}

/** `missing`: to be asked again with that given along. */
export type TileAnswer =
  | { readonly kind: "tile"; readonly content: Uint8Array | null }
  | { readonly kind: "missing"; readonly what: "layer" | "plan" };

export interface OutlineOrder extends MapOrder {
  readonly resolution: ShapeResolution;
  /** Of each territory the positions of its units. */
  readonly territories: readonly (readonly number[])[];
}

export interface PlaceOrder extends MapOrder {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
}

/** A thread beside the one that answers requests: shapes of whole layers cost seconds there. It keeps what it was given. */
export interface MapThread {
  /** A Mapbox vector tile; content null where nothing lies in it. */
  cutTile(order: TileOrder): Promise<TileAnswer>;
  /** Outlines, packed as they are stored, in the order of the territories; null: to be asked again with the layer. */
  deriveOutlines(order: OutlineOrder): Promise<readonly Uint8Array[] | null>;
  /** Code of the unit that holds a place, null for none; `missing`: to be asked again with the layer. */
  locate(order: PlaceOrder): Promise<{ readonly unit: string | null } | "missing">;
  /** Length of all rings of each unit by position, km; null: to be asked again with the layer. */
  measurePerimeters(order: MapOrder): Promise<readonly number[] | null>;
  /** Ends the thread; it starts again when it is asked again. */
  close(): Promise<void>;
}
