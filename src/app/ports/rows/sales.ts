import type { BusinessRecordFilter, DayPage } from "./business-records.ts";

export type CostKind = "visit" | "delivery" | "promotion" | "service" | "acquisition" | "other";

/** What an account bought: a line of an invoice, or a sum. Money in the organisation's currency. */
export interface Sale {
  readonly id: string;
  /** Key in the system it comes from. */
  readonly code: string | null;
  readonly accountId: string;
  readonly productId: string | null;
  /** Who sold it, which need not be the rep of the account's territory. */
  readonly repId: string | null;
  /** Civil date. */
  readonly soldOn: string;
  readonly quantity: number | null;
  /** Net of tax and discounts; negative for a credit note. */
  readonly amount: number;
  readonly goodsCost: number | null;
}

/** Cost to serve or to win accounts, beside the goods. */
export interface Cost {
  readonly id: string;
  readonly code: string | null;
  readonly accountId: string | null;
  readonly repId: string | null;
  readonly kind: CostKind;
  /** Civil date. */
  readonly incurredOn: string;
  readonly amount: number;
}

export interface SaleFilter extends BusinessRecordFilter {
  readonly productId: string | null;
}

export interface CostFilter extends BusinessRecordFilter {
  readonly kind: CostKind | null;
}

export interface SaleRows {
  /** Latest first. */
  page(filter: SaleFilter, page: DayPage): Promise<readonly Sale[]>;
  /** In a few statements, however many. */
  insert(sales: readonly Sale[]): Promise<void>;
}

export interface CostRows {
  /** Latest first. */
  page(filter: CostFilter, page: DayPage): Promise<readonly Cost[]>;
  insert(costs: readonly Cost[]): Promise<void>;
}
