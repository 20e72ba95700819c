import type { ObjectiveKey } from "../core/domain/design-problem.ts";
import type { Block } from "../core/domain/design-result.ts";
import type { DisruptionFigures, TerritoryFigures } from "../core/evaluate/plan-figures.ts";
import type { PlanReport } from "../core/evaluate/plan-report.ts";

/** What the page shows as the report has it. */
type Unchanged =
  | "title"
  | "version"
  | "seed"
  | "stopped"
  | "iterations"
  | "districts"
  | "alternatives"
  | "warnings"
  | "violations"
  | "credits";

/** What stands in the page as JSON. Coordinates are integers of the display grid: x to the east, y to the south. */
export interface PageData extends Pick<PlanReport, Unchanged> {
  readonly layerName: string;
  readonly objective: {
    readonly key: ObjectiveKey;
    readonly unit: string;
    readonly value: number;
    readonly before: number | null;
    readonly lowerBound: number | null;
    readonly boundMethod: string | null;
  };
  readonly grid: { readonly width: number; readonly height: number; readonly kmPerStep: number | null };
  readonly measures: readonly PageMeasure[];
  readonly units: PageUnits;
  readonly territories: readonly PageTerritory[];
  /** Territories of the plan before that live on no more. */
  readonly givenUp: readonly { readonly code: string; readonly colour: number }[];
  readonly shapes: PageShapes | null;
  /** Where units are points: corners (unit indices) of the triangles between them, three each. */
  readonly triangles: readonly number[] | null;
  readonly accounts: PageAccounts | null;
  /** Indices by unit; null where nothing is known. */
  readonly why: readonly (readonly PageOption[] | null)[];
  readonly summary: {
    readonly travelKm: number;
    readonly travelKmBefore: number | null;
    readonly cutEdges: number;
    readonly meanPolsbyPopper: number | null;
    readonly uncoveredUnits: number;
    readonly largestDeviationBefore: readonly number[] | null;
    readonly disruption: DisruptionFigures | null;
    readonly maximumMovedShare: number | null;
  };
}

export interface PageMeasure {
  readonly key: string;
  readonly tolerance: number | null;
  readonly total: number;
  readonly largestDeviation: number;
}

export interface PageUnits {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Territory index; −2 = left uncovered on purpose. */
  readonly territory: readonly number[];
  /** Territory before, from territories.length on one of `givenUp`, −1 = none; null where there is no current plan. */
  readonly before: readonly number[] | null;
  /** Per measure, per unit. */
  readonly values: readonly (readonly number[])[];
  /** What moving the unit counts for; null where there is no current plan. */
  readonly movedWeight: readonly number[] | null;
  /** Per unit: how many neighbours with a higher index it has; their index differences follow in `neighbourSteps`. */
  readonly neighbourCounts: readonly number[];
  readonly neighbourSteps: readonly number[];
  /** 1 where the edge of the same position in `neighbourSteps` is a link across water. */
  readonly neighbourIsLink: readonly number[];
}

export interface PageTerritory {
  readonly code: string;
  readonly name: string;
  /** Index into the page's palettes. */
  readonly colour: number;
  /** Where its label stands, on the grid; null for an empty territory. */
  readonly label: readonly [number, number] | null;
  /** Index of its district, or −1. */
  readonly district: number;
  readonly mustBeContiguous: boolean;
  readonly locked: boolean;
  readonly figures: TerritoryFigures;
  readonly before: TerritoryFigures | null;
}

export interface PageShapes {
  /** Points of each arc; their coordinates follow in `steps` as first point, then differences. */
  readonly arcLengths: readonly number[];
  readonly steps: readonly number[];
  /** Per unit: rings (all polygons' rings in one list) → arc indices, ~i = reversed. */
  readonly rings: readonly (readonly (readonly number[])[])[];
}

export interface PageAccounts {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly unit: readonly number[];
  /** Null where there are too many to name on a page. */
  readonly names: readonly string[] | null;
}

/** One alternative for a unit: the territory, the objective's change, what forbids it. */
export type PageOption = readonly [territory: number, objectiveChange: number, blocks: readonly Block[]];
