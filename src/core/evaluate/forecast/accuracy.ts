/** How far forecasts lie from what came; null where a figure is not defined. */
export interface Accuracy {
  readonly meanAbsoluteError: number;
  readonly rootMeanSquareError: number;
  /** Symmetric mean absolute percentage error, 0 … 200. */
  readonly smape: number;
  /** Mean absolute percentage error; null where a value is 0. */
  readonly mape: number | null;
  /** Mean absolute error ÷ that of the seasonal naive forecast within the training values; null where that is 0. */
  readonly mase: number | null;
  /** Σ(forecast − actual) ÷ Σ actual; null where the sum is 0. */
  readonly bias: number | null;
}

/** Accuracy of forecasts against the values that came, of which there are as many; `train` are those before, `period` a year's. */
export function accuracy(
  forecasts: readonly number[],
  actual: readonly number[],
  { train, period }: { readonly train: readonly number[]; readonly period: number },
): Accuracy {
  const mean = (value: (actual: number, forecast: number) => number): number =>
    actual.reduce((sum, given, index) => sum + value(given, forecasts[index]), 0) / actual.length;
  const meanAbsoluteError = mean((given, forecast) => Math.abs(given - forecast));
  const scale = naiveError(train, period);
  const total = actual.reduce((sum, value) => sum + value, 0);
  return {
    meanAbsoluteError,
    rootMeanSquareError: Math.sqrt(mean((given, forecast) => (given - forecast) ** 2)),
    smape: mean((given, forecast) => {
      const size = Math.abs(given) + Math.abs(forecast);
      return size === 0 ? 0 : (200 * Math.abs(given - forecast)) / size;
    }),
    mape: actual.includes(0) ? null : mean((given, forecast) => 100 * Math.abs((given - forecast) / given)),
    mase: scale > 0 ? meanAbsoluteError / scale : null,
    bias: total === 0 ? null : (mean((given, forecast) => forecast - given) * actual.length) / total,
  };
}

/** Mean absolute change against the same season before; NaN where there is none. */
function naiveError(train: readonly number[], period: number): number {
  const later = train.slice(period);
  return later.reduce((sum, value, index) => sum + Math.abs(value - train[index]), 0) / later.length;
}
