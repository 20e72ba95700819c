import { FORECAST_SUMS, type ForecastSum } from "../../../core/domain/forecast-sums.ts";

/** A figure of the pipeline's forecast as the address names it, beside those of the registry of key figures. */
const PREFIX = "forecast-";
const CHANCE = `${PREFIX}chance`;

export const forecastFigure = (sum: ForecastSum): string => `${PREFIX}${sum}`;

/** Which sum of the forecast an address means; null: none of them. */
export const sumOf = (figure: string): ForecastSum | null =>
  FORECAST_SUMS.find((sum) => forecastFigure(sum) === figure) ?? null;

/** A chance to win, named by its stage and the age from which it holds. */
export interface ChanceOf {
  readonly stage: string;
  readonly fromDays: number;
}

export const chanceAddress = ({ stage, fromDays }: ChanceOf) => ({
  figure: CHANCE,
  of: `${fromDays} ${stage}`,
  ofKind: undefined,
});

/** The chance that an address means; null: none. */
export function chanceOfAddress(figure: string, of = ""): ChanceOf | null {
  const [, days, stage] = /^(\d+) (.*)$/.exec(of) ?? [];
  return figure === CHANCE && days !== undefined ? { stage, fromDays: Number(days) } : null;
}
