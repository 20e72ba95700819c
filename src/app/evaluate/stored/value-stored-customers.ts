import { failure, type Outcome, success } from "../../../core/domain/problem.ts";
import { FEWEST } from "../../../core/evaluate/customer-value/fit-purchases.ts";
import { DAYS_PER_UNIT } from "../../../core/evaluate/customer-value/purchase-histories.ts";
import {
  type CustomerValues,
  valueCustomers,
} from "../../../core/evaluate/customer-value/value-customers.ts";
import type { FactWindow } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import { noDay } from "./choose-window.ts";

export interface CustomerValueQuery extends FactWindow {
  readonly months: number;
  readonly discountPerMonth: number;
  readonly marginShare: number;
}

export interface StoredCustomerValue extends CustomerValueQuery, CustomerValues {
  readonly customers: readonly (CustomerValues["customers"][number] & { readonly name: string })[];
}

/**
 * What the accounts within reach that bought in the window will buy and are worth, in weeks to its end. Their history begins with the
 * window: let it reach back to the first sale. Problems: EVA-161, EVA-188 fewer than 100 accounts, or none that bought again.
 */
export async function valueStoredCustomers(
  tx: Transaction,
  query: CustomerValueQuery,
): Promise<Outcome<StoredCustomerValue>> {
  const { from, until, months, discountPerMonth, marginShare } = query;
  if (!(from < until)) return noDay(from, until);
  const found = await tx.facts.purchases({ from, until });
  const histories = found.map(({ code, repeats, daysToLast, daysToEnd, meanAmount }) => ({
    ...{ customer: code, repeats, meanSpend: meanAmount },
    lastPurchase: daysToLast / DAYS_PER_UNIT.week,
    age: daysToEnd / DAYS_PER_UNIT.week,
  }));
  const values = valueCustomers(histories, { unit: "week", months, discountPerMonth, marginShare });
  const nameOf = new Map(found.map(({ code, name }) => [code, name]));
  if (values !== null) {
    const named = values.customers.map((one) => ({ ...one, name: nameOf.get(one.customer) ?? one.customer }));
    return success({ ...query, ...values, customers: named });
  }
  return failure([
    {
      code: "EVA-188",
      where: { file: "options", item: "from" },
      cause:
        histories.length < FEWEST
          ? `${histories.length} accounts bought in the window, and a model of four parameters takes ${FEWEST}`
          : `none of ${histories.length} accounts bought again in the window, so nothing tells how often they come back`,
      fix: "choose a longer window",
    },
  ]);
}
