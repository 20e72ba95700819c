import type { Account } from "../domain/account.ts";
import { counted } from "../domain/counted.ts";
import { failure, type Outcome, success } from "../domain/problem.ts";
import { unknownColumn } from "./find-column.ts";
import { gatherProblems } from "./gather-problems.ts";
import { listExamples } from "./list-examples.ts";
import { parseNumber } from "./parse-number.ts";

/**
 * Sums a column of the accounts per unit; `accounts` counts them. Accounts without a unit are left out (place-accounts.ts has
 * reported them); missing values count 0 with a warning (IMP-222). Problems: IMP-219 … IMP-221. O(accounts).
 */
export function sumAccountsByUnit(
  accounts: readonly Account[],
  columnName: string,
  options: { readonly unitCount: number; readonly file: string },
): Outcome<Float64Array> {
  const { file } = options;
  const sums = new Float64Array(options.unitCount);
  const isCount = columnName === "accounts";
  const columns = Object.keys(accounts[0]?.columns ?? {});
  if (!isCount && !columns.includes(columnName))
    return failure([unknownColumn(file, columnName, ["accounts", ...columns])]);
  const problems = gatherProblems();
  const missing: string[] = [];
  for (const account of accounts) {
    if (account.unit < 0) continue;
    const value = isCount ? 1 : parseNumber(account.columns[columnName], ".");
    const where = { file, column: columnName, item: account.id };
    if (value === null) missing.push(account.id);
    else if (typeof value !== "number")
      problems.add({
        code: "IMP-220",
        where,
        cause: `account ${account.id}: ${value.problem}`,
        fix: "correct the cell, or leave it empty to count 0",
      });
    else if (value < 0)
      problems.add({
        code: "IMP-221",
        where,
        cause: `account ${account.id} has ${value}; a measure that is balanced cannot be negative`,
        fix: "correct the cell, or balance by another column",
      });
    else sums[account.unit] += value;
  }
  const warnings =
    missing.length === 0
      ? []
      : [
          {
            code: "IMP-222",
            where: { file, column: columnName },
            cause: `${counted(missing.length, "account has no value and counts", "accounts have no value and count")} 0: ${listExamples(missing)}`,
            fix: "fill in the values, or leave these accounts out with a filter",
          },
        ];
  return problems.count > 0 ? failure(problems.list(), warnings) : success(sums, warnings);
}
