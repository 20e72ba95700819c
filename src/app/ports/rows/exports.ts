import type { CivilDate } from "../../../core/domain/civil-date.ts";

/** A line of the accounts of a plan. Money in the organisation's currency per year, workload in hours per month. */
export interface ExportedAccount {
  readonly code: string;
  readonly name: string;
  readonly unitCode: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly segment: string | null;
  readonly industry: string | null;
  readonly stage: string;
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
  /** Null: in white space. */
  readonly territoryCode: string | null;
  readonly territoryName: string | null;
  /** The territory's primary rep on the date. */
  readonly repCode: string | null;
  readonly repName: string | null;
}

export interface ExportRows {
  /** SHA-256 (hex) of which territories and accounts the actor is shown of this plan. */
  reach(planId: string): Promise<string>;
  /**
   * Accounts within reach by code, from after `afterCode`; whoever sees all is also shown those in white space.
   * Cost: as many accounts as the reach has, on each page.
   */
  accountPage(
    planId: string,
    page: { readonly date: CivilDate; readonly limit: number; readonly afterCode: string | null },
  ): Promise<readonly ExportedAccount[]>;
}
