import type { UnitLayer } from "../../core/domain/unit-layer.ts";

/** The layer's columns in which every cell is a number or empty, at least one a number; empty counts 0. */
export function numericMeasures(layer: UnitLayer): Readonly<Record<string, readonly number[]>> {
  const measures: Record<string, readonly number[]> = {};
  for (const [column, cells] of Object.entries(layer.columns)) {
    const isNumeric =
      cells.some((cell) => typeof cell === "number") &&
      cells.every((cell) => cell === null || typeof cell === "number");
    if (isNumeric) measures[column] = cells.map((cell) => (typeof cell === "number" ? cell : 0));
  }
  return measures;
}
