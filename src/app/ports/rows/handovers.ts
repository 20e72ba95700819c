import type { CivilDate } from "../../../core/domain/civil-date.ts";

/** What there is to hand over, as far as the actor sees it. Money in the organisation's currency. */
export interface HandoverCounts {
  readonly accounts: number;
  /** Per year. */
  readonly revenue: number;
  readonly openOpportunities: number;
  readonly openAmount: number;
  readonly plannedActivities: number;
  readonly openChallenges: number;
}

export interface HandoverRequest {
  readonly vacancyId: string;
  readonly repId: string;
  readonly today: CivilDate;
}

/** An account of the case's territories. Workload in hours per month. */
export interface HandedOverAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly territoryCode: string;
  readonly segment: string | null;
  readonly revenue: number;
  readonly workloadHours: number;
  readonly openOpportunities: number;
  readonly openAmount: number;
  /** Latest done contact of anybody, and next planned one. */
  readonly lastActivityOn: CivilDate | null;
  readonly nextActivityOn: CivilDate | null;
}

/** An open opportunity of the absent rep, or of an account of the case's territories. */
export interface HandedOverOpportunity {
  readonly id: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly repId: string | null;
  readonly stage: string;
  readonly amount: number;
  readonly expectedCloseOn: CivilDate | null;
}

/** What a case hands over. */
export interface HandoverRows {
  counts(request: HandoverRequest): Promise<HandoverCounts>;
  /** Largest revenue first, from after `after`. */
  accounts(
    request: HandoverRequest,
    page: {
      readonly limit: number;
      readonly after: { readonly revenue: number; readonly id: string } | null;
    },
  ): Promise<readonly HandedOverAccount[]>;
  /** Largest amount first, from after `after`. */
  opportunities(
    request: HandoverRequest,
    page: { readonly limit: number; readonly after: { readonly amount: number; readonly id: string } | null },
  ): Promise<readonly HandedOverOpportunity[]>;
}
