import { type EvaluateSearch, readEvaluateSearch, withoutUndefined } from "../evaluate/evaluate-search.ts";

export const QUOTA_KINDS = ["rep", "territory", "team", "product"] as const;
export const QUOTA_FORMULAS = ["shares", "growth"] as const;

/** What the address of the page that shares out a target holds; the period is the last one. */
export interface QuotaSearch extends EvaluateSearch {
  /** Money; left out: what the last quotas came to. */
  readonly target?: number;
  readonly formula?: "growth";
  /** Of the prior share, percent. */
  readonly weight?: number;
  /** Largest change, percent. */
  readonly cap?: number;
}

export function readQuotaSearch(search: Record<string, unknown>): QuotaSearch {
  const number = (value: unknown, most: number) =>
    typeof value === "number" && value >= 0 && value <= most ? value : undefined;
  return {
    ...readEvaluateSearch(search),
    ...withoutUndefined({
      target: number(search.target, 1e15) || undefined,
      formula: search.formula === "growth" ? ("growth" as const) : undefined,
      weight: number(search.weight, 100),
      cap: number(search.cap, 1000),
    }),
  };
}
