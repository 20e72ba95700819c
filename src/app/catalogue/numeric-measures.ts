import type { Cell, UnitLayer } from "../../core/domain/unit-layer.ts";

/** The columns in which every cell is a number or empty, at least one a number. */
export function numericColumns(
  columns: Readonly<Record<string, readonly Cell[]>>,
): Readonly<Record<string, readonly (number | null)[]>> {
  const numeric: Record<string, readonly (number | null)[]> = {};
  for (const [column, cells] of Object.entries(columns)) {
    if (cells.some((cell) => typeof cell === "number") && areNumbersOrEmpty(cells)) numeric[column] = cells;
  }
  return numeric;
}

const areNumbersOrEmpty = (cells: readonly Cell[]): cells is readonly (number | null)[] =>
  cells.every((cell) => cell === null || typeof cell === "number");

/** The layer's numeric columns as activity measures; an empty cell counts 0. */
export const numericMeasures = (layer: UnitLayer): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(
    Object.entries(numericColumns(layer.columns)).map(([key, cells]) => [
      key,
      cells.map((cell) => cell ?? 0),
    ]),
  );
