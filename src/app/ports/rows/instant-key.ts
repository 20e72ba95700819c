/** Sort key of lists that begin with the newest. */
export interface InstantKey {
  readonly at: Date;
  readonly id: string;
}

/** A page of such a list: from after `after`, null = from the newest. */
export interface InstantPage {
  readonly limit: number;
  readonly after: InstantKey | null;
}
