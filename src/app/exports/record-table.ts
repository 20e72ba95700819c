import type { ExportTable } from "../../core/export/export-table.ts";
import { TABULAR_KINDS, type TabularKindName } from "../../core/import/kinds/tabular-kinds.ts";
import type { RecordCell, RecordNoun } from "../ports/rows/exports.ts";
import type { Transaction } from "../ports/store.ts";
import { PAGE_ROWS } from "./export-source.ts";

interface Column {
  readonly header: string;
  /** Of the record. */
  readonly key: string;
}

/** Columns under the first of the names that an import knows each field by, so that the file comes in again as it is. */
export const columnsOf = (noun: RecordNoun): readonly Column[] =>
  isImported(noun)
    ? TABULAR_KINDS[noun].fields.map(({ key, names }) => ({ header: names[0], key }))
    : (EXPORTED_ONLY[noun as Exclude<RecordNoun, "accounts">] ?? []).map((key) => ({
        header: key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        key,
      }));

const isImported = (noun: RecordNoun): noun is TabularKindName & RecordNoun => noun in TABULAR_KINDS;

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

/** Fields of records that no import takes in. */
const EXPORTED_ONLY: Readonly<Record<Exclude<RecordNoun, "accounts">, readonly string[]>> = {
  reps: ["code", "name", "team", "homeLon", "homeLat", "hoursPerWeek", "fullTimeShare", "startsOn", "endsOn"],
  products: ["code", "name", "category", "unitPrice", "isActive"],
  leads: ["code", "name", "origin", "account", "unit", "rep", "state", "createdOn", "closedOn"],
  opportunities: [
    "code",
    "name",
    "account",
    "lead",
    "product",
    "rep",
    "stage",
    "amount",
    "probability",
    "createdOn",
    "expectedCloseOn",
    "closedOn",
  ],
  sales: ["code", "account", "product", "rep", "soldOn", "quantity", "amount", "goodsCost"],
  costs: ["code", "account", "rep", "kind", "incurredOn", "amount"],
  activities: [
    "code",
    "kind",
    "state",
    "direction",
    "rep",
    "account",
    "lead",
    "opportunity",
    "day",
    "plannedOn",
    "plannedPosition",
    "doneAt",
    "durationMinutes",
    "outcome",
    "note",
  ],
  goals: [
    "name",
    "kind",
    "metric",
    "unit",
    "baseline",
    "target",
    "rubric",
    "territory",
    "team",
    "rep",
    "account",
    "product",
    "startsOn",
    "endsOn",
  ],
};
