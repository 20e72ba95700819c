import type { MeasureKey, MeasureSums } from "./measures.ts";

/** A text in both languages of the product. */
export interface BothLanguages {
  readonly id: string;
  readonly en: string;
}

/** What a KPI says of one scope in one window; `value` is null where nothing can be said (no denominator, too few). */
export interface KpiValue {
  readonly value: number | null;
  readonly numerator: number;
  /** Null for a plain amount. */
  readonly denominator: number | null;
}

export type KpiUnit =
  | "money"
  | "money per day"
  | "share"
  | "ratio"
  | "index"
  | "points"
  | "count"
  | "days"
  | "months"
  | "visits per account";

/** One key figure: how it is defined, what it is made of, and how it is computed. */
export interface Kpi {
  readonly key: string;
  /** Rises with every change of what the figure means; results stored under another version are void. */
  readonly version: number;
  readonly unit: KpiUnit;
  readonly name: BothLanguages;
  readonly definition: BothLanguages;
  readonly numerator: string;
  readonly denominator: string | null;
  /** Which events count, by their date. */
  readonly window: string;
  /** To whom an event counts. */
  readonly attribution: string;
  readonly needs: readonly MeasureKey[];
  readonly compute: (sums: MeasureSums) => KpiValue;
}
