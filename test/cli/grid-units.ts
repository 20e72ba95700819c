/**
 * Square units in a row-by-row grid as GeoJSON, 0.1° wide near the equator; unit r1c2 is row 1, column 2.
 * Each has workload 10 and revenue 1 + column, unless `properties` says otherwise.
 */
export function gridUnits(
  rows: number,
  columns: number,
  properties: (row: number, column: number) => Readonly<Record<string, unknown>> = () => ({}),
): string {
  const features = Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const [west, south] = [column / 10, -(row + 1) / 10];
    const [east, north] = [(column + 1) / 10, -row / 10];
    return {
      type: "Feature",
      properties: {
        code: `r${row}c${column}`,
        name: `Unit ${row}/${column}`,
        workload: 10,
        revenue: 1 + column,
        ...properties(row, column),
      },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      },
    };
  });
  return JSON.stringify({ type: "FeatureCollection", features });
}

/** `unit,territory` rows for a grid. */
export function gridAlignment(
  rows: number,
  columns: number,
  territoryOf: (row: number, column: number) => string,
): string {
  const lines = Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return `r${row}c${column},${territoryOf(row, column)}\n`;
  });
  return `unit,territory\n${lines.join("")}`;
}
