import { dateOfDay } from "../../core/domain/day-number.ts";
import { BrokenInvariant, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { type MonthlySeries, monthText, sumByMonth } from "../../core/evaluate/forecast/sum-by-month.ts";
import { chartMonths, type MonthChart } from "../../core/evaluate/territories/chart-months.ts";
import { type Pace, pace, seasonalProfile } from "../../core/evaluate/territories/pace.ts";
import { gatherProblems } from "../../core/import/gather-problems.ts";
import { warnOfSpellings } from "../../core/import/read-account-sales.ts";
import type { Table } from "../../core/import/table.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import {
  type DatedColumns,
  type DatedValues,
  readDatedValues,
  readNames,
  warnOfUnfinishedMonth,
} from "./read-dated-values.ts";
import { readTable } from "./read-table.ts";

export interface MonthsRequest extends DatedColumns {
  readonly file: string;
  /** One series per value of this column; without it one of everything. */
  readonly byColumn?: string | undefined;
}

export interface TrendReport {
  /** As 2026-11. */
  readonly months: readonly string[];
  readonly series: readonly (MonthChart & { readonly name: string; readonly values: readonly number[] })[];
  readonly warnings: readonly Problem[];
}

export interface PacingRequest extends MonthsRequest {
  readonly quota: number;
  /** First and last month of the period, as 2026-10. */
  readonly from: string;
  readonly to: string;
}

export interface PacingReport extends Pace {
  readonly months: readonly string[];
  readonly quota: number;
  /** Share of the period that falls on each month in earlier years; even where there is none. */
  readonly profile: readonly number[];
  readonly yearsOfProfile: number;
  readonly warnings: readonly Problem[];
}

const MONTHS_OF_YEAR = 12;

/** Whether something has changed: XmR charts of monthly sums, without the season of the year. */
export async function evaluateTrend(world: World, request: MonthsRequest): Promise<TrendReport | Refusal> {
  const read = await readMonths(world, request);
  if (!read.ok) return badInput(read.problems, read.warnings);
  const { firstMonth, months, series } = read.value.monthly;
  return {
    months: Array.from({ length: months }, (_, month) => monthText(firstMonth + month)),
    series: series.map(({ name, values }) => ({ name, values, ...chartMonths(values) })),
    warnings: [...read.warnings, ...warnOfUnfinishedMonth(request.file, read.value)],
  };
}

/** How far a period is along against its own season. Problems besides those of the file: EVA-182, EVA-183. */
export async function evaluatePacing(world: World, request: PacingRequest): Promise<PacingReport | Refusal> {
  const [first, last] = [monthOf(request.from), monthOf(request.to)];
  if (first === null || last === null || last < first || last - first >= MONTHS_OF_YEAR)
    return badInput([noPeriod(request)]);
  const read = await readMonths(world, { ...request, byColumn: undefined });
  if (!read.ok) return badInput(read.problems, read.warnings);
  const { monthly, lastDay, daysOfLastMonth, isByMonth } = read.value;
  const [{ values }] = monthly.series;
  const length = last - first + 1;
  const of = (month: number) => values[month - monthly.firstMonth] ?? 0;
  const range = (from: number) => Array.from({ length }, (_, month) => of(from + month));
  const years = [];
  for (let from = first - MONTHS_OF_YEAR; from >= monthly.firstMonth; from -= MONTHS_OF_YEAR)
    years.push(range(from));
  const profile = seasonalProfile(years);
  const end = dateOfDay(lastDay);
  const lastMonth = end.year * MONTHS_OF_YEAR + end.month - 1;
  const begun = Math.min(length, lastMonth - first + 1);
  if (begun < 1) return badInput([nothingYet(request)], read.warnings);
  const chosen = profile ?? new Array<number>(length).fill(1 / length);
  return {
    ...pace(range(first).slice(0, begun), {
      quota: request.quota,
      profile: chosen,
      // a file of one row a month has whole months
      elapsedOfLast: isByMonth || lastMonth > last ? 1 : daysOfLastMonth.gone / daysOfLastMonth.all,
    }),
    months: Array.from({ length }, (_, month) => monthText(first + month)),
    quota: request.quota,
    profile: chosen,
    yearsOfProfile: profile === null ? 0 : years.length,
    warnings: [...read.warnings, ...(profile === null ? [noHistory(request)] : [])],
  };
}

interface Months extends DatedValues {
  readonly monthly: MonthlySeries;
}

async function readMonths(world: World, request: MonthsRequest): Promise<Outcome<Months>> {
  const table = await readTable(world, request.file);
  if (!table.ok) return table;
  const read = readDatedValues(table.value, request);
  if (!read.ok) return read;
  const by = readNames(table.value, request.byColumn, "--by");
  if (!by.ok) return by;
  const names = by.value;
  const monthly = sumByMonth(read.value.date, read.value.value, names);
  if (monthly === null) throw new BrokenInvariant("got no month, expected one of dated values");
  const spellings =
    names === null ? [] : [...warnOfSpellings(request.file, names), ...warnOfNone(table.value, names)];
  return success({ ...read.value, monthly }, [...table.warnings, ...spellings]);
}

function warnOfNone(table: Table, names: readonly string[]): readonly Problem[] {
  const warnings = gatherProblems();
  names.forEach((name, row) => {
    if (name !== "") return;
    warnings.add({
      code: "EVA-120",
      where: { file: table.file, row: table.rowNumbers[row] },
      cause: "the row names nothing to group by and stands in a series of its own",
      fix: "fill in the cell",
    });
  });
  return warnings.list();
}

function monthOf(text: string): number | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match === null ? null : Number(match[1]) * MONTHS_OF_YEAR + Number(match[2]) - 1;
}

const noPeriod = ({ from, to }: PacingRequest): Problem => ({
  code: "EVA-182",
  where: { file: "options", item: "--from" },
  cause: `${from} to ${to} is no period of one to twelve months`,
  fix: "write its first and last month like 2026-10 and 2026-12",
});

const nothingYet = ({ file, from }: PacingRequest): Problem => ({
  code: "EVA-183",
  where: { file },
  cause: `the file ends before ${from}`,
  fix: "choose a period that has begun",
});

const noHistory = ({ file }: PacingRequest): Problem => ({
  code: "EVA-185",
  where: { file },
  cause: "the file holds no earlier year of these months, so each month is taken to count the same",
  fix: "add last year's rows",
});
