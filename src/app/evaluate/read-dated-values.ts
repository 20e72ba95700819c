import { dateOfDay, dayNumber, dayText } from "../../core/domain/day-number.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { readRecords } from "../../core/import/read-records.ts";
import type { Table } from "../../core/import/table.ts";

/** Columns that the user named; without them by their usual names. */
export interface DatedColumns {
  readonly dateColumn?: string | undefined;
  readonly valueColumn?: string | undefined;
}

export interface DatedValues {
  /** Days since 1970-01-01, and the value of each; at least one. */
  readonly date: Float64Array;
  readonly value: Float64Array;
  readonly lastDay: number;
  /** Of the month of the last day: how many it has, up to the last one. */
  readonly daysOfLastMonth: { readonly gone: number; readonly all: number };
  /** Every date is the same day of its month, so that a row stands for a whole month. */
  readonly isByMonth: boolean;
}

/** The dated values of a file. Problems besides those of its cells: EVA-184 it has none. */
export function readDatedValues(
  table: Table,
  { dateColumn, valueColumn }: DatedColumns,
): Outcome<DatedValues> {
  const read = readRecords(table, {
    date: {
      kind: "day",
      names: ["date", "month", "order_date", "year_month", "tanggal", "bulan"],
      chosen: dateColumn,
      option: "--date",
      needed: "cells",
    },
    value: {
      kind: "number",
      names: ["value", "revenue", "sales", "amount", "omzet", "pendapatan"],
      chosen: valueColumn,
      option: "--value",
      needed: "cells",
    },
  });
  if (!read.ok) return read;
  const { date, value } = read.value;
  if (date.length === 0) return failure([nothingIn(table.file)]);
  const lastDay = date.reduce((latest, day) => Math.max(latest, day));
  const { year, month, day } = dateOfDay(lastDay);
  return success({
    ...{ date, value, lastDay },
    daysOfLastMonth: { gone: day, all: daysOf(year, month) },
    isByMonth: date.every((one) => dateOfDay(one).day === day),
  });
}

/** The names in a column; null where none is asked for. */
export function readNames(
  table: Table,
  column: string | undefined,
  option: string,
): Outcome<readonly string[] | null> {
  if (column === undefined) return success(null);
  const read = readRecords(table, {
    names: { kind: "text", names: [], chosen: column, option, needed: "column" },
  });
  return read.ok ? success(read.value.names) : read;
}

const daysOf = (year: number, month: number): number =>
  (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) - dayNumber(year, month, 1);

const nothingIn = (file: string): Problem => ({
  code: "EVA-184",
  where: { file },
  cause: "the file has no dated value",
  fix: "give rows with a date and a value",
});

/** A weekend and a holiday at the end of a month are no gap. */
const UNFINISHED_DAYS = 5;

/** Rows that end well before their last month does make that month, and what follows from it, too low. */
export function warnOfUnfinishedMonth(
  file: string,
  { lastDay, daysOfLastMonth, isByMonth }: DatedValues,
): readonly Problem[] {
  const daysLeft = daysOfLastMonth.all - daysOfLastMonth.gone;
  if (isByMonth || daysLeft < UNFINISHED_DAYS) return [];
  return [
    {
      code: "EVA-150",
      where: { file, item: dayText(lastDay) },
      cause: `the rows end ${daysLeft} days before their last month does, so that month may be too low`,
      fix: "leave out the unfinished month",
    },
  ];
}
