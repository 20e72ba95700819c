import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { namesTwice } from "./names-twice.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** Customers whose margin and retention are steady; both of one unit of time, which the file does not tell. */
export interface SteadyRow {
  readonly segment: string;
  /** Money that a customer brings in one unit of time. */
  readonly margin: number;
  readonly retention: number;
  /** Customers at the start, and how many of them stayed one unit; null where only the share is known. */
  readonly counted: { readonly customers: number; readonly kept: number } | null;
  readonly acquisitionCost: number;
}

/**
 * Reads segment, margin, acquisition_cost where there is one, and retention, or customers and kept, which say it with its sample.
 * Problems: EVA-101 … EVA-104, EVA-111 a segment twice, EVA-198 no retention. O(rows).
 */
export function readSteadyCustomers(table: Table): Outcome<readonly SteadyRow[]> {
  const wish = (kind: "number" | "count", names: readonly string[], needed: "cells" | "no") =>
    ({ kind, names, option: null, needed }) as const;
  const read = readRecords(table, {
    segment: { kind: "text", names: NAMES, option: null, needed: "cells" },
    margin: wish("number", ["margin", "contribution", "laba"], "cells"),
    retention: wish("number", ["retention", "retensi"], "no"),
    customers: wish("count", ["customers", "pelanggan"], "no"),
    kept: wish("count", ["kept", "customers_kept", "bertahan"], "no"),
    cost: wish("number", ["acquisition_cost", "cac", "biaya_akuisisi"], "no"),
  } as const);
  if (!read.ok) return read;
  const { segment, margin, retention, customers, kept, cost } = read.value;
  const problems = gatherProblems();
  for (const problem of namesTwice(table, segment)) problems.add(problem);
  const rows = segment.map((name, row): SteadyRow => {
    const counted = { customers: known(customers, row) ?? 0, kept: known(kept, row) ?? Number.NaN };
    const isCounted = counted.customers > 0 && counted.kept <= counted.customers;
    const share = isCounted ? counted.kept / counted.customers : known(retention, row);
    if (share === null || share < 0 || share > 1)
      problems.add(noRetention({ file: table.file, row: table.rowNumbers[row], item: name }));
    return {
      segment: name,
      margin: margin[row],
      retention: share ?? Number.NaN,
      counted: isCounted ? counted : null,
      acquisitionCost: known(cost, row) ?? 0,
    };
  });
  return problems.count > 0 ? failure(problems.list()) : success(rows);
}

const NAMES = ["segment", "segmen", "class", "kelas", "account", "akun", "name"];

const known = (column: Float64Array | null, row: number): number | null =>
  column === null || Number.isNaN(column[row]) ? null : column[row];

const noRetention = (where: Problem["where"]): Problem => ({
  code: "EVA-198",
  where,
  cause:
    "nothing tells what share of the customers stays: no retention from 0 to 1, and no customers and kept of them",
  fix: "give customers and kept, or retention as a share like 0.8",
});
