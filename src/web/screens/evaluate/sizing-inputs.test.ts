import { expect, it } from "vitest";
import { readFigures, sizeClasses } from "./sizing-inputs.ts";

it("takes the mean of the hours that are known", () => {
  const classes = {
    A: { accounts: 3, withWork: 2, workHours: 36 },
    B: { accounts: 1, withWork: 0, workHours: 0 },
    C: { accounts: 0, withWork: 0, workHours: 0 },
  };
  expect(sizeClasses(classes, 6)).toEqual([
    { name: "A", accounts: 3, hoursToday: 3 },
    { name: "B", accounts: 1, hoursToday: null },
    { name: "C", accounts: 0, hoursToday: null },
  ]);
});

it("reads figures of an address, and keeps the usual one where it holds none", () => {
  expect(readFigures("4.3,,x", [1, 2, 3])).toEqual([4.3, 2, 3]);
  expect(readFigures(undefined, [1, 2])).toEqual([1, 2]);
});
