export const TERRITORY_ITEM_KINDS = ["goal", "action", "training", "department"] as const;
export type TerritoryItemKind = (typeof TERRITORY_ITEM_KINDS)[number];

export interface TerritoryItemFields {
  readonly body: string;
  /** What a department does for the territory; null for every other kind. */
  readonly departmentRole: string | null;
  /** Civil dates; null for departments. */
  readonly dueOn: string | null;
  readonly doneOn: string | null;
}

/** A line of a territory's one-page plan. */
export interface TerritoryItem extends TerritoryItemFields {
  readonly id: string;
  readonly planId: string;
  readonly territoryId: string;
  readonly kind: TerritoryItemKind;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly version: number;
}

/** What the one-page plan tells of an account. Money in the organisation's currency per year, workload in hours per month. */
export interface TopAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly segment: string | null;
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
}

export interface TerritoryItemRows {
  insert(item: TerritoryItem): Promise<void>;
  /** All of a territory: by kind, then due date (those without last). */
  list(territoryId: string): Promise<readonly TerritoryItem[]>;
  count(territoryId: string): Promise<number>;
  find(territoryId: string, itemId: string): Promise<TerritoryItem | null>;
  /** Raises the version. False where the stored version is another than `version`: nothing is changed then. */
  update(itemId: string, version: number, changes: Partial<TerritoryItemFields>): Promise<boolean>;
  /** False where the stored version is another: nothing is removed then. */
  remove(itemId: string, version: number): Promise<boolean>;
  /** Accounts that the territory holds in its plan, by revenue, the largest first; only those within reach. */
  topAccounts(territoryId: string, limit: number): Promise<readonly TopAccount[]>;
  /** Whether the territory holds the account in its plan, overrides regarded, also while the plan does not hold yet. */
  holdsAccount(territoryId: string, accountId: string): Promise<boolean>;
}
