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
