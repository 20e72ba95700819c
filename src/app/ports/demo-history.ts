import type { Activity } from "./rows/activities.ts";
import type { Lead } from "./rows/leads.ts";
import type { Opportunity, StageEntry } from "./rows/opportunities.ts";
import type { Product } from "./rows/products.ts";
import type { Cost, Sale } from "./rows/sales.ts";

/** A customer whose past is to be invented. Money in IDR. */
export interface DemoCustomer {
  readonly segment: "A" | "B" | "C";
  readonly revenuePerMonth: number;
  /** Index of the rep whose territory it is in; null in white space. */
  readonly rep: number | null;
}

export interface DemoHistoryRequest {
  readonly seed: number;
  /** Civil date; what is past ends the day before. */
  readonly today: string;
  readonly customers: readonly DemoCustomer[];
  readonly repCount: number;
}

/** Of whom, by their index in the request. */
interface Whose {
  readonly customer: number;
  readonly rep: number | null;
}

export type DemoSale = Whose & { readonly product: number } & Pick<
    Sale,
    "soldOn" | "quantity" | "amount" | "goodsCost"
  >;
export type DemoCost = Pick<Whose, "rep"> & { readonly customer: number | null } & Pick<
    Cost,
    "kind" | "incurredOn" | "amount"
  >;
export type DemoLead = Whose & { readonly isWon: boolean } & Pick<
    Lead,
    "name" | "origin" | "state" | "createdOn" | "closedOn"
  >;
export type DemoOpportunity = Pick<Whose, "rep"> & {
  readonly customer: number | null;
  readonly lead: number | null;
  readonly product: number;
  readonly stages: readonly Pick<StageEntry, "stage" | "enteredOn">[];
} & Pick<Opportunity, "name" | "amount" | "expectedCloseOn">;
export type DemoVisit = { readonly customer: number; readonly rep: number } & Pick<
  Activity,
  "state" | "day" | "plannedOn" | "plannedPosition" | "doneAt" | "durationMinutes" | "outcome"
>;

/** Revenue that a rep is to make in a period, half-open. */
export interface DemoGoal {
  readonly rep: number;
  readonly name: string;
  readonly target: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Sales, costs and visits are made as they are read, once: a large demo has millions. */
export interface DemoHistory {
  readonly products: readonly Pick<Product, "code" | "name" | "category" | "unitPrice">[];
  readonly leads: readonly DemoLead[];
  readonly opportunities: readonly DemoOpportunity[];
  readonly goals: readonly DemoGoal[];
  readonly sales: Iterable<readonly DemoSale[]>;
  readonly costs: Iterable<readonly DemoCost[]>;
  readonly visits: Iterable<readonly DemoVisit[]>;
}
