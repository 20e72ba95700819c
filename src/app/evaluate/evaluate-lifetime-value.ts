import type { Problem } from "../../core/domain/problem.ts";
import {
  type SteadyCustomer,
  simpleLifetimeValue,
} from "../../core/evaluate/customer-value/simple-lifetime-value.ts";
import type { Interval } from "../../core/evaluate/statistics/interval.ts";
import { wilsonInterval } from "../../core/evaluate/statistics/wilson-interval.ts";
import { readSteadyCustomers, type SteadyRow } from "../../core/import/read-steady-customers.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

/** Margin, retention and discount are all of this unit of time. */
type Terms = Pick<SteadyCustomer, "unit" | "discount" | "firstMargin">;

export interface LifetimeValueRequest extends Terms {
  readonly file: string;
}

export interface LifetimeValueReport extends Terms {
  /** As they stand in the file. */
  readonly segments: readonly (SteadyRow & {
    /** After the acquisition cost; may be negative. Null without an end: nobody leaves and nothing is discounted. */
    readonly value: number | null;
    /** Of the value, by the interval of the retention; null where its sample is not known. */
    readonly interval: Interval | null;
    /** Months until the margins have paid the acquisition cost; null without a cost or a margin. */
    readonly paybackMonths: number | null;
  })[];
  readonly warnings: readonly Problem[];
}

const MONTHS_PER_UNIT = { month: 1, year: 12 } as const;

/** What a customer is worth from margin, retention and discount (Gupta & Lehmann 2003). Problem besides those of the file: EVA-198. */
export async function evaluateLifetimeValue(
  world: World,
  { file, ...terms }: LifetimeValueRequest,
): Promise<LifetimeValueReport | Refusal> {
  const table = await readTable(world, file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const rows = readSteadyCustomers(table.value);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  const segments = rows.value.map((row) => {
    const { margin, acquisitionCost, counted } = row;
    const valueAt = (retention: number) =>
      simpleLifetimeValue({ ...terms, margin, acquisitionCost, retention });
    const stays = counted && wilsonInterval(counted.kept, counted.customers);
    const [one, other] = [stays && valueAt(stays.low), stays && valueAt(stays.high)];
    return {
      ...row,
      value: valueAt(row.retention),
      // of who costs more than they bring, those who stay longer are worth less
      interval:
        one === null || other === null ? null : { low: Math.min(one, other), high: Math.max(one, other) },
      paybackMonths:
        acquisitionCost > 0 && margin > 0 ? (acquisitionCost / margin) * MONTHS_PER_UNIT[terms.unit] : null,
    };
  });
  return { ...terms, segments, warnings };
}
