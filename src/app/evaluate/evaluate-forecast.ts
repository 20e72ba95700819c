import { dateOfDay, dayNumber, dayText } from "../../core/domain/day-number.ts";
import { BrokenInvariant, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { forecastHierarchy } from "../../core/evaluate/forecast/forecast-hierarchy.ts";
import { type MonthlySeries, sumByMonth } from "../../core/evaluate/forecast/sum-by-month.ts";
import { warnOfSpellings } from "../../core/import/read-account-sales.ts";
import { readRecords } from "../../core/import/read-records.ts";
import type { Table } from "../../core/import/table.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { describeForecast, type MonthlyForecast } from "./describe-forecast.ts";
import { readTable } from "./read-table.ts";

export interface ForecastRequest {
  readonly file: string;
  readonly months: number;
  readonly dateColumn?: string | undefined;
  readonly valueColumn?: string | undefined;
  /** One forecast per value of this column, and one of their sum; without it one of everything. */
  readonly byColumn?: string | undefined;
}

export interface ForecastReport extends MonthlyForecast {
  readonly warnings: readonly Problem[];
}

const MONTHS_OF_YEAR = 12;
/** A weekend and a holiday at the end of a month are no gap. */
const UNFINISHED_DAYS = 5;

/** Monthly forecast of the values in a file of dated rows, by series and in total, with 80 and 95 % intervals. */
export async function evaluateForecast(
  world: World,
  request: ForecastRequest,
): Promise<ForecastReport | Refusal> {
  const table = await readTable(world, request.file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const monthly = readMonthly(table.value, request);
  const warnings = [...table.warnings, ...monthly.warnings];
  if (!monthly.ok) return badInput(monthly.problems, warnings);
  const values = monthly.value.series.map((series) => series.values);
  const forecast = forecastHierarchy(values, MONTHS_OF_YEAR, request.months);
  return { ...describeForecast(monthly.value, forecast), warnings };
}

function readMonthly(table: Table, request: ForecastRequest): Outcome<MonthlySeries> {
  const read = readRecords(table, {
    date: {
      kind: "day",
      names: ["date", "month", "order_date", "year_month", "tanggal", "bulan"],
      chosen: request.dateColumn,
      option: "--date",
      needed: "cells",
    },
    value: {
      kind: "number",
      names: ["value", "revenue", "sales", "amount", "omzet", "pendapatan"],
      chosen: request.valueColumn,
      option: "--value",
      needed: "cells",
    },
  });
  if (!read.ok) return read;
  const by =
    request.byColumn === undefined
      ? null
      : readRecords(table, {
          by: { kind: "text", names: [], chosen: request.byColumn, option: "--by", needed: "column" },
        });
  if (by !== null && !by.ok) return by;
  const names = by?.value.by ?? null;
  const monthly = sumByMonth(read.value.date, read.value.value, names);
  if (monthly === null) throw new BrokenInvariant("got no month, expected one in a table of filled cells");
  const spellings = names === null ? [] : warnOfSpellings(table.file, names);
  return success(monthly, [...spellings, ...warnOfUnfinishedMonth(table.file, read.value.date)]);
}

/** Rows that end well before their last month does make that month, and the forecast after it, too low. */
function warnOfUnfinishedMonth(file: string, days: Float64Array): readonly Problem[] {
  const last = days.reduce((latest, day) => Math.max(latest, day));
  const { day, month, year } = dateOfDay(last);
  const daysLeft =
    dayNumber(month === MONTHS_OF_YEAR ? year + 1 : year, (month % MONTHS_OF_YEAR) + 1, 1) - 1 - last;
  const isByMonth = days.every((one) => dateOfDay(one).day === day);
  if (isByMonth || daysLeft < UNFINISHED_DAYS) return [];
  return [
    {
      code: "EVA-150",
      where: { file, item: dayText(last) },
      cause: `the rows end ${daysLeft} days before their last month does, so that month may be too low`,
      fix: "leave out the unfinished month",
    },
  ];
}
