import type { TerritoryCode, UnitCode } from "./ids.ts";
import type { Adjacency, Points } from "./unit-layer.ts";

/**
 * What a plan is scored by. All are minimised.
 * - `inertia`: Σ over units of first measure × km² to the best unit of its territory as centre.
 * - `p-median`: Σ over units of km to the best unit of its territory as centre (the unit's demand does not weigh).
 * - `max-diameter`: the largest distance (km) between two units of one territory.
 * - `cut-edges`: number of adjacent pairs of units in different territories (links count too).
 * - `travel`: Σ over territories of estimated travel km (see core/evaluate/travel-estimate.ts).
 */
export type ObjectiveKey = "inertia" | "p-median" | "max-diameter" | "cut-edges" | "travel";

/** Terms that can be weighed beside the objective. `compactness` is inertia, `balance` Σ |deviation| ÷ target, `disruption` moved weight. */
export type TermKey = ObjectiveKey | "compactness" | "balance" | "disruption";

/** A number per unit that is balanced. */
export interface Measure {
  readonly key: string;
  /** One value ≥ 0 per unit. */
  readonly values: Float64Array;
  /** Hard band as a fraction of the territory's target (0.05 = ±5 %); null = no band from this measure. */
  readonly tolerance: number | null;
  /** Weight of the deviation from target in the soft `balance` term. */
  readonly balanceWeight: number;
}

export interface CapacityLimit {
  readonly measureKey: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** One territory to be filled. */
export interface TerritorySpec {
  readonly code: TerritoryCode;
  readonly name: string;
  /** Share of the total relative to the others: 1 = a full rep, 0.5 = half-time. Target = total × share ÷ Σ share. */
  readonly share: number;
  /** Shares that differ for single measures, by measure key. */
  readonly shareByMeasure: Readonly<Record<string, number>>;
  readonly contiguous: boolean;
  /** The unit that must be this territory's centre and stays in it, or −1. */
  readonly centreUnit: number;
  /** The rep's home (same coordinates as Points), used by `travel`; null where none. */
  readonly home: { readonly x: number; readonly y: number } | null;
  readonly capacities: readonly CapacityLimit[];
  /** A locked territory keeps exactly the units that `current` gives it: none leaves, none enters. */
  readonly locked: boolean;
}

/** Territories of the current plan that a design does without. */
export interface GivenUpTerritories {
  readonly codes: readonly string[];
  /** Index into `codes` per unit, −1 = in none of them. */
  readonly territoryOf: Int32Array;
}

/** How an existing plan limits and prices change. */
export interface Realignment {
  /** Territory index per unit in the current plan, −1 = none of this design's (always free to move; no cap or price counts it). */
  readonly current: Int32Array;
  /** Absent where every territory of the current plan lives on. Its units have `current` −1: they cannot but move. */
  readonly givenUp?: GivenUpTerritories;
  /** What moving a unit counts for (accounts, revenue, workload, or 1). */
  readonly movedWeight: Float64Array;
  readonly movedWeightKey: string;
  /** Weight of the `disruption` term: moved share × this, in units of the (normalised) objective. 0 = moves are free. */
  readonly price: number;
  /** Largest share of the total movedWeight that may move (0.1 = 10 %); null = no cap. */
  readonly maximumMovedShare: number | null;
}

/** `lockedTo` marks: free to go anywhere, or left uncovered on purpose (white space). Values ≥ 0 are a territory's index. */
export const FREE = -1;
export const WHITE_SPACE = -2;

/** A whole design problem as plain data: what the solver and the checker both read. Unit arrays have `unitCodes.length` entries. */
export interface DesignProblem {
  readonly unitCodes: readonly UnitCode[];
  readonly points: Points;
  /** Area of each unit in km², for the travel estimate; null where unknown (then travel counts 0 km inside). */
  readonly areaKm2: Float64Array | null;
  readonly adjacency: Adjacency;
  /** The first measure is the weight of `inertia`. At least one. */
  readonly measures: readonly Measure[];
  /** Calls per unit in the travel estimate (accounts if known, else 1). */
  readonly visits: Float64Array;
  readonly territories: readonly TerritorySpec[];
  readonly objective: ObjectiveKey;
  /** Extra terms and their weights, each normalised by its own value at the first plan. Empty: the objective stands alone. */
  readonly termWeights: Readonly<Partial<Record<TermKey, number>>>;
  /** Per unit: FREE, WHITE_SPACE, or the index of the territory it must be in. */
  readonly lockedTo: Int32Array;
  /** Pairs of unit indices that must share a territory. */
  readonly requiredPairs: readonly (readonly [number, number])[];
  /** Pairs of unit indices that must not. */
  readonly forbiddenPairs: readonly (readonly [number, number])[];
  readonly realignment: Realignment | null;
}
