/** What sales, costs, contacts and deals have in common: a day, an account, a rep. */
export interface BusinessRecordFilter {
  readonly accountId: string | null;
  readonly repId: string | null;
  /** Civil dates, half-open; null = without limit. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Sort key of lists that begin with the latest day. */
export interface DayKey {
  readonly day: string;
  readonly id: string;
}

/** A page of such a list: from after `after`, null = from the latest. */
export interface DayPage {
  readonly limit: number;
  readonly after: DayKey | null;
}
