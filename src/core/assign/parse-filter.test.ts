import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluateFilter, type FilterNode, parseFilter } from "./parse-filter.ts";

const truth = (text: string, values: readonly boolean[]): boolean => {
  const parsed = parseFilter(text, values.length);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return evaluateFilter(parsed.filter, (item) => values[item]);
};

it("reads NOT before AND before OR, and brackets before all", () => {
  for (const [a, b, c] of [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [(n & 1) > 0, (n & 2) > 0, (n & 4) > 0])) {
    expect(truth("(1 AND 2) OR 3", [a, b, c])).toBe((a && b) || c);
    expect(truth("1 and 2 or 3", [a, b, c])).toBe((a && b) || c);
    expect(truth("1 OR 2 AND 3", [a, b, c])).toBe(a || (b && c));
    expect(truth("1 AND (2 OR NOT 3)", [a, b, c])).toBe(a && (b || !c));
    expect(truth("NOT 1 OR NOT (2 AND 3)", [a, b, c])).toBe(!a || !(b && c));
    expect(truth("", [a, b, c])).toBe(a && b && c);
  }
});

it("reads back whatever it is written as", () => {
  const { node } = fc.letrec<{ node: FilterNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.nat(3).map((item): FilterNode => ({ kind: "item", item })),
      tie("node").map((of): FilterNode => ({ kind: "not", of })),
      fc
        .tuple(
          fc.constantFrom("and" as const, "or" as const),
          fc.array(tie("node"), { minLength: 1, maxLength: 3 }),
        )
        .map(([kind, of]): FilterNode => ({ kind, of })),
    ),
  }));
  const write = (each: FilterNode): string =>
    each.kind === "item"
      ? String(each.item + 1)
      : each.kind === "not"
        ? `not ${write(each.of)}`
        : `(${each.of.map(write).join(` ${each.kind} `)})`;
  fc.assert(
    fc.property(node, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (each, values) => {
      // every condition has to occur
      const all = `(${write(each)}) or (1 and 2 and 3 and 4 and not 1)`;
      expect(truth(all, values)).toBe(evaluateFilter(each, (item) => values[item]));
    }),
    { seed: 4 },
  );
});

it.each([
  ["1 AND", 1, [{ at: 6, cause: "the number of a condition is missing before the end" }]],
  ["(1 OR 2", 2, [{ at: 8, cause: '")" is missing before the end' }]],
  ["1 2", 2, [{ at: 3, cause: 'AND or OR is missing before "2"' }]],
  ["1 AND ) 2", 2, [{ at: 7, cause: 'the number of a condition is missing before ")"' }]],
  [
    "1 XOR 2 & 9",
    2,
    [
      { at: 3, cause: '"XOR" means nothing in a filter' },
      { at: 9, cause: '"&" means nothing in a filter' },
      { at: 11, cause: "there is no condition 9" },
    ],
  ],
  ["1 OR 1", 3, [{ at: 7, cause: "condition 2, 3 does not occur in the filter" }]],
  [`${"(".repeat(40)}1${")".repeat(40)}`, 1, [{ at: 34, cause: "brackets and NOT stand more than 32 deep" }]],
])("says where %j breaks", (text, itemCount, errors) => {
  const parsed = parseFilter(text, itemCount);
  expect(parsed.ok ? [] : parsed.errors).toMatchObject(errors);
});
