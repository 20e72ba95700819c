import fc from "fast-check";
import { expect, it } from "vitest";
import { guardFormula, unguardFormula } from "./formula-guard.ts";

const RISKY = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "'", ";", '"', ",", "a", "1", " "];

it.each([
  ["=1+1", "'=1+1"],
  ["+62 21 555", "'+62 21 555"],
  ["a;=cmd()", "a;'=cmd()"],
  ['a"@SUM(A1)', `a"'@SUM(A1)`],
  ["'=1", "''=1"],
  ["\t=1", "'\t'=1"],
  ["'tis fine - really", "'tis fine - really"],
  ["Toko A+B; no. 1", "Toko A+B; no. 1"],
  ["007", "007"],
  ["", ""],
])("writes %j as %j", (text, guarded) => {
  expect(guardFormula(text)).toBe(guarded);
});

it("begins no part of a cell like a formula, and is undone for every text", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...RISKY), maxLength: 12 }), (text) => {
      const guarded = guardFormula(text);
      for (const part of guarded.split(/[;"]/)) expect(part).not.toMatch(/^[=+\-@\t\r\n\0＝]/);
      expect(unguardFormula(guarded)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
