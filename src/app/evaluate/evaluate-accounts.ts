import type { Problem } from "../../core/domain/problem.ts";
import { type AccountEvaluation, evaluateAccounts } from "../../core/evaluate/accounts/evaluate-accounts.ts";
import { type AccountSalesColumns, readAccountSales } from "../../core/import/read-account-sales.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface AccountsRequest extends AccountSalesColumns {
  readonly file: string;
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
  const warnings = [...table.warnings, ...sales.warnings];
  if (!sales.ok) return badInput(sales.problems, warnings);
  const { withoutAccount, ...rows } = sales.value;
  return {
    ...evaluateAccounts(rows, { asOfDay: null, classesBefore: new Map() }),
    withoutAccount,
    warnings,
  };
}
