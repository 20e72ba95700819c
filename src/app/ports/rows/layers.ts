export interface LayerRecord {
  readonly id: string;
  readonly name: string;
  readonly unitCount: number;
  readonly credit: string;
  readonly createdAt: Date;
}

export interface UnitRecord {
  readonly id: string;
  /** Place in the layer, from 0. */
  readonly position: number;
  readonly code: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly areaKm2: number | null;
  readonly measures: Readonly<Record<string, number>>;
}

export interface LayerRows {
  /** By name. */
  list(): Promise<readonly LayerRecord[]>;
  find(layerId: string): Promise<LayerRecord | null>;
  /** By position, from after `afterPosition`. */
  units(layerId: string, limit: number, afterPosition: number | null): Promise<readonly UnitRecord[]>;
  unit(layerId: string, code: string): Promise<UnitRecord | null>;
  /** Unit id by code, of those that exist. */
  unitIds(layerId: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
