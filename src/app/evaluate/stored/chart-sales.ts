import { failure, type Outcome, success } from "../../../core/domain/problem.ts";
import { monthText, sumByMonth } from "../../../core/evaluate/forecast/sum-by-month.ts";
import { chartMonths, type MonthChart } from "../../../core/evaluate/territories/chart-months.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Transaction } from "../../ports/store.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";
import { dayOf } from "./day-of.ts";
import { wholeMonths } from "./whole-months.ts";

export interface StoredTrend extends Credited {
  /** As 2026-11. */
  readonly months: readonly string[];
  readonly series: readonly (MonthChart & { readonly name: string; readonly values: readonly number[] })[];
}

/** Whether sales by month have changed, by scope: XmR charts of the window's whole months, without the season of the year. Problems: EVA-161 no whole month, EVA-164 no sale in them. */
export async function chartSales(
  tx: Transaction,
  actor: Actor,
  request: StoredRequest,
): Promise<Outcome<StoredTrend>> {
  const whole = wholeMonths(request);
  if (!whole.ok) return whole;
  const { from, until } = whole.value;
  const window = await chooseWindow(tx, actor, whole.value);
  if (!window.ok) return window;
  const facts = await tx.facts.months(window.value.query);
  const monthly = sumByMonth(
    Float64Array.from(facts, ({ month }) => dayOf(`${month}-01`)),
    Float64Array.from(facts, ({ revenue }) => revenue),
    facts.map(({ group }) => group),
  );
  if (monthly === null)
    return failure([
      {
        code: "EVA-164",
        where: { file: "options", item: "from" },
        cause: `there is no sale within reach from ${from} to before ${until}`,
        fix: "choose a longer window, or import the sales of these months",
      },
    ]);
  const { firstMonth, months, series } = monthly;
  return success({
    ...window.value.credited,
    months: Array.from({ length: months }, (_, month) => monthText(firstMonth + month)),
    series: series.map(({ name, values }) => ({ name, values, ...chartMonths(values) })),
  });
}
