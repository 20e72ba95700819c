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

export interface ExportPage {
  /** Of the reps' assignments. */
  readonly date: CivilDate;
  readonly limit: number;
  readonly afterCode: string | null;
  /** For who sees all: accounts in white space too. Cost: the page; else all accounts within reach, for each page. */
  readonly isWhole: boolean;
}

export interface ExportRows {
  /** SHA-256 (hex) of which territories and accounts the actor is shown of this plan. */
  reach(planId: string): Promise<string>;
  /** Accounts within reach by code, from after `afterCode`. */
  accountPage(planId: string, page: ExportPage): Promise<readonly ExportedAccount[]>;
}
