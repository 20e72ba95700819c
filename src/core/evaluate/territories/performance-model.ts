import { type PerformanceIndex, performanceIndex } from "./performance-index.ts";

/** Sales of territories, and what circumstances they met. */
export interface Circumstances<Predictor extends string> {
  readonly territories: readonly string[];
  readonly sales: readonly number[];
  readonly predictors: readonly { readonly predictor: Predictor; readonly values: readonly number[] }[];
}

export interface PerformanceModel<Predictor extends string = string> {
  /** Highest index first: performance adjusted for circumstances. */
  readonly territories: readonly PerformanceIndex[];
  readonly model: {
    readonly intercept: number;
    readonly coefficients: readonly { readonly predictor: Predictor; readonly coefficient: number }[];
    /** Share of the spread of sales that the circumstances explain. */
    readonly rSquared: number;
    readonly residualDeviation: number;
  };
}

/** Performance adjusted for circumstances, with the model that it was adjusted by. Null as of `performanceIndex`. */
export function performanceModel<Predictor extends string>({
  territories,
  sales,
  predictors,
}: Circumstances<Predictor>): PerformanceModel<Predictor> | null {
  const found = performanceIndex(
    territories,
    sales,
    predictors.map(({ values }) => values),
  );
  if (found === null) return null;
  const { coefficients, rSquared, residualDeviation } = found.regression;
  const [intercept, ...slopes] = coefficients;
  return {
    territories: [...found.territories].sort((a, b) => (b.index ?? 0) - (a.index ?? 0)),
    model: {
      ...{ intercept, rSquared, residualDeviation },
      coefficients: slopes.map((coefficient, place) => ({
        predictor: predictors[place].predictor,
        coefficient,
      })),
    },
  };
}
