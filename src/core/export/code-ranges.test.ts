import fc from "fast-check";
import { expect, it } from "vitest";
import { type CodeRange, writeRanges } from "./code-ranges.ts";

/** Every code of the list that has the length of a range's ends and lies between them: by definition, in O(codes × ranges). */
const readRanges = (codes: readonly string[], ranges: readonly CodeRange[]) =>
  codes.flatMap((code) =>
    ranges
      .filter(({ from, to }) => from.length === code.length && from <= code && code <= to)
      .map(({ territory }) => [code, territory]),
  );

it("ends a run at another territory, at a code of none and at another length", () => {
  const territories = { "100": "A", "101": "A", "103": "B", "104": "A", "105": "A", "10": "A", "0107": "A" };
  const codes = [...Object.keys(territories), "1045"];
  expect(writeRanges(codes, new Map(Object.entries(territories)))).toEqual([
    { from: "10", to: "10", territory: "A" },
    { from: "100", to: "101", territory: "A" },
    { from: "103", to: "103", territory: "B" },
    { from: "104", to: "105", territory: "A" },
    { from: "0107", to: "0107", territory: "A" },
  ]);
});

it("says the same as the alignment, each code once, in the fewest runs of neighbours", () => {
  const code = fc.string({ unit: fc.constantFrom("0", "1", "9", "A", "b"), minLength: 1, maxLength: 3 });
  const aligned = fc.dictionary(code, fc.constantFrom("", "T1", "T2"));
  fc.assert(
    fc.property(aligned, (byCode) => {
      const codes = Object.keys(byCode);
      const alignment = Object.entries(byCode).filter(([, territory]) => territory !== "");
      const ranges = writeRanges(codes, new Map(alignment));
      const order = (a: string[], b: string[]) => (a[0] < b[0] ? -1 : 1);
      expect(readRanges(codes, ranges).sort(order)).toEqual([...alignment].sort(order));
      expect(ranges.length).toBeLessThanOrEqual(alignment.length);
    }),
  );
});
