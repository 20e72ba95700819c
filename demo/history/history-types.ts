/** A customer whose past is to be invented. */
export interface DemoCustomer {
  readonly segment: "A" | "B" | "C";
  /** IDR, of a mean month. */
  readonly revenuePerMonth: number;
  /** Index of the rep whose territory it is in; null in white space. */
  readonly rep: number | null;
}

export interface DemoProduct {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  /** IDR per carton. */
  readonly unitPrice: number;
  /** Of the price. */
  readonly goodsCostShare: number;
}

/** Customers, reps and products by their index; money in whole IDR; civil dates. */
export interface DemoSale {
  readonly customer: number;
  readonly product: number;
  readonly rep: number | null;
  readonly soldOn: string;
  readonly quantity: number;
  readonly amount: number;
  readonly goodsCost: number;
}

export interface DemoCost {
  readonly customer: number | null;
  readonly rep: number | null;
  readonly kind: "visit" | "delivery" | "acquisition";
  readonly incurredOn: string;
  readonly amount: number;
}

export interface DemoLead {
  readonly name: string;
  readonly origin: string;
  /** The customer that it is near, and that it became if it was won. */
  readonly customer: number;
  readonly isWon: boolean;
  readonly rep: number | null;
  readonly state: "open" | "converted" | "disqualified";
  readonly createdOn: string;
  readonly closedOn: string | null;
}

export type DemoStage = "qualification" | "proposal" | "negotiation" | "won" | "lost" | "no-decision";

export interface DemoOpportunity {
  readonly name: string;
  /** Null: of a prospect that is no customer. */
  readonly customer: number | null;
  /** Index of the lead that it came of; null for one with a customer of old. */
  readonly lead: number | null;
  readonly product: number;
  readonly rep: number | null;
  readonly amount: number;
  readonly expectedCloseOn: string;
  /** In the order they were entered; the last is where it stands. */
  readonly stages: readonly { readonly stage: DemoStage; readonly enteredOn: string }[];
}

export interface DemoVisit {
  readonly customer: number;
  readonly rep: number;
  readonly state: "planned" | "done" | "missed";
  readonly day: string;
  readonly plannedOn: string;
  readonly plannedPosition: number;
  readonly doneAt: Date | null;
  readonly durationMinutes: number | null;
  readonly outcome: "order" | "interest" | "no-interest" | "not-reached" | null;
}

/** Revenue that a rep is to make in a period, half-open. */
export interface DemoGoal {
  readonly rep: number;
  readonly name: string;
  readonly target: number;
  readonly startsOn: string;
  readonly endsOn: string;
}
