import type { ImportOptions } from "../ports/rows/imports.ts";

/** How a file is read where nothing else is asked. */
export const DEFAULT_OPTIONS: ImportOptions = {
  delimiter: null,
  encoding: null,
  decimalMark: null,
  sheet: null,
  dateOrder: null,
  duplicates: "fail",
  emptyCells: "keep",
  layerId: null,
  more: {},
};
