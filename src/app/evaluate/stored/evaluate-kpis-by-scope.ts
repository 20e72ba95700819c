import { type Outcome, success } from "../../../core/domain/problem.ts";
import { evaluateKpis, type MeasureColumns } from "../../../core/evaluate/kpi/evaluate-kpis.ts";
import { KPIS } from "../../../core/evaluate/kpi/kpis.ts";
import type { MeasureKey } from "../../../core/evaluate/kpi/measures.ts";
import type { Actor } from "../../ports/actor.ts";
import type { AccountSlice, FactQuery, ScopeSums, SumsQuery } from "../../ports/rows/facts.ts";
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

export interface KpisRequest extends StoredRequest {
  /** Where `by` is account: so many by code after one, or one; left out: all of them. */
  readonly accounts?: AccountSlice | undefined;
  /** Only figures that are made of these; left out: every one. */
  readonly measures?: readonly MeasureKey[] | undefined;
}

export interface KpisByScope extends Credited {
  readonly scopes: readonly ScopeKpis[];
  /** Code of the account to go on after; null: these were the last. */
  readonly next: string | null;
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
  request: KpisRequest,
): Promise<Outcome<KpisByScope>> {
  const window = await chooseWindow(tx, actor, request);
  if (!window.ok) return window;
  const { credited } = window.value;
  const query = { ...window.value.query, measures: request.measures };
  const { found, total, next } = await readSums(tx, query, request);
  const recorded = await listRecorded(tx, query);
  const scopes = addUp(found);
  const added = new Set([...recorded].filter((key) => request.measures?.includes(key) ?? true));
  const rows = computeAll([...scopes.map(({ sums }) => sums), total], added);
  return success({
    ...credited,
    scopes: scopes.map(({ code, name, parentCode }, index) => ({
      code,
      name,
      parentCode,
      kpis: rows[index],
    })),
    next,
    total: rows[scopes.length],
    versions: Object.fromEntries(KPIS.map(({ key, version }) => [key, version])),
    notRecorded: KPIS.flatMap(({ key, needs }) => {
      const measures = needs.filter((measure) => !recorded.has(measure));
      return measures.length > 0 ? [{ key, measures }] : [];
    }),
  });
}

interface FoundSums {
  readonly found: readonly ScopeSums[];
  readonly total: Sums;
  readonly next: string | null;
}

/** All scopes; or some accounts, on their last page with what belongs to none, and the total of everything. */
async function readSums(tx: Transaction, query: SumsQuery, { accounts }: KpisRequest): Promise<FoundSums> {
  if (query.by !== "account" || accounts === undefined) {
    const found = await tx.facts.sums(query);
    return { found, total: totalOf(found), next: null };
  }
  const total = totalOf(await tx.facts.sums({ ...query, by: "organisation" }));
  if (accounts.of !== "page")
    return { found: await tx.facts.sums({ ...query, accounts }), total, next: null };
  const { limit } = accounts;
  // one more, to know whether there is another page
  const page = await tx.facts.sums({ ...query, accounts: { ...accounts, limit: limit + 1 } });
  if (page.length > limit) return { found: page.slice(0, limit), total, next: page[limit - 1].code };
  const rest = await tx.facts.sums({ ...query, accounts: { of: "none" } });
  return { found: [...page, ...rest], total, next: null };
}

function totalOf(scopes: readonly ScopeSums[]): Sums {
  const total: Sums = {};
  for (const { sums } of scopes) add(total, sums);
  return total;
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

/** Each scope with what those below it hold. */
function addUp(scopes: readonly ScopeSums[]): readonly ScopeSums[] {
  const below = new Map<string, ScopeSums[]>();
  for (const scope of scopes) {
    if (scope.parentCode === null) continue;
    const siblings = below.get(scope.parentCode);
    if (siblings) siblings.push(scope);
    else below.set(scope.parentCode, [scope]);
  }
  if (below.size === 0) return scopes;
  const sumsOf = ({ code, sums }: ScopeSums): Sums => {
    const all: Sums = { ...sums };
    for (const scope of code === null ? [] : (below.get(code) ?? [])) add(all, sumsOf(scope));
    return all;
  };
  return scopes.map((scope) => ({ ...scope, sums: sumsOf(scope) }));
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
