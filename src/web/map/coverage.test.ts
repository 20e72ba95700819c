import { expect, test } from "vitest";
import { coverageClasses } from "./coverage.ts";

test("a unit's coverage is the share of its accounts that were visited within four weeks", () => {
  const points = {
    units: ["A", "A", "B", "C", "C", "C", null, "elsewhere"],
    lastVisitOn: [
      ...["2026-03-01", "2026-02-02"],
      // four weeks and a day ago
      ...["2026-02-01", null, "2026-02-20", null],
      ...["2026-03-01", "2026-03-01"],
    ],
  };
  // all, none, a third of them, no accounts
  expect([...coverageClasses(["A", "B", "C", "D"], points, "2026-03-01")]).toEqual([5, 0, 2, -1]);
});

test("what is planned for later is no visit yet", () => {
  expect([...coverageClasses(["A"], { units: ["A"], lastVisitOn: ["2026-03-02"] }, "2026-03-01")]).toEqual([
    0,
  ]);
});
