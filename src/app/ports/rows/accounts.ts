export const ACCOUNT_STAGES = ["prospect", "customer", "lapsed"] as const;
export type AccountStage = (typeof ACCOUNT_STAGES)[number];

/** `approximate`: the position is that of the account's town. */
export const LOCATION_KINDS = ["exact", "approximate"] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

/** A customer or prospect. Money in the organisation's currency per year, workload in hours per month. */
export interface AccountRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Head of its family. A head has no head of its own. */
  readonly parentId: string | null;
  readonly unitId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly locationKind: LocationKind;
  readonly segment: string | null;
  readonly industry: string | null;
  readonly stage: AccountStage;
  readonly products: readonly string[];
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
  readonly version: number;
  readonly updatedAt: Date;
}

export interface AccountFilter {
  /** Accounts that this territory holds in its plan, overrides regarded. */
  readonly territoryId: string | null;
  readonly unitId: string | null;
  readonly segment: string | null;
  /** Accounts whose family this one heads. */
  readonly parentId?: string | null;
  /** Part of a name or beginning of a code, in any case. */
  readonly search?: string | null;
}

/** What may be changed of an account by hand. */
export type AccountChanges = Partial<
  Pick<
    AccountRecord,
    | "name"
    | "parentId"
    | "unitId"
    | "lon"
    | "lat"
    | "locationKind"
    | "segment"
    | "industry"
    | "stage"
    | "products"
    | "revenue"
    | "potential"
    | "workloadHours"
  >
>;

export interface AccountRows {
  /** By code, from after `afterCode`. */
  page(filter: AccountFilter, limit: number, afterCode: string | null): Promise<readonly AccountRecord[]>;
  find(accountId: string): Promise<AccountRecord | null>;
  /** The account, held for this transaction together with all totals of the organisation, which it is a part of. */
  lock(accountId: string): Promise<AccountRecord | null>;
  /** Account id by code, of those that exist. */
  idsByCode(codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Changes a held account, raises its version and keeps the totals of its territories in every plan in step. */
  update(accountId: string, changes: AccountChanges, updatedAt: Date): Promise<void>;
  unitExists(unitId: string): Promise<boolean>;
}
