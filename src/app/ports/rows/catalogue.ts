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

/** What becomes of a unit's measures and, where not null, its name. */
export interface UnitChange {
  readonly unitId: string;
  readonly name: string | null;
  readonly set: Readonly<Record<string, number>>;
  readonly drop: readonly string[];
}

/** What refers to the units of a layer. */
export interface LayerUse {
  /** By name. */
  readonly plans: readonly string[];
  /** Codes of accounts that lie in it and were last changed at another instant than the one given; the first few. */
  readonly accounts: readonly string[];
  readonly leads: readonly string[];
}

/** Whole sets, stored in a few statements. */
export interface CatalogueRows {
  insertLayer(layer: NewLayer): Promise<void>;
  changeUnits(changes: readonly UnitChange[]): Promise<void>;
  useOfLayer(layerId: string, placedAt: Date | null): Promise<LayerUse>;
  /** With its units; nothing may refer to them but accounts, which are then without a unit. */
  removeLayer(layerId: string): Promise<void>;
  /** Accounts with a position and no unit. */
  accountsToPlace(): Promise<readonly { readonly id: string; readonly lon: number; readonly lat: number }[]>;
  placeAccounts(
    places: readonly { readonly accountId: string; readonly unitId: string }[],
    at: Date,
  ): Promise<void>;
  insertAccounts(accounts: readonly AccountRecord[]): Promise<void>;
  /** TopoJSON text; null where the layer has no shapes or does not exist. */
  readTopology(layerId: string): Promise<string | null>;
  /** Each pair once, in the order of the units. */
  readAdjacency(layerId: string): Promise<readonly LayerEdge[]>;
}
