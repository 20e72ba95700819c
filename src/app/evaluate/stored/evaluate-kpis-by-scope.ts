import { type Outcome, success } from "../../../core/domain/problem.ts";
import { evaluateKpis, type MeasureColumns } from "../../../core/evaluate/kpi/evaluate-kpis.ts";
import { KPIS } from "../../../core/evaluate/kpi/kpis.ts";
import type { MeasureKey } from "../../../core/evaluate/kpi/measures.ts";
import type { Actor } from "../../ports/actor.ts";
import type { FactQuery, ScopeSums } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";

export interface KpiOfScope {
  /** Null: nothing can be said. */
  readonly value: number | null;
  /** Null: itself a ratio of which nothing can be said. */
  readonly numerator: number | null;
  /** Null: a plain amount, or as the numerator. */
  readonly denominator: number | null;
}

export interface ScopeKpis {
  /** Null: what belongs to none. */
  readonly code: string | null;
  readonly name: string | null;
  readonly parentCode: string | null;
  readonly kpis: Readonly<Record<string, KpiOfScope>>;
}

export interface KpisByScope extends Credited {
  readonly scopes: readonly ScopeKpis[];
  /** Of all scopes and of what belongs to none together. */
  readonly total: Readonly<Record<string, KpiOfScope>>;
  readonly versions: Readonly<Record<string, number>>;
  /** Key figures that need something of which nothing is recorded. */
  readonly notRecorded: readonly { readonly key: string; readonly measures: readonly MeasureKey[] }[];
}

/**
 * Every key figure that the records allow, by scope: ratios of sums, with numerator and denominator. A territory above others holds
 * what those below hold. Only what is within the member's reach counts.
 */
export async function evaluateKpisByScope(
  tx: Transaction,
  actor: Actor,
  request: StoredRequest,
): Promise<Outcome<KpisByScope>> {
  const window = await chooseWindow(tx, actor, request);
  if (!window.ok) return window;
  const { query, credited } = window.value;
  const found = await tx.facts.sums(query);
  const recorded = await listRecorded(tx, query);
  const scopes = found.map((scope) => ({ ...scope, sums: addBelow(scope, found) }));
  const total: Partial<Record<MeasureKey, number>> = {};
  for (const { sums } of found) add(total, sums);
  const rows = computeAll([...scopes.map(({ sums }) => sums), total], recorded);
  return success({
    ...credited,
    scopes: scopes.map(({ code, name, parentCode }, index) => ({
      code,
      name,
      parentCode,
      kpis: rows[index],
    })),
    total: rows[scopes.length],
    versions: Object.fromEntries(KPIS.map(({ key, version }) => [key, version])),
    notRecorded: KPIS.flatMap(({ key, needs }) => {
      const measures = needs.filter((measure) => !recorded.has(measure));
      return measures.length > 0 ? [{ key, measures }] : [];
    }),
  });
}

/** Last year as it was credited then, or restated: which of them depends on the credit asked for. */
const MEASURED_BY: Readonly<Partial<Record<MeasureKey, (heldOn: string | null) => boolean>>> = {
  revenueYearAgo: (heldOn) => heldOn === null,
  revenueYearAgoRestated: (heldOn) => heldOn !== null,
};

/** Measures that something is recorded of, and that the credit asked for can tell. */
export const listRecorded = async (
  tx: Transaction,
  { heldOn }: Pick<FactQuery, "heldOn">,
): Promise<ReadonlySet<MeasureKey>> =>
  new Set([...(await tx.facts.recorded())].filter((key) => MEASURED_BY[key]?.(heldOn) ?? true));

type Sums = Partial<Record<MeasureKey, number>>;

function add(to: Sums, sums: Readonly<Sums>): void {
  for (const [key, amount] of Object.entries(sums) as [MeasureKey, number][])
    to[key] = (to[key] ?? 0) + amount;
}

function addBelow(scope: ScopeSums, all: readonly ScopeSums[]): Sums {
  const sums: Sums = { ...scope.sums };
  if (scope.code === null) return sums;
  for (const below of all) if (below.parentCode === scope.code) add(sums, addBelow(below, all));
  return sums;
}

/** Every key figure that `recorded` allows, one entry per row of sums. */
export function computeAll(
  sums: readonly Readonly<Sums>[],
  recorded: ReadonlySet<MeasureKey>,
): readonly Record<string, KpiOfScope>[] {
  const columns: MeasureColumns = Object.fromEntries(
    [...recorded].map((key) => [key, Float64Array.from(sums, (row) => row[key] ?? 0)]),
  );
  const rows = sums.map((): Record<string, KpiOfScope> => ({}));
  for (const { key, values, numerators, denominators } of evaluateKpis(KPIS, columns, sums.length)) {
    rows.forEach((row, index) => {
      row[key] = {
        value: orNull(values[index]),
        numerator: orNull(numerators[index]),
        denominator: orNull(denominators[index]),
      };
    });
  }
  return rows;
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
