import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { findColumn } from "./find-column.ts";
import { gatherProblems } from "./gather-problems.ts";
import { namesTwice } from "./names-twice.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** Columns the user named, by what they hold. */
export interface PurchaseColumns {
  readonly account?: string | undefined;
  readonly date?: string | undefined;
  readonly amount?: string | undefined;
}

export interface PurchaseRow {
  readonly customer: string;
  /** Since 1970-01-01. */
  readonly day: number;
  readonly amount: number;
}

/** A customer's purchases added up already, in a unit of time that the user knows. */
export interface HistoryRow {
  readonly customer: string;
  readonly repeats: number;
  readonly lastPurchase: number;
  readonly age: number;
  readonly meanSpend: number | null;
}

export type PurchaseTable =
  | { readonly kind: "purchases"; readonly rows: readonly PurchaseRow[] }
  | { readonly kind: "histories"; readonly rows: readonly HistoryRow[] };

const ACCOUNT = ["account", "account_id", "customer", "customer_id", "id", "akun", "pelanggan", "outlet"];
const REPEATS = ["repeats", "repeat_purchases", "frequency", "x"];
const AGE = ["age", "t"];

/**
 * Reads either one row per purchase (account, date, amount) or one per customer (account, repeats, last_purchase, age and, where known,
 * mean_spend). Problems: EVA-101 … EVA-105, EVA-111 a customer summed twice, EVA-190 times that cannot be. Warning: EVA-120 rows without an account. O(cells).
 */
export function readPurchases(table: Table, chosen: PurchaseColumns): Outcome<PurchaseTable> {
  const isSummed = findColumn(table.columns, REPEATS) >= 0 && findColumn(table.columns, AGE) >= 0;
  return isSummed ? readHistories(table, chosen) : readRows(table, chosen);
}

function readRows(table: Table, chosen: PurchaseColumns): Outcome<PurchaseTable> {
  const read = readRecords(table, {
    customer: { kind: "text", names: ACCOUNT, chosen: chosen.account, option: "--account", needed: "column" },
    day: {
      kind: "day",
      names: ["date", "order_date", "sold_on", "tanggal"],
      chosen: chosen.date,
      option: "--date",
      needed: "cells",
    },
    amount: {
      kind: "number",
      names: ["amount", "revenue", "sales", "omzet", "pendapatan"],
      chosen: chosen.amount,
      option: "--amount",
      needed: "cells",
    },
  });
  if (!read.ok) return read;
  const { customer, day, amount } = read.value;
  const rows = customer.map((name, row) => ({ customer: name, day: day[row], amount: amount[row] }));
  const warnings = customer.flatMap((name, row) => (name === "" ? [withoutAccount(table, row)] : []));
  return success({ kind: "purchases", rows: rows.filter((row) => row.customer !== "") }, warnings);
}

function readHistories(table: Table, chosen: PurchaseColumns): Outcome<PurchaseTable> {
  const time = (names: readonly string[]) =>
    ({ kind: "number", names, option: null, needed: "cells" }) as const;
  const read = readRecords(table, {
    customer: { kind: "text", names: ACCOUNT, chosen: chosen.account, option: "--account", needed: "cells" },
    repeats: { kind: "count", names: REPEATS, option: null, needed: "cells" },
    lastPurchase: time(["last_purchase", "recency", "t_x"]),
    age: time(AGE),
    meanSpend: {
      kind: "number",
      names: ["mean_spend", "monetary_value", "zbar"],
      chosen: chosen.amount,
      option: "--amount",
      needed: "no",
    },
  });
  if (!read.ok) return read;
  const { customer, repeats, lastPurchase, age, meanSpend } = read.value;
  const problems = gatherProblems();
  for (const problem of namesTwice(table, customer)) problems.add(problem);
  const rows = customer.map((name, row): HistoryRow => {
    const [last, until] = [lastPurchase[row], age[row]];
    const isPossible = 0 <= last && last <= until && (repeats[row] > 0 || last === 0);
    if (!isPossible) problems.add(noHistory(table, row, name));
    const money = meanSpend === null || !(meanSpend[row] > 0) ? null : meanSpend[row];
    return { customer: name, repeats: repeats[row], lastPurchase: last, age: until, meanSpend: money };
  });
  return problems.count > 0 ? failure(problems.list()) : success({ kind: "histories", rows });
}

const withoutAccount = (table: Table, row: number): Problem => ({
  code: "EVA-120",
  where: { file: table.file, row: table.rowNumbers[row] },
  cause: "the row names no account and is left out",
  fix: "fill in the cell",
});

const noHistory = (table: Table, row: number, item: string): Problem => ({
  code: "EVA-190",
  where: { file: table.file, row: table.rowNumbers[row], item },
  cause:
    "the last purchase lies before the first or after the age, or has a time although nothing was repeated",
  fix: "count both times from the first purchase, in one unit",
});
