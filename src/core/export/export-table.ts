/** What one cell of an exported table holds. Numbers and Booleans stay what they are where the format knows them. */
export type ExportCell = string | number | boolean | null;

/** A table that is written page by page, so that its size does not matter to memory. */
export interface ExportTable {
  /** Of the worksheet. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Rows as wide as `columns`. */
  readonly pages:
    | AsyncIterable<readonly (readonly ExportCell[])[]>
    | Iterable<readonly (readonly ExportCell[])[]>;
}

/** A table that is in memory as a whole. */
export const wholeTable = (
  name: string,
  columns: readonly string[],
  rows: readonly (readonly ExportCell[])[],
): ExportTable => ({ name, columns, pages: [rows] });
