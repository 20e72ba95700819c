import { expect, it } from "vitest";
import { keyOfPeriod, monthsBefore, PERIODS, periodBefore, periodOf } from "./period.ts";

const calendar = (today: string, fiscalYearStartMonth = 1) => ({ today, fiscalYearStartMonth });

it("ends periods that are not over with today, and others with their last day", () => {
  const today = calendar("2026-11-22");
  expect(PERIODS.map((key) => [key, periodOf(key, today).from, periodOf(key, today).until])).toEqual([
    ["this-year", "2026-01-01", "2026-11-23"],
    ["this-quarter", "2026-10-01", "2026-11-23"],
    ["whole-quarter", "2026-10-01", "2027-01-01"],
    ["last-quarter", "2026-07-01", "2026-10-01"],
    ["this-month", "2026-11-01", "2026-11-23"],
    ["last-month", "2026-10-01", "2026-11-01"],
    ["last-12-months", "2025-11-01", "2026-11-01"],
    ["last-24-months", "2024-11-01", "2026-11-01"],
    ["24-months-to-date", "2024-11-01", "2026-11-23"],
    ["last-5-years", "2021-11-01", "2026-11-01"],
    ["last-year", "2025-01-01", "2026-01-01"],
  ]);
});

it("goes back over the turn of the year, and forward over the end of a month", () => {
  expect(periodOf("last-quarter", calendar("2027-01-31"))).toEqual({
    from: "2026-10-01",
    until: "2027-01-01",
  });
  expect(periodOf("last-month", calendar("2027-01-31"))).toEqual({ from: "2026-12-01", until: "2027-01-01" });
  expect(periodOf("this-month", calendar("2028-02-29")).until).toBe("2028-03-01");
});

it.each([
  [4, "2026-02-10", "2025-04-01", "2026-01-01", "2024-04-01"],
  [4, "2026-04-01", "2026-04-01", "2026-04-01", "2025-04-01"],
  [12, "2026-11-30", "2025-12-01", "2026-09-01", "2024-12-01"],
])("counts years and quarters from month %i: %s", (month, today, year, quarter, lastYear) => {
  const of = (key: (typeof PERIODS)[number]) => periodOf(key, calendar(today, month));
  expect([of("this-year").from, of("this-quarter").from]).toEqual([year, quarter]);
  expect(of("last-year")).toEqual({ from: lastYear, until: year });
  expect(of("last-quarter").until).toBe(quarter);
});

it("knows a usual period by its dates", () => {
  expect(keyOfPeriod({ from: "2026-07-01", until: "2026-10-01" }, calendar("2026-11-22"))).toBe(
    "last-quarter",
  );
  expect(keyOfPeriod({ from: "2026-07-02", until: "2026-10-01" }, calendar("2026-11-22"))).toBeNull();
});

it("goes back whole months, and only from whole months", () => {
  expect(monthsBefore("2026-02-17", 3)).toBe("2025-11-01");
  expect(periodBefore({ from: "2026-01-01", until: "2026-04-01" })).toBe("2025-10-01");
  expect(periodBefore({ from: "2026-10-01", until: "2026-11-23" })).toBeNull();
});
