import { expect, it } from "vitest";
import type { EvaluatedAccount } from "./evaluate-queries.ts";
import { readFigures, sizeClasses } from "./sizing-inputs.ts";

const account = (abcClass: "A" | "B" | null, workHours: number | null) =>
  ({ abcClass, workHours }) as EvaluatedAccount;

it("counts accounts of a class, and takes the mean of the hours that are known", () => {
  const accounts = [
    account("A", 12),
    account("A", 24),
    account("A", null),
    account("B", null),
    account(null, 9),
  ];
  expect(sizeClasses(accounts, 6)).toEqual([
    { name: "A", accounts: 3, hoursToday: 3 },
    { name: "B", accounts: 1, hoursToday: null },
    { name: "C", accounts: 0, hoursToday: null },
  ]);
});

it("reads figures of an address, and keeps the usual one where it holds none", () => {
  expect(readFigures("4.3,,x", [1, 2, 3])).toEqual([4.3, 2, 3]);
  expect(readFigures(undefined, [1, 2])).toEqual([1, 2]);
});
