import type { CivilDate } from "../../../core/domain/civil-date.ts";

/** A line of the accounts of a plan. Money in the organisation's currency per year, workload in hours per month. */
export interface ExportedAccount {
  readonly code: string;
  readonly name: string;
  /** Code of the head of its family. */
  readonly parent: string | null;
  /** Code of its unit. */
  readonly unit: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Of the position: exact or approximate. */
  readonly locationKind: string;
  readonly segment: string | null;
  readonly industry: string | null;
  readonly stage: string;
  /** Codes, separated by semicolons. */
  readonly products: string;
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

/** Records that are exported by themselves, without a plan. */
export const RECORD_NOUNS = [
  "accounts",
  "reps",
  "products",
  "leads",
  "opportunities",
  "sales",
  "costs",
  "activities",
  "goals",
  "ratings",
] as const;
export type RecordNoun = (typeof RECORD_NOUNS)[number];

export type RecordCell = string | number | boolean | null;

export interface ExportPage {
  /** Of the reps' assignments. */
  readonly date: CivilDate;
  readonly limit: number;
  readonly afterCode: string | null;
  /** For who sees all: accounts in white space too. Cost: the page; else all accounts within reach, for each page. */
  readonly isWhole: boolean;
}

export interface ExportRows {
  /** SHA-256 (hex) of which territories and accounts the actor is shown of this plan; null: of which accounts and reps at all. */
  reach(planId: string | null): Promise<string>;
  /** Records within reach by field, by code or day, as of one moment. What they refer to is named by its code. */
  records(noun: RecordNoun, pageRows: number): AsyncIterable<readonly Readonly<Record<string, RecordCell>>[]>;
  /** How many of them there are. */
  count(noun: RecordNoun): Promise<number>;
  /** Keys of the activity measures of a layer's units. */
  measureKeys(layerId: string): Promise<readonly string[]>;
  /** Accounts within reach by code, from after `afterCode`. */
  accountPage(planId: string, page: ExportPage): Promise<readonly ExportedAccount[]>;
}
