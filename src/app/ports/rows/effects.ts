import type { CivilDate } from "../../../core/domain/civil-date.ts";

/** A version of a plan holds for a sales force on the dates [from, to); null = without end. */
export interface PlanEffect {
  readonly id: string;
  readonly planId: string;
  readonly planVersion: number;
  readonly salesForce: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export interface EffectMoment {
  readonly date: CivilDate;
  /** As the store knew it at this instant; null = as it knows now, whatever the clock says. */
  readonly knownAt: Date | null;
}

/** When plans hold, bitemporal: what is changed is closed and written anew, never overwritten. */
export interface EffectRows {
  /** Holds the calendar of a sales force for this transaction. */
  lockSalesForce(salesForce: string): Promise<void>;
  /** What is known now, by date. */
  listCurrent(salesForce: string): Promise<readonly PlanEffect[]>;
  /** Ends these as known from `at` on and writes the others instead. */
  replace(
    salesForce: string,
    change: {
      readonly close: readonly string[];
      readonly write: readonly Omit<PlanEffect, "salesForce">[];
      readonly at: Date;
    },
  ): Promise<void>;
  /** The effects of all sales forces, or of one, at a moment. */
  at(salesForce: string | null, moment: EffectMoment): Promise<readonly PlanEffect[]>;
}
