import type { ImportDifference } from "../app/imports/import-file.ts";
import type { ImportRecord } from "../app/ports/rows/imports.ts";

/** What is told of an import whatever was done with it. */
export const present = ({ id, kind, fileName, state, counts, warningCount, result }: ImportRecord) => ({
  id,
  kind,
  fileName,
  state,
  counts,
  warnings: warningCount,
  result,
});

export function describe({ kind, fileName, state, counts }: ImportRecord): string {
  const found = counts
    ? `${counts.rows} rows: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.skipped} skipped; ${counts.missing} not in the file`
    : "";
  return `${kind} ${fileName}: ${state}; ${found}\n`;
}

/** Which columns were taken for which fields, and which for none: a column that goes astray shows nowhere else. */
export function columnsOf({ mapping, head }: ImportRecord) {
  const taken = new Set(Object.values(mapping).flatMap(({ columns }) => columns));
  return { mapping, columnsNotRead: head.columns.filter((column) => !taken.has(column)) };
}

export function describeColumns(record: ImportRecord): string {
  const { mapping, columnsNotRead } = columnsOf(record);
  const fields = Object.entries(mapping);
  if (fields.length === 0) return "";
  const said = fields.map(([field, { columns, constant }]) => {
    const source = constant === null ? columns.join(" + ") : JSON.stringify(constant);
    return field === source ? field : `${field} ← ${source}`;
  });
  const lost = columnsNotRead.length > 0 ? `columns not read: ${columnsNotRead.join(", ")}\n` : "";
  return `columns read: ${said.join(", ")}\n${lost}`;
}

/** Changed records that fit a screen; --json has the first thousand, and those that are new or missing. */
const SHOWN = 20;

export function describeChanges({ changed }: ImportDifference): string {
  const lines = changed.slice(0, SHOWN).map(({ key, before, after }) => {
    // `before` has the fields that change
    const fields = Object.keys(before ?? {});
    return `  ${key}: ${fields.map((field) => `${field} ${show(before?.[field])} → ${show(after?.[field])}`).join(", ")}\n`;
  });
  return lines.join("") + (changed.length > SHOWN ? "  …\n" : "");
}

const show = (value: unknown): string =>
  value === undefined || value === null ? "–" : JSON.stringify(value);
