import { expect, it } from "vitest";
import { parseJson } from "./parse-json.ts";

it.each([
  ["half of a pair at the end", '{"name":"Toko \\ud83d"}'],
  ["the other half", '["\\uDE00 Toko"]'],
  ["the halves the wrong way round", '["\\ude00\\ud83d"]'],
  ["U+0000", '["a\\u0000"]'],
  ["the name of a property", '{"a\\uD83D":1}'],
  ["after an escaped backslash", '["\\\\\\ud83d"]'],
])("refuses what is no character: %s", (_, text) => {
  expect(() => parseJson(text)).toThrow(/which is no character/);
});

it("reads whole pairs, and backslashes before what only looks like an escape", () => {
  expect(parseJson('\uFEFF["\\ud83d\\ude00", "\\\\ud83d", "\\\\u0000", "\\u0001"]')).toEqual([
    "\u{1F600}",
    "\\ud83d",
    "\\u0000",
    "\u0001",
  ]);
});
