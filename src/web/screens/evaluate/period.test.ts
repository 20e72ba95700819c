import { expect, it } from "vitest";
import { keyOfPeriod, monthsBefore, PERIODS, periodBefore, periodOf } from "./period.ts";

it("ends periods that are not over with today, and others with their last day", () => {
  const today = "2026-11-22";
  expect(PERIODS.map((key) => [key, periodOf(key, today).from, periodOf(key, today).until])).toEqual([
    ["this-year", "2026-01-01", "2026-11-23"],
    ["this-quarter", "2026-10-01", "2026-11-23"],
    ["whole-quarter", "2026-10-01", "2027-01-01"],
    ["last-quarter", "2026-07-01", "2026-10-01"],
    ["this-month", "2026-11-01", "2026-11-23"],
    ["last-month", "2026-10-01", "2026-11-01"],
    ["last-12-months", "2025-11-01", "2026-11-01"],
    ["last-24-months", "2024-11-01", "2026-11-01"],
    ["last-5-years", "2021-11-01", "2026-11-01"],
    ["last-year", "2025-01-01", "2026-01-01"],
  ]);
});

it("goes back over the turn of the year, and forward over the end of a month", () => {
  expect(periodOf("last-quarter", "2027-01-31")).toEqual({ from: "2026-10-01", until: "2027-01-01" });
  expect(periodOf("last-month", "2027-01-31")).toEqual({ from: "2026-12-01", until: "2027-01-01" });
  expect(periodOf("this-month", "2028-02-29").until).toBe("2028-03-01");
});

it("knows a usual period by its dates", () => {
  expect(keyOfPeriod({ from: "2026-07-01", until: "2026-10-01" }, "2026-11-22")).toBe("last-quarter");
  expect(keyOfPeriod({ from: "2026-07-02", until: "2026-10-01" }, "2026-11-22")).toBeNull();
});

it("goes back whole months, and only from whole months", () => {
  expect(monthsBefore("2026-02-17", 3)).toBe("2025-11-01");
  expect(periodBefore({ from: "2026-01-01", until: "2026-04-01" })).toBe("2025-10-01");
  expect(periodBefore({ from: "2026-10-01", until: "2026-11-23" })).toBeNull();
});
