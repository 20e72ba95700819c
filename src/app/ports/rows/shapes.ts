/** `coarse` for zooms at which its error is below one unit of a tile, `fine` beyond. */
export type ShapeResolution = "coarse" | "fine";

/** A state of a plan as one member sees it: whoever has the same version and reach is shown the same. */
export interface PlanView {
  readonly layerId: string;
  readonly version: number;
  /** SHA-256 (hex) of the ids of the territories within reach. */
  readonly reach: string;
}

export interface TerritoryUnits {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Places in the layer of its own units, ascending; empty for a territory above others. */
  readonly positions: readonly number[];
  /** SHA-256 (hex) of the positions. */
  readonly unitsHash: string;
}

export interface PlanUnits extends PlanView {
  /** Those within reach. */
  readonly territories: readonly TerritoryUnits[];
}

/** Outline of a territory when it held the units of this hash. */
export interface TerritoryOutline {
  readonly territoryId: string;
  readonly unitsHash: string;
  /** GeoJSON's MultiPolygon coordinates, degrees. */
  readonly outline: readonly (readonly (readonly (readonly number[])[])[])[];
}

export interface ShapeRows {
  /** Null where the plan does not exist or is out of reach. */
  view(planId: string): Promise<PlanView | null>;
  /** View and units as of one instant, whatever is written meanwhile. */
  units(planId: string): Promise<PlanUnits | null>;
  /** Kept outlines of the territories within reach, also those that are out of date. */
  outlines(planId: string, resolution: ShapeResolution): Promise<readonly TerritoryOutline[]>;
  /** Keeps outlines in place of older ones. */
  keep(planId: string, resolution: ShapeResolution, outlines: readonly TerritoryOutline[]): Promise<void>;
}
