import { type Outcome, type Problem, success } from "../domain/problem.ts";
import { findSimilarNames } from "./find-similar-names.ts";
import { gatherProblems } from "./gather-problems.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** Columns the user named, by what they hold. */
export interface AccountSalesColumns {
  readonly account?: string | undefined;
  readonly revenue?: string | undefined;
  readonly cost?: string | undefined;
  readonly order?: string | undefined;
  readonly date?: string | undefined;
}

/** Rows of sales by column; rows that name no account are added up apart. */
export interface AccountSales {
  readonly account: readonly string[];
  readonly revenue: Float64Array;
  readonly discount: Float64Array | null;
  readonly cost: Float64Array | null;
  readonly costToServe: Float64Array | null;
  readonly order: readonly string[] | null;
  readonly day: Float64Array | null;
  readonly potential: Float64Array | null;
  readonly withoutAccount: { readonly rows: number; readonly revenue: number } | null;
}

/**
 * Reads rows of sales: account and revenue, and where recorded discount, cost, cost to serve, order, date, potential. Problems:
 * EVA-101 … EVA-105; warnings: EVA-120 a row without account, EVA-121 a row without revenue, EVA-122 two spellings that look like
 * one account. O(cells).
 */
export function readAccountSales(table: Table, chosen: AccountSalesColumns): Outcome<AccountSales> {
  const amount = (names: readonly string[], option: string | null, column?: string) =>
    ({ kind: "number", names, option, needed: "no", chosen: column }) as const;
  const read = readRecords(table, {
    account: {
      kind: "text",
      names: [
        "account",
        "account_id",
        "account_name",
        "customer",
        "customer_id",
        "akun",
        "pelanggan",
        "outlet",
      ],
      option: "--account",
      needed: "column",
      chosen: chosen.account,
    },
    revenue: {
      kind: "number",
      names: ["revenue", "sales", "amount", "omzet", "pendapatan"],
      option: "--revenue",
      needed: "column",
      chosen: chosen.revenue,
    },
    discount: amount(["discount", "discounts", "diskon"], null),
    cost: amount(["cost", "cogs", "biaya"], "--cost", chosen.cost),
    costToServe: amount(["cost_to_serve", "biaya_layanan"], null),
    order: {
      kind: "text",
      names: ["order", "order_id", "order_number", "sales_order_number", "invoice"],
      option: "--order",
      needed: "no",
      chosen: chosen.order,
    },
    day: {
      kind: "day",
      names: ["date", "order_date", "tanggal"],
      option: "--date",
      needed: "no",
      chosen: chosen.date,
    },
    potential: amount(["potential", "potensi"], null),
  });
  if (!read.ok) return read;
  const { account, revenue } = read.value;
  const kept = account.flatMap((name, row) => (name === "" ? [] : [row]));
  const warnings = [...warnOfGaps(table, account, revenue), ...warnOfSpellings(table.file, account)];
  if (kept.length === account.length) return success({ ...read.value, withoutAccount: null }, warnings);
  const numbers = (column: Float64Array | null) => column && Float64Array.from(kept, (row) => column[row]);
  const { discount, cost, costToServe, order, day, potential } = read.value;
  return success(
    {
      account: kept.map((row) => account[row]),
      revenue: Float64Array.from(kept, (row) => revenue[row]),
      discount: numbers(discount),
      cost: numbers(cost),
      costToServe: numbers(costToServe),
      order: order && kept.map((row) => order[row]),
      day: numbers(day),
      potential: numbers(potential),
      withoutAccount: {
        rows: account.length - kept.length,
        revenue: account.reduce(
          (sum, name, row) => (name === "" && !Number.isNaN(revenue[row]) ? sum + revenue[row] : sum),
          0,
        ),
      },
    },
    warnings,
  );
}

function warnOfGaps(table: Table, account: readonly string[], revenue: Float64Array): readonly Problem[] {
  const warnings = gatherProblems();
  account.forEach((name, row) => {
    const where = { file: table.file, row: table.rowNumbers[row] };
    if (name === "")
      warnings.add({
        code: "EVA-120",
        where,
        cause: "the row names no account and is added up apart",
        fix: "fill in the account",
      });
    if (Number.isNaN(revenue[row]))
      warnings.add({
        code: "EVA-121",
        where,
        cause: "the row has no revenue and counts as 0",
        fix: "fill in the revenue, or remove the row",
      });
  });
  return warnings.list();
}

/** Spellings that look like one thing, as warnings EVA-122. */
export function warnOfSpellings(file: string, names: Iterable<string>): readonly Problem[] {
  const warnings = gatherProblems();
  for (const { one, other, reason } of findSimilarNames(names))
    warnings.add({
      code: "EVA-122",
      where: { file, item: one },
      cause: `"${one}" and "${other}" ${reason === "cut-off" ? "look like one name cut off" : "differ in case, blanks or punctuation only"}, and are counted apart`,
      fix: "write them alike if they are the same",
    });
  return warnings.list();
}
