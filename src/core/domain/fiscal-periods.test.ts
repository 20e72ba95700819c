import { expect, it } from "vitest";
import { addDays } from "./add-days.ts";
import type { CivilDate } from "./civil-date.ts";
import {
  fiscalPeriodBefore,
  fiscalQuarterOf,
  fiscalQuartersIn,
  fiscalYearOf,
  readFiscalPeriod,
} from "./fiscal-periods.ts";

const date = (text: string) => text as CivilDate;

it.each([
  ["2026-11-22", 1, "2026-01-01", "2027-01-01", "2026-10-01", "2027-01-01"],
  ["2026-11-22", 4, "2026-04-01", "2027-04-01", "2026-10-01", "2027-01-01"],
  ["2026-03-31", 4, "2025-04-01", "2026-04-01", "2026-01-01", "2026-04-01"],
  ["2026-01-31", 12, "2025-12-01", "2026-12-01", "2025-12-01", "2026-03-01"],
  ["2026-02-01", 11, "2025-11-01", "2026-11-01", "2026-02-01", "2026-05-01"],
])("%s lies in the year and the quarter that begin in month %i", (day, month, ...expected) => {
  const [year, quarter] = [fiscalYearOf(date(day), month), fiscalQuarterOf(date(day), month)];
  expect([year.from, year.until, quarter.from, quarter.until]).toEqual(expected);
});

it("cuts every year into four quarters without a gap, whatever month it begins in", () => {
  for (let month = 1; month <= 12; month++) {
    const { from, until } = fiscalYearOf(date("2024-02-29"), month);
    let day = from;
    for (const number of [1, 2, 3, 4]) {
      const quarter = fiscalQuarterOf(day, month);
      expect([quarter.from, fiscalQuarterOf(addDays(quarter.until, -1), month)]).toEqual([day, quarter]);
      expect(readFiscalPeriod(`${addDays(until, -1).slice(0, 4)}-Q${number}`, month)).toEqual(quarter);
      day = quarter.until;
    }
    expect(day).toBe(until);
  }
});

it("goes back by whole periods", () => {
  const quarter = fiscalQuarterOf(date("2026-02-10"), 2);
  expect(fiscalPeriodBefore(quarter)).toEqual({ from: "2025-11-01", until: "2026-02-01" });
  expect(fiscalPeriodBefore(fiscalYearOf(date("2026-02-10"), 1), 2).from).toBe("2024-01-01");
});

it("reads years called by the calendar year they end in, quarters and months", () => {
  expect(readFiscalPeriod("2026", 4)).toEqual({ from: "2025-04-01", until: "2026-04-01" });
  expect(readFiscalPeriod("2026", 1)).toEqual({ from: "2026-01-01", until: "2027-01-01" });
  expect(readFiscalPeriod("2026-12", 4)).toEqual({ from: "2026-12-01", until: "2027-01-01" });
  for (const wrong of ["", "26", "2026-Q5", "2026-13", "0000", "0001", "9999", "Q1"])
    expect(readFiscalPeriod(wrong, 1)).toBeNull();
});

it("finds the whole quarters within some dates", () => {
  const whole = (from: string, until: string) => fiscalQuartersIn({ from, until }, 1);
  expect(whole("2026-01-01", "2026-07-01")).toEqual({ from: "2026-01-01", until: "2026-07-01" });
  expect(whole("2025-12-31", "2026-07-02")).toEqual({ from: "2026-01-01", until: "2026-07-01" });
  const none = whole("2026-01-02", "2026-06-30");
  expect(none.from >= none.until).toBe(true);
});
