import { type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { type AccountEvaluation, evaluateAccounts } from "../../core/evaluate/accounts/evaluate-accounts.ts";
import { type AccountSalesColumns, readAccountSales } from "../../core/import/read-account-sales.ts";
import { type ClassBefore, readClassesBefore } from "../../core/import/read-classes-before.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface AccountsRequest extends AccountSalesColumns {
  readonly file: string;
  /** File with the ABC classes of last time: account, abc_class. */
  readonly before?: string | undefined;
}

export interface AccountsReport extends AccountEvaluation {
  /** Rows that name no account; their revenue is in no other figure. */
  readonly withoutAccount: { readonly rows: number; readonly revenue: number } | null;
  readonly warnings: readonly Problem[];
}

/** Profit, whale curve, ABC, RFM and white space of the accounts in a file of sales. */
export async function evaluateAccountSales(
  world: World,
  request: AccountsRequest,
): Promise<AccountsReport | Refusal> {
  const table = await readTable(world, request.file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const sales = readAccountSales(table.value, request);
  const before = await readBefore(world, request.before);
  const warnings = [...table.warnings, ...sales.warnings, ...before.warnings];
  if (!sales.ok || !before.ok)
    return badInput(
      [sales, before].flatMap((one) => (one.ok ? [] : one.problems)),
      warnings,
    );
  const { withoutAccount, ...rows } = sales.value;
  return {
    ...evaluateAccounts(rows, { asOfDay: null, classesBefore: before.value }),
    withoutAccount,
    warnings,
  };
}

async function readBefore(
  world: World,
  path: string | undefined,
): Promise<Outcome<ReadonlyMap<string, ClassBefore>>> {
  if (path === undefined) return success(new Map());
  const table = await readTable(world, path);
  return table.ok ? readClassesBefore(table.value) : table;
}
