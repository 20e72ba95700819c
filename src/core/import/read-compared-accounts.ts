import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { namesTwice } from "./names-twice.ts";
import { type ColumnWish, readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

export interface ComparedColumns {
  readonly account?: string | undefined;
  /** Column that says yes (among the best), no (a customer that is not) or nothing (a prospect). */
  readonly best: string;
  readonly numbers: readonly string[];
  readonly categories: readonly string[];
}

export interface ComparedRow {
  readonly account: string;
  readonly worth: "best" | "other" | "prospect";
  /** Numbers first, then categories, as they were named; null: not known. */
  readonly values: readonly (string | number | null)[];
}

const YES = ["yes", "y", "1", "true", "best", "ya"];
const NO = ["no", "n", "0", "false", "tidak"];

/** Reads accounts to be compared. Problems: EVA-101 … EVA-103, IMP-219 no such column, EVA-111 an account twice, EVA-191 neither yes nor no. O(cells). */
export function readComparedAccounts(
  table: Table,
  { account, best, numbers, categories }: ComparedColumns,
): Outcome<readonly ComparedRow[]> {
  const column = (kind: ColumnWish["kind"], chosen: string) =>
    readRecords(table, { it: { kind, names: [], chosen, option: null, needed: "column" } });
  const heads = readRecords(table, {
    account: {
      kind: "text",
      names: ["account", "account_id", "customer", "name", "akun", "pelanggan", "outlet"],
      chosen: account,
      option: "--account",
      needed: "cells",
    },
    best: { kind: "text", names: [], chosen: best, option: "--best", needed: "column" },
  });
  const read = [
    ...numbers.map((chosen) => column("number", chosen)),
    ...categories.map((chosen) => column("text", chosen)),
  ];
  const problems = gatherProblems();
  for (const one of [heads, ...read]) if (!one.ok) for (const problem of one.problems) problems.add(problem);
  if (!heads.ok || problems.count > 0) return failure(problems.list());
  const columns = read.map((one): readonly (string | number)[] => (one.ok ? [...one.value.it] : []));
  for (const problem of namesTwice(table, heads.value.account)) problems.add(problem);
  const rows = heads.value.account.map((name, row): ComparedRow => {
    const text = heads.value.best[row].toLowerCase();
    const worth = YES.includes(text) ? "best" : NO.includes(text) ? "other" : "prospect";
    if (worth === "prospect" && text !== "")
      problems.add(noAnswer({ file: table.file, row: table.rowNumbers[row], column: best, item: text }));
    const values = columns.map((one) => {
      const value = one[row];
      return value === "" || (typeof value === "number" && Number.isNaN(value)) ? null : value;
    });
    return { account: name, worth, values };
  });
  return problems.count > 0 ? failure(problems.list()) : success(rows);
}

const noAnswer = (where: Problem["where"]): Problem => ({
  code: "EVA-191",
  where,
  cause: `"${where.item ?? ""}" is neither yes nor no`,
  fix: "write yes for the best customers, no for the others, and leave prospects empty",
});
