import type { ExportTable } from "../../core/export/export-table.ts";
import type { Field } from "../../core/import/kinds/field.ts";
import { TABULAR_KINDS } from "../../core/import/kinds/tabular-kinds.ts";
import type { RecordCell, RecordNoun } from "../ports/rows/exports.ts";
import type { Transaction } from "../ports/store.ts";
import { PAGE_ROWS } from "./export-source.ts";

interface Column {
  readonly header: string;
  /** Of the record. */
  readonly key: string;
}

/**
 * Columns under the first of the names that an import knows each field by, so that the file comes in again as it is; then
 * those that no import takes in.
 */
export const columnsOf = (noun: RecordNoun): readonly Column[] => [
  ...fieldsOf(noun)
    .filter(({ isStored }) => isStored !== false)
    .map(({ key, names }) => ({ header: names[0], key })),
  ...(EXPORTED_ONLY[noun] ?? []).map((key) => ({ header: inWords(key), key })),
];

const fieldsOf = (noun: RecordNoun): readonly Field[] =>
  noun in TABULAR_KINDS ? TABULAR_KINDS[noun as keyof typeof TABULAR_KINDS].fields : [];

const inWords = (key: string): string => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Records within reach, by code or day. */
export function recordTable(tx: Transaction, noun: RecordNoun): ExportTable {
  const columns = columnsOf(noun);
  return { name: noun, columns: columns.map(({ header }) => header), pages: pagesOf(tx, noun, columns) };
}

async function* pagesOf(
  tx: Transaction,
  noun: RecordNoun,
  columns: readonly Column[],
): AsyncGenerator<RecordCell[][]> {
  for await (const page of tx.exports.records(noun, PAGE_ROWS)) {
    yield page.map((record) => columns.map(({ key }) => record[key] ?? null));
  }
}

const EXPORTED_ONLY: Partial<Readonly<Record<RecordNoun, readonly string[]>>> = {
  activities: ["plannedPosition", "doneAt"],
};
