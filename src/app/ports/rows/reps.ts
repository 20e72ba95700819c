export interface RepFields {
  readonly code: string;
  readonly name: string;
  readonly memberId: string | null;
  readonly teamId: string | null;
  /** Degrees east and north of the home, both or neither. */
  readonly home: { readonly lon: number; readonly lat: number } | null;
  readonly hoursPerWeek: number;
  /** 1 = full time. */
  readonly fullTimeShare: number;
  /** Civil dates, first day in and first day out of service. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export interface Rep extends RepFields {
  readonly id: string;
  readonly version: number;
}

export interface RepRows {
  /** By code and id, from after `after`; of one team only where it is given. */
  list(
    limit: number,
    after: { readonly code: string; readonly id: string } | null,
    teamId: string | null,
  ): Promise<readonly Rep[]>;
  find(id: string): Promise<Rep | null>;
  /** The rep that this member is. */
  findOfMember(memberId: string): Promise<Rep | null>;
  /** With version 1. */
  create(id: string, rep: RepFields): Promise<void>;
  /** Raises the version. False where the stored version is another than `version`: nothing is changed then. */
  update(id: string, version: number, change: Partial<RepFields>): Promise<boolean>;
}
