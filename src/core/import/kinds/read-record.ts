import type { Cell } from "../../domain/unit-layer.ts";
import { cellText } from "../cell-text.ts";
import type { RowReport, TabularKind, Value } from "./field.ts";
import type { BoundField } from "./mapping.ts";
import { type CellStyle, readValue } from "./read-value.ts";

export interface RecordStyle extends CellStyle {
  /** What an empty cell does to what is stored: leaves it, or clears it. */
  readonly emptyCells: "keep" | "clear";
}

/** Reads the cells of a row into the values of its fields; null where something is wrong, which `report` is told. */
export function readRecord(
  {
    kind,
    bound,
    style,
  }: {
    readonly kind: TabularKind;
    readonly bound: readonly BoundField[];
    readonly style: RecordStyle;
  },
  cells: readonly Cell[],
  report: RowReport,
): Record<string, Value> | null {
  const values: Record<string, Value> = {};
  let isWrong = false;
  const tell: RowReport = (found) => {
    isWrong ||= found.severity === "problem";
    report(found);
  };
  for (const one of bound) {
    const { field } = one;
    const cell = cellOf(one, cells);
    const read = readValue(cell, field.type, style);
    if (!("value" in read)) {
      tell({ severity: "problem", field: field.key, value: cell, ...read });
    } else if (read.value !== null) {
      values[field.key] = read.value;
    } else if (field.required) {
      tell({
        severity: "problem",
        code: "IMP-300",
        field: field.key,
        value: cell,
        cause: `the row has no ${field.key}`,
        fix: "fill in the cell, or remove the row",
      });
    } else if (style.emptyCells === "clear") {
      values[field.key] = null;
    }
  }
  if (!isWrong) kind.checkRow?.(values, tell);
  return isWrong ? null : values;
}

function cellOf({ source, indices, translates }: BoundField, cells: readonly Cell[]): Cell {
  const cell =
    source.constant ??
    (indices.length === 1
      ? cells[indices[0]]
      : indices
          .map((index) => cellText(cells[index]))
          .filter((text) => text !== "")
          .join(source.joiner));
  if (!translates) return cell;
  const text = cellText(cell);
  return Object.hasOwn(source.values, text) ? source.values[text] : cell;
}
