import type { UnitLayer } from "../../../core/domain/unit-layer.ts";
import type { AccountRecord } from "./accounts.ts";

export interface NewLayer {
  readonly id: string;
  readonly name: string;
  readonly credit: string;
  readonly createdAt: Date;
  readonly layer: UnitLayer;
  /** One per unit, in the layer's order. */
  readonly unitIds: readonly string[];
  /** TopoJSON text with the object "units"; null for a layer without shapes. */
  readonly topology: string | null;
  /** Columns of the layer that are numbers: the units' activity measures. */
  readonly measures: Readonly<Record<string, readonly number[]>>;
}

/** Whole sets, stored in a few statements. */
export interface CatalogueRows {
  insertLayer(layer: NewLayer): Promise<void>;
  insertAccounts(accounts: readonly AccountRecord[]): Promise<void>;
  /** TopoJSON text; null where the layer has no shapes or does not exist. */
  readTopology(layerId: string): Promise<string | null>;
}
