import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { accuracy } from "../../src/core/evaluate/forecast/accuracy.ts";
import { FORECAST_METHODS, forecastByMethods } from "../../src/core/evaluate/forecast/forecast-methods.ts";
import { forecastSeries } from "../../src/core/evaluate/forecast/forecast-series.ts";
import { mean } from "../statistics.ts";
import type { SuiteContext, SuiteReport } from "../suite.ts";
import { absentData } from "./measure-instances.ts";

const FOLDER = "../shared/data/kpi";
const PERIODS: Readonly<Record<string, number>> = { MONTHLY: 12, QUARTERLY: 4 };
/** Published methods printed beside ours. */
const RIVALS = ["NAIVE2", "DAMPEN", "COMB S-H-D", "THETA", "ForecastPro"];

interface Series {
  readonly train: readonly number[];
  readonly test: readonly number[];
  readonly period: number;
}

interface Score {
  readonly method: string;
  readonly smape: number;
}

/** Forecasts of the M3 subset against those published for the same series; must: below Naive2, at or below Theta. */
export async function benchForecast({ options, say }: SuiteContext): Promise<SuiteReport> {
  const folder = options.folder ?? FOLDER;
  const empty = { suite: "forecast", threads: 1, tables: [], results: [], failures: [], notes: [] } as const;
  const heading = "Forecasts: M3 subset";
  if (!existsSync(`${folder}/m3_subset.csv.gz`))
    return { ...empty, heading, protocol: "", ...absentData(folder) };
  const every = options.quick ? 4 : 1;
  const series = readSeries(folder).filter((_, index) => index % every === 0);
  say(`${series.length} series`);
  const single = FORECAST_METHODS.flatMap((method): readonly Score[] => {
    // a method that is not for all of them has no mean over all
    const made = series.map(
      ({ train, test, period }) => forecastByMethods(train, { period }, test.length)[method] ?? [],
    );
    if (made.some((forecasts) => forecasts.length === 0)) return [];
    return [{ method, smape: meanSmape(series, (_, index) => made[index]) }];
  });
  const begun = process.cpuUsage();
  const forecasts = series.map(({ train, test, period }) => forecastSeries(train, { period }, test.length));
  const { user, system } = process.cpuUsage(begun);
  const secondsPerThousand = (user + system) / 1_000 / series.length;
  const chosen = meanSmape(series, (_, index) => forecasts[index].forecasts.map(({ value }) => value));
  const cover = coverage(series, forecasts);
  const published = readPublished(folder);
  const ours = [...single, { method: "chosen by back-test", smape: chosen }];
  const naive2 = published.find(({ method }) => method === "NAIVE2")?.smape ?? 0;
  const thetaPublished = published.find(({ method }) => method === "THETA")?.smape ?? 0;
  const isMissed = !options.quick && (chosen >= naive2 || chosen > thetaPublished);
  return {
    ...empty,
    heading,
    protocol:
      "194 series of the M3 competition, horizon 18 months or 8 quarters; mean sMAPE. Must: below Naive2 and at or below Theta as published.",
    tables: [
      {
        title: `${series.length} series; ${secondsPerThousand.toFixed(1)} s of processor time per 1,000 series with back-test; intervals hold ${(100 * cover[0]).toFixed(1)} and ${(100 * cover[1]).toFixed(1)} %`,
        columns: ["method", "mean sMAPE"],
        rows: [
          ...ours.map(({ method, smape }) => [`Wilayah: ${method}`, smape.toFixed(3)]),
          ...published
            .filter(({ method }) => RIVALS.includes(method))
            .map(({ method, smape }) => [`published on all 194: ${method}`, smape.toFixed(3)]),
        ],
      },
    ],
    results: [{ ours, published, secondsPerThousand, coverage80: cover[0], coverage95: cover[1] }],
    failures: isMissed
      ? [`mean sMAPE ${chosen.toFixed(3)}, must be below ${naive2} and at most ${thetaPublished}`]
      : [],
  };
}

function readSeries(folder: string): readonly Series[] {
  const text = gunzipSync(readFileSync(`${folder}/m3_subset.csv.gz`)).toString("utf8");
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const cells = line.split(",");
      const numbers = (cell: string) => cell.split(" ").map(Number);
      return { train: numbers(cells[6]), test: numbers(cells[7]), period: PERIODS[cells[2]] ?? 1 };
    });
}

const readPublished = (folder: string): readonly Score[] =>
  readFileSync(`${folder}/m3_subset_published_smape.csv`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [method, smape] = line.split(",");
      return { method: method.replaceAll('"', ""), smape: Number(smape) };
    });

const meanSmape = (
  series: readonly Series[],
  forecast: (one: Series, index: number) => readonly number[],
): number =>
  mean(
    series.map(
      (one, index) =>
        accuracy(forecast(one, index), one.test, { train: one.train, period: one.period }).smape,
    ),
  ) ?? Number.NaN;

/** Shares of the values that lie within the 80 and the 95 % intervals. */
function coverage(
  series: readonly Series[],
  forecasts: readonly ReturnType<typeof forecastSeries>[],
): readonly [number, number] {
  const held = forecasts.flatMap((forecast, index) =>
    forecast.forecasts.flatMap((value, step) => {
      if (!("low80" in value)) return [];
      const actual = series[index].test[step];
      return [
        {
          in80: Number(actual >= value.low80 && actual <= value.high80),
          in95: Number(actual >= value.low95 && actual <= value.high95),
        },
      ];
    }),
  );
  return [mean(held.map(({ in80 }) => in80)) ?? 0, mean(held.map(({ in95 }) => in95)) ?? 0];
}
