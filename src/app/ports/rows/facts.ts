import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import type { MeasureKey } from "../../../core/evaluate/kpi/measures.ts";

export type Measure = MeasureKey;

/** Civil dates, half-open. */
export interface FactWindow {
  readonly from: string;
  readonly until: string;
}

export interface FactQuery extends FactWindow {
  readonly by: ScopeKind;
  /** Whose plans say which territory an event counts for; null: none, everything belongs to no territory. */
  readonly salesForce: string | null;
  /** Null: an event counts for who held the account on its own day. A civil date: for who held it on that day. */
  readonly heldOn: string | null;
}

export interface MeasureQuery extends FactQuery {
  /** Month that fiscal years begin in, 1 = January: of the quarters that lie in the window. */
  readonly fiscalYearStartMonth: number;
}

/** Some accounts: so many by code after one (null: from the first on), one, or what belongs to none that is within reach. */
export type AccountSlice =
  | { readonly of: "page"; readonly after: string | null; readonly limit: number }
  | { readonly of: "code"; readonly code: string }
  | { readonly of: "none" };

export interface MonthsQuery extends FactQuery {
  /** As of sums. */
  readonly accounts?: AccountSlice | undefined;
}

export interface SumsQuery extends MeasureQuery {
  /** Only these are sure to be added up, which saves reading what others come from; left out: every one. */
  readonly measures?: readonly Measure[] | undefined;
  /** Only where `by` is account; left out: everything. */
  readonly accounts?: AccountSlice | undefined;
}

/** What was measured of one scope; the scope null is what belongs to none. */
export interface ScopeSums {
  readonly code: string | null;
  readonly name: string | null;
  /** Of the territory above, by the plan that holds on the last day of the window. */
  readonly parentCode: string | null;
  readonly sums: Readonly<Partial<Record<Measure, number>>>;
}

/** Leads created in a window, by the territory they fall into: what became of them. */
export interface LeadCounts {
  readonly territory: string | null;
  readonly leads: number;
  /** Leads with an opportunity. */
  readonly opportunities: number;
  /** Leads with a won opportunity. */
  readonly newAccounts: number;
}

/** One account's sales and costs in a window. Money in the organisation's currency. */
export interface AccountFacts {
  readonly code: string;
  readonly name: string;
  readonly stage: "prospect" | "customer" | "lapsed";
  readonly segment: string | null;
  readonly industry: string | null;
  readonly revenue: number;
  /** Cost of goods, as far as it is recorded, and the revenue of the sales that have one. */
  readonly goodsCost: number;
  readonly costedRevenue: number;
  readonly costToServe: number;
  readonly orders: number;
  /** Civil date of the last sale before the window's end; null: none ever. */
  readonly lastSoldOn: string | null;
  /** For the length of the window; null: not known. */
  readonly potential: number | null;
  /** Hours of a rep's work for the length of the window; null: not known. */
  readonly workHours: number | null;
}

/** The visits to an account that were done before a day: civil dates. */
export interface VisitFacts {
  readonly account: string;
  readonly firstOn: string;
  readonly lastOn: string;
}

/** What a figure was added up from: the events of one measure with one account or of one product. */
export interface EvidenceFacts {
  readonly measure: Measure;
  /** Of the account, or of the product where `by` is account; null: the event has none, or it is out of reach. */
  readonly code: string | null;
  readonly name: string | null;
  readonly amount: number;
  readonly events: number;
  /** Civil dates of the first and the last event. */
  readonly firstOn: string;
  readonly lastOn: string;
}

export interface EvidenceQuery extends MeasureQuery {
  /** Of the scope whose figure it is, territories and teams below it included; empty: of what belongs to none; null: of everything. */
  readonly code: string | null;
  readonly measures: readonly Measure[];
  readonly limit: number;
}

export interface OpportunityFacts {
  readonly group: string | null;
  readonly outcome: "won" | "lost" | "open";
  readonly createdOn: string;
  readonly closedOn: string | null;
  readonly amount: number;
}

/** An opportunity with the stages it went through until the window's end. */
export interface OpportunityHistory extends OpportunityFacts {
  /** Open stages in turn, with the civil date each was entered on. */
  readonly stages: readonly { readonly stage: string; readonly enteredOn: string }[];
}

/** The same with what it is called, and whose it is. */
export interface NamedOpportunity extends OpportunityHistory {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  /** Null: it has no account, or one out of reach. */
  readonly account: { readonly code: string; readonly name: string } | null;
}

export interface MonthFacts {
  readonly group: string;
  /** As 2026-11. */
  readonly month: string;
  readonly revenue: number;
}

/** Days with a purchase of one account in a window. */
export interface PurchaseFacts {
  readonly code: string;
  readonly name: string;
  /** Days with a purchase after the first. */
  readonly repeats: number;
  /** Days from the first to the last, and to the last day of the window. */
  readonly daysToLast: number;
  readonly daysToEnd: number;
  /** Mean money of the repeats that brought any; null: none did. */
  readonly meanAmount: number | null;
}

/** What one account bought of one product in a window, in money; what was sold without a product is in none. */
export interface ProductRevenueFacts {
  readonly account: string;
  readonly product: string;
  readonly name: string;
  readonly revenue: number;
}

/** Facts of the business added up, as far as they are within the actor's reach. */
export interface FactRows {
  /** Sales forces with a plan that holds some day in the window, by name, and on how many days of it one holds. */
  salesForces(window: FactWindow): Promise<readonly { readonly name: string; readonly days: number }[]>;
  /** Which measures have anything recorded at all: what is not recorded is no zero. */
  recorded(): Promise<ReadonlySet<Measure>>;
  /** Measures by scope, by code, what belongs to none last. */
  sums(query: SumsQuery): Promise<readonly ScopeSums[]>;
  /** What sums were added up from, the largest lines first, and the sums of all lines. */
  evidence(query: EvidenceQuery): Promise<{
    readonly sums: Readonly<Partial<Record<Measure, number>>>;
    readonly items: readonly EvidenceFacts[];
  }>;
  leads(query: FactQuery): Promise<readonly LeadCounts[]>;
  /** Accounts that bought or cost something in the window, or, if asked for, every account, by code. */
  accounts(window: FactWindow, which: "active" | "every"): Promise<readonly AccountFacts[]>;
  /** Of accounts that were ever visited before `until`. */
  visits(until: string): Promise<readonly VisitFacts[]>;
  /** Accounts that bought in the window, by code. */
  purchases(window: FactWindow): Promise<readonly PurchaseFacts[]>;
  /** What these accounts, by code, bought of each product, the most first. */
  productRevenues(window: FactWindow, accounts: readonly string[]): Promise<readonly ProductRevenueFacts[]>;
  /** Opportunities that were open some day in the window, the state they were in at its end. */
  opportunities(query: FactQuery): Promise<readonly OpportunityFacts[]>;
  /** The same, each with its stages. */
  opportunityHistories(query: FactQuery): Promise<readonly OpportunityHistory[]>;
  /** The same, each with its names. */
  namedOpportunities(query: FactQuery): Promise<readonly NamedOpportunity[]>;
  /** The scope that each lies below, by code, of those that lie below another. */
  parents(query: FactQuery): Promise<ReadonlyMap<string, string>>;
  /** Revenue by month; every month of a group that has any. */
  months(query: MonthsQuery): Promise<readonly MonthFacts[]>;
}
