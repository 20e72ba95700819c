/** A dense table of weights, row by row. Any finite numbers; higher is better. */
export interface WeightTable {
  readonly rows: number;
  readonly columns: number;
  readonly weights: Float64Array;
}

/**
 * Matches rows to columns one to one so that the sum of weights is largest; entry r is the column of row r, or −1 where
 * there are more rows than columns. Hungarian method with shortest augmenting paths and potentials
 * (Kuhn 1955; Jonker & Volgenant 1987), O(min² × max) time, O(rows × columns) memory.
 */
export function assignMaximumWeight(table: WeightTable): Int32Array {
  const { rows, columns, weights } = table;
  if (rows <= columns) return assignRows(rows, columns, (row, column) => weights[row * columns + column]);
  const rowOfColumn = assignRows(columns, rows, (column, row) => weights[row * columns + column]);
  const columnOfRow = new Int32Array(rows).fill(-1);
  rowOfColumn.forEach((row, column) => {
    columnOfRow[row] = column;
  });
  return columnOfRow;
}

/** The state of the method; index 0 is a virtual row and column, so real ones count from 1. */
class Matching {
  readonly rowOfColumn: Int32Array;
  readonly #rowPotential: Float64Array;
  readonly #columnPotential: Float64Array;
  readonly #slack: Float64Array;
  readonly #cameFrom: Int32Array;
  readonly #isDone: Uint8Array;
  readonly #cost: (row: number, column: number) => number;
  readonly #columns: number;

  constructor(rows: number, columns: number, cost: (row: number, column: number) => number) {
    this.#columns = columns;
    this.#cost = cost;
    this.rowOfColumn = new Int32Array(columns + 1);
    this.#rowPotential = new Float64Array(rows + 1);
    this.#columnPotential = new Float64Array(columns + 1);
    this.#slack = new Float64Array(columns + 1);
    this.#cameFrom = new Int32Array(columns + 1);
    this.#isDone = new Uint8Array(columns + 1);
  }

  /** Finds the cheapest alternating path from a free row to a free column and turns it over. */
  addRow(row: number): void {
    this.rowOfColumn[0] = row;
    this.#slack.fill(Number.POSITIVE_INFINITY);
    this.#isDone.fill(0);
    let column = 0;
    do {
      this.#isDone[column] = 1;
      column = this.#extendFrom(column);
    } while (this.rowOfColumn[column] !== 0);
    while (column !== 0) {
      const previous = this.#cameFrom[column];
      this.rowOfColumn[column] = this.rowOfColumn[previous];
      column = previous;
    }
  }

  /** Relaxes all open columns from the row of `column`, shifts the potentials, and returns the nearest open column. */
  #extendFrom(column: number): number {
    const row = this.rowOfColumn[column];
    let step = Number.POSITIVE_INFINITY;
    let nearest = 0;
    for (let other = 1; other <= this.#columns; other++) {
      if (this.#isDone[other] === 1) continue;
      const reduced = this.#cost(row, other) - this.#rowPotential[row] - this.#columnPotential[other];
      if (reduced < this.#slack[other]) {
        this.#slack[other] = reduced;
        this.#cameFrom[other] = column;
      }
      if (this.#slack[other] < step) {
        step = this.#slack[other];
        nearest = other;
      }
    }
    for (let other = 0; other <= this.#columns; other++) {
      if (this.#isDone[other] === 1) {
        this.#rowPotential[this.rowOfColumn[other]] += step;
        this.#columnPotential[other] -= step;
      } else this.#slack[other] -= step;
    }
    return nearest;
  }
}

/** Every row gets a column; needs rows ≤ columns. */
function assignRows(
  rows: number,
  columns: number,
  weight: (row: number, column: number) => number,
): Int32Array {
  const matching = new Matching(rows, columns, (row, column) => -weight(row - 1, column - 1));
  for (let row = 1; row <= rows; row++) matching.addRow(row);
  const columnOfRow = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column++)
    if (matching.rowOfColumn[column] > 0) columnOfRow[matching.rowOfColumn[column] - 1] = column - 1;
  return columnOfRow;
}
