import { expect, it } from "vitest";
import { suggestMapping } from "../../../core/import/kinds/mapping.ts";
import { TABULAR_KINDS } from "../../../core/import/kinds/tabular-kinds.ts";
import { id } from "./import-words.id.ts";
import { choiceWord, fieldWord } from "./import-words.ts";

it("every field that a column can be mapped to has a word in both languages", () => {
  const nameless = Object.values(TABULAR_KINDS).flatMap(({ kind, fields }) =>
    fields.filter(({ key }) => fieldWord(kind, key) === null).map(({ key }) => `${kind}.${key}`),
  );
  expect(nameless).toEqual([]);
});

it("everything that a field with choices may hold has a word in both languages", () => {
  expect(choicesOfAll().filter(({ key, value }) => choiceWord(key, value) === null)).toEqual([]);
});

it("a file whose columns are called as the Indonesian studio calls the fields is understood", () => {
  for (const kind of Object.values(TABULAR_KINDS)) {
    const columns = kind.fields.map(({ key }) => plain(id[fieldWord(kind.kind, key) ?? "field.code"]));
    const suggested = suggestMapping(kind, columns).map(({ field, column }) => `${field} ← ${column}`);
    expect(suggested, kind.kind).toEqual(kind.fields.map(({ key }, i) => `${key} ← ${columns[i]}`));
  }
});

it("a cell that holds a choice by its Indonesian word is understood", () => {
  const unknown = choicesOfAll().filter(({ key, value, synonyms }) => {
    const word = choiceWord(key, value);
    return word !== null && synonyms[id[word].toLowerCase()] !== value && id[word].toLowerCase() !== value;
  });
  expect(unknown).toEqual([]);
});

/** Without what is added in brackets, and without the scale. */
const plain = (label: string) => label.split(/ \(|, \d/)[0] ?? label;

const choicesOfAll = () =>
  Object.values(TABULAR_KINDS).flatMap(({ fields }) =>
    fields.flatMap(({ key, type }) =>
      type.type === "choice" ? type.values.map((value) => ({ key, value, synonyms: type.synonyms })) : [],
    ),
  );
