import { type Command, InvalidArgumentError } from "commander";
import { evaluateForecast, type ForecastReport } from "../../app/evaluate/evaluate-forecast.ts";
import { viewForecast } from "../../app/evaluate/views/view-forecast.ts";
import type { CommandContext } from "../command-context.ts";
import { evaluationWords, fillIn } from "../evaluation-words.ts";
import { renderTable } from "../render-table.ts";
import type { Reporter } from "../reporter.ts";
import { addEvaluationOptions, type EvaluationFlags, tellEvaluation } from "../tell-evaluation.ts";

const HELP = `
FILE has dated rows: date (a day or a month, year first) and value. Rows are added up by month. The forecast is the median of
seasonal naive, Theta, damped trend and exponential smoothing unless a back-test finds one of them clearly better; values that are
mostly 0 have Croston's (SBA) and TSB too. There are limits only where the history is long enough for a back-test: 28 months.

Example:
  wilayah evaluate forecast sales.csv --value revenue --by territory --within region --months 6 --feasts idulfitri`;

const [DEFAULT_MONTHS, MOST_MONTHS] = [12, 60];

interface Flags extends EvaluationFlags {
  readonly date?: string;
  readonly value?: string;
  readonly by?: string;
  readonly within?: string;
  readonly feasts?: string;
  readonly months: number;
}

/** `wilayah evaluate forecast`. */
export function addEvaluateForecastCommand(evaluate: Command, context: CommandContext): void {
  const command = evaluate
    .command("forecast")
    .description("forecast by month, with 80 and 95 % intervals and the season of the year")
    .argument("<file>", "CSV or XLSX of dated values")
    .option("--date <column>", "column with the date (default: by its usual names)")
    .option("--value <column>", "column with the value")
    .option("--by <column>", "one forecast per territory, product … of this column, and their sum")
    .option("--within <column>", "what these lie within: a forecast per value of it, the sum of its own")
    .option("--feasts <file>", "dates of feasts that sales rise before, one per year; or: idulfitri")
    .option("--months <number>", "how far ahead", readMonths, DEFAULT_MONTHS)
    .addHelpText("after", HELP);
  addEvaluationOptions(command);
  command.action(async (file: string, flags: Flags) => {
    const outcome = await evaluateForecast(context.world, {
      file,
      months: flags.months,
      dateColumn: flags.date,
      valueColumn: flags.value,
      byColumn: flags.by,
      withinColumn: flags.within,
      feasts: flags.feasts,
    });
    await tellEvaluation(context, { flags, outcome, view: viewForecast, text: forecastText });
  });
}

function readMonths(text: string): number {
  const months = Number(text);
  if (Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS) return months;
  throw new InvalidArgumentError(`give a whole number from 1 to ${MOST_MONTHS}`);
}

export function forecastText(
  { history, series, groups, total, totalMethod, season, feast, plan }: ForecastReport,
  { locale }: Reporter,
) {
  const words = evaluationWords(locale);
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
  const index = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const shown = columnsOf(groups, series);
  const rows = total.map((forecast, step) => [
    forecast.month,
    ...shown.map(({ forecasts }) => number.format(forecasts[step].value)),
    number.format(forecast.value),
    ...("low80" in forecast
      ? [
          `${number.format(forecast.low80)} … ${number.format(forecast.high80)}`,
          `${number.format(forecast.low95)} … ${number.format(forecast.high95)}`,
        ]
      : ["–", "–"]),
  ]);
  const names = shown.map(({ name }) => name || words.none);
  const seasonLine =
    season === null
      ? words.noSeason
      : fillIn(words.season, {
          indices: season.months
            .map(({ monthOfYear, index: value }) => `${monthOfYear}: ${index.format(value)}`)
            .join("  "),
        });
  return [
    renderTable([[words.month, ...names, words.total, "80 %", "95 %"], ...rows]),
    `\n${fillIn(words.forecastFrom, {
      ...{ from: history.from, to: history.to },
      ...{ months: String(history.months), method: totalMethod },
    })}\n`,
    total.every((forecast) => "low80" in forecast) ? "" : `${words.noLimits}\n`,
    `${seasonLine}\n`,
    feast === null ? "" : `${feastLine(feast, { words, index })}\n`,
    plan === null ? "" : `${planLine(plan, words)}\n`,
  ].join("");
}

/** More do not fit on a terminal; --json, --format csv and --report have all. */
const MOST_COLUMNS = 8;

/** What stands beside the sum: groups and their series, or the groups alone, as far as they fit; nothing beside a single series. */
function columnsOf(groups: ForecastReport["groups"], series: ForecastReport["series"]) {
  if (series.length < 2) return [];
  const all = [...groups, ...series];
  if (all.length <= MOST_COLUMNS) return all;
  return groups.length <= MOST_COLUMNS ? groups : [];
}

interface Telling {
  readonly words: ReturnType<typeof evaluationWords>;
  readonly index: Intl.NumberFormat;
}

const feastLine = (feast: NonNullable<ForecastReport["feast"]>, { words, index }: Telling): string =>
  fillIn(words.feast, {
    effect: `${feast.kind === "multiplicative" ? "×" : "+"} ${index.format(feast.size)}`,
  });

function planLine(plan: NonNullable<ForecastReport["plan"]>, words: Telling["words"]): string {
  const of = (standing: string) =>
    plan.flatMap((month) => (month.standing === standing ? [month.month] : [])).join(", ") || words.none;
  return fillIn(words.plan, { busy: of("busy"), slow: of("slow") });
}
