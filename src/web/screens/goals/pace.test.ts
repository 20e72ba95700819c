import { expect, it } from "vitest";
import { elapsedOf, paceOf } from "./pace.ts";

const QUARTER = { startsOn: "2026-10-01", endsOn: "2027-01-01" };

it("counts today, and no day after the goal", () => {
  expect(elapsedOf(QUARTER, "2026-10-01")).toEqual({
    from: "2026-10-01",
    until: "2026-10-02",
    share: 1 / 92,
  });
  expect(elapsedOf(QUARTER, "2027-03-05")).toEqual({ from: "2026-10-01", until: "2027-01-01", share: 1 });
  expect(elapsedOf(QUARTER, "2026-09-30")).toBeNull();
});

it("holds the actual against the elapsed share of the target", () => {
  // methods.md §5: 450 of 1,000 after two of three months; a linear clock says .675
  expect(paceOf(450, 1000, 2 / 3)).toEqual({ index: 0.675, verdict: "behind" });
  expect(paceOf(640, 1000, 2 / 3)?.verdict).toBe("on");
  expect(paceOf(800, 1000, 2 / 3)?.verdict).toBe("ahead");
  expect(paceOf(5, 0, 0.5)).toBeNull();
});
