import type { RepFigures } from "../../domain/rep-figures.ts";
import type { FunnelEvaluation, TerritoryFunnel } from "../territories/funnel.ts";
import type { RatingSummary } from "./summarise-ratings.ts";

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
