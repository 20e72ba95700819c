import type { Cell } from "../domain/unit-layer.ts";

/** Rows of a CSV or a worksheet. Cells are text exactly as read (a worksheet's numbers stay numbers); null = empty. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  /** One array per data row, as long as `columns`. */
  readonly rows: readonly (readonly Cell[])[];
  /** The row number a spreadsheet shows for each data row (header lines and quoted line breaks counted). */
  readonly rowNumbers: readonly number[];
  /** "," unless sniffing found decimal commas: how parse-number.ts must read this table's numbers. */
  readonly decimalMark: "." | ",";
}
