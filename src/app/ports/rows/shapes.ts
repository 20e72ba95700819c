/** `coarse` for zooms at which its error is below one unit of a tile, `fine` beyond. */
export type ShapeResolution = "coarse" | "fine";

/** A state of a plan as one member sees it: whoever has the same versions and reach is shown the same. */
export interface PlanView {
  readonly layerId: string;
  readonly version: number;
  /** The version that all outlines were derived from last; null: they never were. */
  readonly drawnVersion: number | null;
  /** SHA-256 (hex) of the ids of the territories within reach. */
  readonly reach: string;
}

export interface TerritoryUnits {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Stands above others, which hold the units. */
  readonly isRegion: boolean;
  /** Places in the layer of its units, ascending; of a territory above others those of all below it. */
  readonly positions: readonly number[];
  /** SHA-256 (hex) of the positions. */
  readonly unitsHash: string;
}

export interface PlanUnits extends PlanView {
  /** Those within reach, by code. */
  readonly territories: readonly TerritoryUnits[];
}

/** GeoJSON's MultiPolygon coordinates, degrees. */
export type OutlineCoordinates = readonly (readonly (readonly (readonly number[])[])[])[];

/** Outline of a territory when it held the units of this hash. */
export interface KeptOutline {
  readonly territoryId: string;
  readonly unitsHash: string;
  /** Gzipped JSON of GeoJSON's MultiPolygon coordinates, degrees. */
  readonly outline: Uint8Array;
}

export interface ShapeRows {
  /** Null where the plan does not exist or is out of reach. */
  view(planId: string): Promise<PlanView | null>;
  /** View and units as of one instant, whatever is written meanwhile. */
  units(planId: string): Promise<PlanUnits | null>;
  /** Kept outlines of the territories within reach, also those that are out of date. */
  outlines(planId: string, resolution: ShapeResolution): Promise<readonly KeptOutline[]>;
  /** The same as JSON text, of one territory; null where none is of these units. */
  outlineText(territoryId: string, resolution: ShapeResolution, unitsHash: string): Promise<string | null>;
  /** Gzipped TopoJSON of a layer; null where it has no shapes. */
  layer(layerId: string): Promise<Uint8Array | null>;
}
