import type { Outcome, Problem } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import type { CodeBook } from "./code-book.ts";
import { findColumn } from "./find-column.ts";
import { placeOfCell } from "./look-up-unit.ts";
import { parseNumber } from "./parse-number.ts";
import { type CodePair, readUnitPairs } from "./read-unit-pairs.ts";
import type { Table } from "./table.ts";

/** A border that cannot be crossed (price null: removed) or costs something to cross. */
export interface Barrier extends CodePair {
  readonly price: number | null;
}

/**
 * Reads barriers: the first two columns are codes, `price` (or the third) what crossing costs; an empty price removes the
 * border. Problems: IMP-220, IMP-221, IMP-260, IMP-270, IMP-271, IMP-273. O(rows).
 */
export function readBarriers(table: Table, book: CodeBook): Outcome<readonly Barrier[]> {
  const named = findColumn(table.columns, ["price", "cost", "harga", "biaya"]);
  const priceColumn = named >= 0 ? named : 2;
  return readUnitPairs(table, book, (pair, row, problems) => {
    const cell: Cell | undefined = table.rows[row][priceColumn];
    const price = parseNumber(cell, table.decimalMark);
    if (price === null || (typeof price === "number" && price >= 0)) return { ...pair, price };
    problems.push(badPrice(placeOfCell(table, row, priceColumn), price));
    return null;
  });
}

const badPrice = (where: Problem["where"], price: number | { readonly problem: string }): Problem =>
  typeof price === "number"
    ? { code: "IMP-221", where, cause: `the price ${price} is negative`, fix: "give a price of 0 or more" }
    : {
        code: "IMP-220",
        where,
        cause: price.problem,
        fix: "give a number, or leave it empty to remove the border",
      };
