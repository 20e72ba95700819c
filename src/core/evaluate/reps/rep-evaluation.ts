import type { FunnelEvaluation, TerritoryFunnel } from "../territories/funnel.ts";
import type { RatingSummary } from "./summarise-ratings.ts";

/** What is counted of one rep in a window; null: not recorded. Money in one currency. */
export interface RepFigures {
  readonly rep: string;
  /** Accounts held at the end. */
  readonly accounts: number | null;
  /** People added to accounts. */
  readonly newContacts: number | null;
  readonly leads: number | null;
  /** Leads of these that became an opportunity. */
  readonly leadsConverted: number | null;
  readonly opportunities: number | null;
  /** Opportunities of these that were won. */
  readonly deals: number | null;
  /** Calls, demos and other talks that took place. */
  readonly conversations: number | null;
  /** Yearly value of the contracts signed. */
  readonly annualContractValue: number | null;
  /** What the accounts bought, and could buy, in the window. */
  readonly revenue: number | null;
  readonly potential: number | null;
  readonly quota: number | null;
  /** Years of selling, here or elsewhere. */
  readonly experienceYears: number | null;
  /** Whole months in this role at the end of the window. */
  readonly monthsInRole: number | null;
}

/** One conversion: the cohort, what became of it, its rate with interval and how it stands to the team. */
export type RepConversion = Pick<
  TerritoryFunnel,
  "rate" | "interval" | "shrunkRate" | "standing" | "leads" | "newAccounts"
>;

export interface EvaluatedRep extends RepFigures {
  readonly leadToOpportunity: RepConversion | null;
  readonly opportunityToDeal: RepConversion | null;
  /** Revenue ÷ potential, against that of all reps together: 1 = as much of what there is as the others. */
  readonly potentialIndex: number | null;
  /** Share of full productivity that the time in the role lets expect; null where it is not known. */
  readonly expectedProductivity: number | null;
  /** The same index against what the ramp lets expect. */
  readonly rampedIndex: number | null;
  /** Revenue ÷ quota. */
  readonly attainment: number | null;
  /** By trait; beside the figures, part of none of them. */
  readonly ratings: readonly RatingSummary[];
}

/** Whether the reps differ in a conversion at all. */
export type ConversionVerdict = Pick<FunnelEvaluation, "verdict" | "reason" | "homogeneity" | "team">;

export interface RepEvaluation {
  /** By code. No order of merit: the figures answer different questions. */
  readonly reps: readonly EvaluatedRep[];
  readonly leadToOpportunity: ConversionVerdict | null;
  readonly opportunityToDeal: ConversionVerdict | null;
  readonly totals: Omit<RepFigures, "rep" | "experienceYears" | "monthsInRole">;
}
