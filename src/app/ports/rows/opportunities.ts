import type { OpportunityStage } from "../../../core/domain/opportunity-stages.ts";
import type { BusinessRecordFilter, DayPage } from "./business-records.ts";

/** What a person says of an opportunity. */
export interface OpportunityFields {
  /** Key in the system it comes from. */
  readonly code: string | null;
  readonly name: string;
  readonly accountId: string | null;
  readonly leadId: string | null;
  readonly productId: string | null;
  readonly repId: string | null;
  /** In the organisation's currency. */
  readonly amount: number;
  /** Of winning, 0 … 1; null: what its stage says. */
  readonly probability: number | null;
  /** Civil date. */
  readonly expectedCloseOn: string | null;
}

export interface Opportunity extends OpportunityFields {
  readonly id: string;
  readonly stage: OpportunityStage;
  /** Civil dates. */
  readonly createdOn: string;
  readonly closedOn: string | null;
  readonly version: number;
  readonly updatedAt: Date;
}

/** A line of an opportunity's history. */
export interface StageEntry {
  readonly opportunityId: string;
  /** 1, 2, … per opportunity. */
  readonly number: number;
  readonly stage: OpportunityStage;
  /** Civil date. */
  readonly enteredOn: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

export type OpportunityChanges = Partial<OpportunityFields & Pick<Opportunity, "stage" | "closedOn">>;

export interface OpportunityFilter extends BusinessRecordFilter {
  readonly stage: OpportunityStage | null;
  readonly leadId: string | null;
}

export interface OpportunityRows {
  /** Latest created first. */
  page(filter: OpportunityFilter, page: DayPage): Promise<readonly Opportunity[]>;
  find(id: string): Promise<Opportunity | null>;
  /** With the stages they have been through so far. */
  insert(opportunities: readonly Opportunity[], history: readonly StageEntry[]): Promise<void>;
  /** Raises the version. False where the stored version is another than `version`: nothing is changed then. */
  update(id: string, version: number, changes: OpportunityChanges, updatedAt: Date): Promise<boolean>;
  /** In the order they were entered. */
  history(id: string): Promise<readonly StageEntry[]>;
  appendStage(entry: StageEntry): Promise<void>;
}
