import type { BusinessRecordFilter, DayPage } from "./business-records.ts";

export type LeadState = "open" | "converted" | "disqualified";

/** What a person says of a lead. */
export interface LeadFields {
  /** Key in the system it comes from. */
  readonly code: string | null;
  readonly name: string;
  readonly origin: string | null;
  readonly accountId: string | null;
  /** Where it is, for a lead without an account. */
  readonly unitId: string | null;
  readonly repId: string | null;
}

export interface Lead extends LeadFields {
  readonly id: string;
  readonly state: LeadState;
  /** Civil dates. */
  readonly createdOn: string;
  readonly closedOn: string | null;
  readonly version: number;
  readonly updatedAt: Date;
}

export type LeadChanges = Partial<LeadFields & Pick<Lead, "state" | "closedOn">>;

export interface LeadFilter extends BusinessRecordFilter {
  readonly state: LeadState | null;
}

export interface LeadRows {
  /** Latest created first. */
  page(filter: LeadFilter, page: DayPage): Promise<readonly Lead[]>;
  find(id: string): Promise<Lead | null>;
  insert(leads: readonly Lead[]): Promise<void>;
  /** Raises the version. False where the stored version is another than `version`: nothing is changed then. */
  update(id: string, version: number, changes: LeadChanges, updatedAt: Date): Promise<boolean>;
}
