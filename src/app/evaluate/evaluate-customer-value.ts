import type { Problem } from "../../core/domain/problem.ts";
import { isDependent } from "../../core/evaluate/customer-value/doubt-model.ts";
import { FEWEST } from "../../core/evaluate/customer-value/fit-purchases.ts";
import { purchaseHistories } from "../../core/evaluate/customer-value/purchase-histories.ts";
import {
  type CustomerValues,
  type ValueOptions,
  valueCustomers,
} from "../../core/evaluate/customer-value/value-customers.ts";
import { type PurchaseColumns, type PurchaseTable, readPurchases } from "../../core/import/read-purchases.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface CustomerValueRequest extends PurchaseColumns, ValueOptions {
  readonly file: string;
}

export interface CustomerValueReport extends CustomerValues, ValueOptions {
  readonly warnings: readonly Problem[];
}

/** What customers will buy and are worth, from their purchases: BG/NBD and Gamma–Gamma. Problem besides those of the file: EVA-188 fewer than 100 customers, or none who came back. */
export async function evaluateCustomerValue(
  world: World,
  request: CustomerValueRequest,
): Promise<CustomerValueReport | Refusal> {
  const { file, unit, months, discountPerMonth, marginShare } = request;
  const table = await readTable(world, file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const read = readPurchases(table.value, request);
  const warnings = [...table.warnings, ...read.warnings];
  if (!read.ok) return badInput(read.problems, warnings);
  const options = { unit, months, discountPerMonth, marginShare };
  const histories = toHistories(read.value, unit);
  const values = valueCustomers(histories, options);
  if (values === null) return badInput([noModel(file, histories.length)], warnings);
  const { correlation } = values;
  return {
    ...values,
    ...options,
    warnings: [...warnings, ...(isDependent(correlation) ? [dependent(file, correlation)] : [])],
  };
}

const toHistories = (table: PurchaseTable, unit: ValueOptions["unit"]) =>
  table.kind === "histories"
    ? table.rows
    : purchaseHistories(table.rows, {
        unit,
        untilDay: table.rows.reduce((latest, { day }) => Math.max(latest, day), Number.NEGATIVE_INFINITY),
      });

const noModel = (file: string, customers: number): Problem => ({
  code: "EVA-188",
  where: { file },
  cause:
    customers < FEWEST
      ? `${customers} customers do not carry a model of four parameters; it takes ${FEWEST}`
      : `none of ${customers} customers bought again, so nothing tells how often they come back`,
  fix: "give more customers or a longer time, or value them by margin and retention: evaluate lifetime-value",
});

const dependent = (file: string, correlation: number): Problem => ({
  code: "EVA-189",
  where: { file },
  cause: `money and number of purchases are correlated (${correlation.toFixed(2)}), which the model of money takes for 0`,
  fix: "value groups of like customers apart",
});
