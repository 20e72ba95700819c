/** A unit that was locked or unlocked, as the log keeps it. */
export interface UnitLockChange {
  readonly unitId: string;
  readonly isLocked: boolean;
}

export interface LockedUnit {
  readonly unitId: string;
  readonly unitCode: string;
  /** Code of the territory that it stays in; null: white space. */
  readonly territoryCode: string | null;
}

/** Units of a plan that stay where they are. */
export interface UnitLockRows {
  /** By unit code. */
  list(planId: string): Promise<readonly LockedUnit[]>;
  /** Those of the units that are locked. */
  of(planId: string, unitIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The plan must be held by `plans.lock`. */
  apply(planId: string, changes: readonly UnitLockChange[]): Promise<void>;
}
