import type { ProblemSpec } from "../../contract/problem.ts";
import type { Account } from "../../core/domain/account.ts";
import type { Problem } from "../../core/domain/problem.ts";
import type { UnitLayer } from "../../core/domain/unit-layer.ts";
import type { TerritoryWish } from "../../core/import/read-centres.ts";

/** A plan in force, or any alignment, on the units of a layer. */
export interface PlanOnLayer {
  /** Territory codes, sorted. */
  readonly codes: readonly string[];
  /** Index into `codes` per unit; −1 = in no territory. */
  readonly territoryOf: Int32Array;
}

/** Accounts that form a territory without geography. */
export interface NamedTerritory {
  readonly code: string;
  readonly name: string;
  readonly accountIds: readonly string[];
}

/** A hard or priced wish about two units. */
export interface UnitPair {
  readonly a: number;
  readonly b: number;
  readonly kind: "required" | "forbidden";
}

/** What a centres file says about one territory, with its centre by unit index (−1: none). */
export type CentreWish = TerritoryWish & { readonly unit: number };

/** A lock of a unit, or (unit null) of a whole territory. */
export interface LockWish {
  readonly unit: number | null;
  readonly target:
    | { readonly kind: "territory"; readonly code: string }
    | { readonly kind: "current" }
    | { readonly kind: "white-space" };
}

/** Everything read for one run, checked and joined: what problems are built from. */
export interface Study {
  readonly title: string;
  readonly spec: ProblemSpec;
  readonly layer: UnitLayer;
  readonly linksMade: readonly { readonly a: number; readonly b: number; readonly km: number }[];
  readonly accounts: readonly Account[] | null;
  readonly accountsFile: string;
  readonly namedTerritories: readonly NamedTerritory[];
  readonly current: PlanOnLayer | null;
  readonly locks: readonly LockWish[];
  readonly centres: readonly CentreWish[];
  readonly pairs: readonly UnitPair[];
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  readonly warnings: readonly Problem[];
}
