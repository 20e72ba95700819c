import { failure, type Outcome, type Problem, success } from "../../../core/domain/problem.ts";
import { IDULFITRI_DATES } from "../../../core/evaluate/forecast/idulfitri-dates.ts";
import { type MonthlySeries, sumByMonth } from "../../../core/evaluate/forecast/sum-by-month.ts";
import type { Actor } from "../../ports/actor.ts";
import type { MonthFacts } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import type { MonthlyForecast } from "../describe-forecast.ts";
import { forecastMonths } from "../forecast-months.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";
import { dayOf } from "./day-of.ts";
import { wholeMonths } from "./whole-months.ts";

export interface StoredForecastRequest extends StoredRequest {
  /** How many months ahead of the last one of the window. */
  readonly months: number;
}

export interface StoredForecast extends Credited, MonthlyForecast {}

/** Monthly forecast of the sales of the window's whole months, by scope and in total. Problem: EVA-164 no sale in them. */
export async function forecastSales(
  tx: Transaction,
  actor: Actor,
  request: StoredForecastRequest,
): Promise<Outcome<StoredForecast>> {
  const whole = wholeMonths(request);
  if (!whole.ok) return whole;
  const window = await chooseWindow(tx, actor, whole.value);
  if (!window.ok) return window;
  const monthly = toSeries(await tx.facts.months(window.value.query));
  if (monthly === null) return failure([nothingSold(whole.value)]);
  const { feastDates } = await tx.organisation.get();
  const forecast = forecastMonths(monthly, {
    months: request.months,
    feasts: (feastDates ?? IDULFITRI_DATES).map(dayOf),
    groups: groupByParent(monthly, await tx.facts.parents(window.value.query)),
  });
  return success({ ...window.value.credited, ...forecast });
}

/** One group per scope that others lie below, at any depth, itself included. */
function groupByParent({ series }: MonthlySeries, parents: ReadonlyMap<string, string>) {
  const isWithin = (name: string, above: string): boolean => {
    for (let at: string | undefined = name; at !== undefined; at = parents.get(at))
      if (at === above) return true;
    return false;
  };
  return [...new Set(parents.values())].sort().flatMap((name) => {
    const members = series.flatMap((one, place) => (isWithin(one.name, name) ? [place] : []));
    return members.length === 0 ? [] : [{ name, members }];
  });
}

function toSeries(facts: readonly MonthFacts[]): MonthlySeries | null {
  return sumByMonth(
    Float64Array.from(facts, ({ month }) => dayOf(`${month}-01`)),
    Float64Array.from(facts, ({ revenue }) => revenue),
    facts.map(({ group }) => group),
  );
}

const nothingSold = ({ from, until }: StoredRequest): Problem => ({
  code: "EVA-164",
  where: { file: "options", item: "from" },
  cause: `there is no sale within reach from ${from} to before ${until}`,
  fix: "choose a longer window, or import the sales of these months",
});
