/** One measure of one territory, or of the whole plan. */
export interface MeasureFigure {
  readonly measureKey: string;
  readonly value: number;
  readonly target: number;
  /** (value − target) ÷ target; 0 where the target is 0 and the value too. */
  readonly deviation: number;
  /** Hard limits in the measure's unit; null where none. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Everything the product says about one territory of a plan. */
export interface TerritoryFigures {
  readonly territory: number;
  readonly unitCount: number;
  readonly measures: readonly MeasureFigure[];
  /** Unit index of the best centre for the plan's objective (fixed centre where given), −1 for an empty territory. */
  readonly centreUnit: number;
  /** 4π × area ÷ perimeter² of the dissolved shape; null without polygons. */
  readonly polsbyPopper: number | null;
  /** Σ first measure × km² to the best unit as centre. */
  readonly inertia: number;
  readonly diameterKm: number;
  /** Estimated km (core/evaluate/travel-estimate.ts). */
  readonly travelKm: number;
  /** Number of connected parts in the adjacency (links count); 1 = contiguous. */
  readonly partCount: number;
}

/** What changes hands, the unavoidable included: units of territories that are given up cannot stay, and no cap counts them. */
export interface DisruptionFigures {
  readonly movedWeightKey: string;
  readonly movedUnits: number;
  readonly movedWeight: number;
  readonly totalWeight: number;
  readonly movedShare: number;
  readonly movedUnitIndices: readonly number[];
  readonly unavoidableUnits: number;
  readonly unavoidableWeight: number;
  readonly unavoidableShare: number;
}

/** Everything the product says about a plan. */
export interface PlanFigures {
  readonly objective: number;
  readonly territories: readonly TerritoryFigures[];
  /** Per measure: total, largest |deviation|, coefficient of variation of value ÷ target. */
  readonly balance: readonly {
    readonly measureKey: string;
    readonly total: number;
    readonly largestDeviation: number;
    readonly coefficientOfVariation: number;
  }[];
  readonly inertia: number;
  readonly medianDistanceKm: number;
  readonly largestDiameterKm: number;
  readonly cutEdges: number;
  readonly travelKm: number;
  readonly meanPolsbyPopper: number | null;
  readonly disruption: DisruptionFigures | null;
  readonly uncoveredUnits: number;
}
