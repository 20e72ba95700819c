import type { AccountId } from "./ids.ts";
import type { Cell } from "./unit-layer.ts";

/** A customer or prospect at a point. `unit` is its index in the layer, or −1 where it could not be placed. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly unit: number;
  /** How it got its unit: inside a polygon, snapped to the nearest unit, named by a unit column, or not at all. */
  readonly placedBy: "inside" | "snapped" | "unit-column" | "unplaced";
  readonly columns: Readonly<Record<string, Cell>>;
}
