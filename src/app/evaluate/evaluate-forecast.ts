import { BrokenInvariant, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { Group } from "../../core/evaluate/forecast/forecast-hierarchy.ts";
import { IDULFITRI_DATES } from "../../core/evaluate/forecast/idulfitri-dates.ts";
import { type MonthlySeries, sumByMonth } from "../../core/evaluate/forecast/sum-by-month.ts";
import { warnOfSpellings } from "../../core/import/read-account-sales.ts";
import { readRecords } from "../../core/import/read-records.ts";
import type { Table } from "../../core/import/table.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import type { MonthlyForecast } from "./describe-forecast.ts";
import { forecastMonths } from "./forecast-months.ts";
import { type DatedColumns, readDatedValues, readNames, warnOfUnfinishedMonth } from "./read-dated-values.ts";
import { readTable } from "./read-table.ts";
import { dayOf } from "./stored/day-of.ts";

export interface ForecastRequest extends DatedColumns {
  readonly file: string;
  readonly months: number;
  /** One forecast per value of this column, and one of their sum; without it one of everything. */
  readonly byColumn?: string | undefined;
  /** What the values of `byColumn` lie within: a forecast per value of this column, the sum of its own. */
  readonly withinColumn?: string | undefined;
  /** `idulfitri` for the official dates, or a file with the dates of feasts that sales rise before. */
  readonly feasts?: string | undefined;
}

export interface ForecastReport extends MonthlyForecast {
  readonly warnings: readonly Problem[];
}

/** Monthly forecast of the values in a file of dated rows, by series, group and in total, with 80 and 95 % intervals. */
export async function evaluateForecast(
  world: World,
  request: ForecastRequest,
): Promise<ForecastReport | Refusal> {
  const table = await readTable(world, request.file);
  const feasts = await readFeastDays(world, request.feasts);
  if (!table.ok || !feasts.ok)
    return badInput(
      [table, feasts].flatMap((one) => (one.ok ? [] : one.problems)),
      table.warnings,
    );
  const read = readMonthly(table.value, request);
  const warnings = [...table.warnings, ...feasts.warnings, ...read.warnings];
  if (!read.ok) return badInput(read.problems, warnings);
  const { monthly, groups } = read.value;
  const forecast = forecastMonths(monthly, { months: request.months, feasts: feasts.value, groups });
  return { ...forecast, warnings: [...warnings, ...warnOfMissingFeasts(request, forecast)] };
}

async function readFeastDays(world: World, source: string | undefined): Promise<Outcome<readonly number[]>> {
  if (source === undefined) return success([]);
  if (source === "idulfitri") return success(IDULFITRI_DATES.map(dayOf));
  const table = await readTable(world, source);
  if (!table.ok) return table;
  const wish = { kind: "day", names: ["date", "tanggal"], option: null, needed: "cells" } as const;
  const read = readRecords(table.value, { date: wish });
  return read.ok ? success([...read.value.date], read.warnings) : read;
}

function warnOfMissingFeasts(
  { feasts }: ForecastRequest,
  { missingFeastYears }: MonthlyForecast,
): readonly Problem[] {
  if (missingFeastYears.length === 0) return [];
  return [
    {
      code: "EVA-151",
      where: { file: "options", item: "--feasts" },
      cause: `no date of the feast is given for ${missingFeastYears.join(", ")}, so feasts are not considered`,
      fix: feasts === "idulfitri" ? "give a file with a date for every year" : "add the dates of these years",
    },
  ];
}

interface Read {
  readonly monthly: MonthlySeries;
  readonly groups: readonly (Group & { readonly name: string })[];
}

function readMonthly(table: Table, request: ForecastRequest): Outcome<Read> {
  const read = readDatedValues(table, request);
  if (!read.ok) return read;
  const [by, within] = [
    readNames(table, request.byColumn, "--by"),
    readNames(table, request.withinColumn, "--within"),
  ];
  if (!by.ok) return by;
  if (!within.ok) return within;
  // a name that lies within two is two series: children sum to their parent
  const names = by.value?.map((name, row) => joinNames(within.value?.[row], name)) ?? within.value;
  const monthly = sumByMonth(read.value.date, read.value.value, names);
  if (monthly === null) throw new BrokenInvariant("got no month, expected one of dated values");
  const spellings = [by, within].flatMap(({ value }) =>
    value === null ? [] : warnOfSpellings(table.file, value),
  );
  const isTwofold = by.value !== null && within.value !== null && names !== null;
  const groups = isTwofold ? gatherGroups(monthly, names, within.value) : [];
  return success({ monthly, groups }, [...spellings, ...warnOfUnfinishedMonth(table.file, read.value)]);
}

const BETWEEN = " / ";
const joinNames = (within: string | undefined, name: string): string =>
  within === undefined ? name : `${within}${BETWEEN}${name}`;

function gatherGroups(
  { series }: MonthlySeries,
  names: readonly string[],
  within: readonly string[],
): Read["groups"] {
  const groupOf = new Map(names.map((name, row) => [name, within[row]]));
  return [...new Set(within)].sort().map((name) => ({
    name,
    members: series.flatMap((one, place) => (groupOf.get(one.name) === name ? [place] : [])),
  }));
}
