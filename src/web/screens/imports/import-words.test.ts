import { expect, it } from "vitest";
import { TABULAR_KINDS } from "../../../core/import/kinds/tabular-kinds.ts";
import { fieldWord } from "./import-words.ts";

it("every field that a column can be mapped to has a word in both languages", () => {
  const nameless = Object.values(TABULAR_KINDS).flatMap(({ kind, fields }) =>
    fields.filter(({ key }) => fieldWord(key) === null).map(({ key }) => `${kind}.${key}`),
  );
  expect(nameless).toEqual([]);
});
