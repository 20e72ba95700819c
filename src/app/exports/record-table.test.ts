import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RECORD_NOUNS } from "../ports/rows/exports.ts";
import { columnsOf } from "./record-table.ts";

it("writes the columns that docs/exports.md names", () => {
  const rows = [...readFileSync("docs/exports.md", "utf8").matchAll(/^\| (\w+) \| (`.*`) \|$/gm)];
  const documented = Object.fromEntries(
    rows.map(([, noun, columns]) => [noun, [...columns.matchAll(/`([^`]+)`/g)].map(([, column]) => column)]),
  );
  const written = RECORD_NOUNS.map((noun) => [noun, columnsOf(noun).map(({ header }) => header)]);
  expect(documented).toEqual(Object.fromEntries(written));
});
