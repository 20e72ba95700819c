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

/** Two neighbours, by code. */
export interface LayerEdge {
  readonly a: string;
  readonly b: string;
  readonly kind: "border" | "link";
  readonly borderKm: number;
  /** 0 = no barrier. */
  readonly barrierPrice: number;
}

/** Whole sets, stored in a few statements. */
export interface CatalogueRows {
  insertLayer(layer: NewLayer): Promise<void>;
  insertAccounts(accounts: readonly AccountRecord[]): Promise<void>;
  /** TopoJSON text; null where the layer has no shapes or does not exist. */
  readTopology(layerId: string): Promise<string | null>;
  /** Each pair once, in the order of the units. */
  readAdjacency(layerId: string): Promise<readonly LayerEdge[]>;
}
