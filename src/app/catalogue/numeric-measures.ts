import type { Cell, UnitLayer } from "../../core/domain/unit-layer.ts";

/** The columns in which every cell is a number or empty, at least one a number. */
function numericColumns(
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

/** Columns that say where a unit is, which no sum over units means anything of. */
const POSITION = /^(lat|latitude|lon|lng|long|longitude|lintang|bujur)$/i;
/** As our own exports call what shapes tell of themselves. */
const AREA = "area_km2";

/** The numeric columns that are activity measures of units; with shapes their area is none. */
export const measureColumns = (
  columns: Readonly<Record<string, readonly Cell[]>>,
  { hasShapes }: { readonly hasShapes: boolean },
): readonly (readonly [key: string, cells: readonly (number | null)[]])[] =>
  Object.entries(numericColumns(columns)).filter(
    ([key]) => !POSITION.test(key) && !(hasShapes && key === AREA),
  );

/** The layer's activity measures; an empty cell counts 0. */
export const numericMeasures = ({
  columns,
  topology,
}: UnitLayer): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(
    measureColumns(columns, { hasShapes: topology !== null }).map(([key, cells]) => [
      key,
      cells.map((cell) => cell ?? 0),
    ]),
  );
