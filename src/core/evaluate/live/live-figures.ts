/** What a plan in the hand comes to; arrays have an entry per territory. All equal what `evaluatePlan` says of the same plan. */
export interface LiveFigures {
  readonly unitCount: Int32Array;
  /** Per measure of the problem: what each territory holds, and its target, in the measure's unit. */
  readonly values: readonly Float64Array[];
  readonly targets: readonly Float64Array[];
  /** 4π × area ÷ perimeter²; NaN without shapes or units. */
  readonly polsbyPopper: Float64Array;
  /** Estimated km; NaN until it is measured (`LivePlan.settle`). */
  readonly travelKm: Float64Array;
  /** Connected parts; 1 = contiguous. */
  readonly partCount: Int32Array;
  /** Units of the parts that lie apart from the largest of their territory, ascending. */
  readonly islands: readonly number[];
  /** Parts that one other territory encloses, white space or not, each as ascending units. */
  readonly holes: readonly { readonly enclosedBy: number; readonly units: readonly number[] }[];
  readonly uncoveredUnits: number;
  /** Against the plan in force; null without one. Shares are of all units' weight. */
  readonly disruption: {
    readonly movedUnits: number;
    readonly movedWeight: number;
    readonly movedShare: number;
  } | null;
}
