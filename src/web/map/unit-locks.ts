/** How a unit is to be locked after the moves of a change. */
export interface PendingLock {
  readonly position: number;
  readonly isLocked: boolean;
}

/** Which units of a plan are locked, by their position, as it is saved and as it is under somebody's hands. */
export class UnitLocks {
  #now: ReadonlySet<number>;
  readonly #saved: Set<number>;

  constructor(locked: readonly number[]) {
    this.#now = new Set(locked);
    this.#saved = new Set(locked);
  }

  /** Another set after each change. */
  get now(): ReadonlySet<number> {
    return this.#now;
  }

  get saved(): ReadonlySet<number> {
    return this.#saved;
  }

  place(units: readonly number[], isLocked: boolean): void {
    const locked = new Set(this.#now);
    for (const unit of units) {
      if (isLocked) locked.add(unit);
      else locked.delete(unit);
    }
    this.#now = locked;
  }

  /** Units that are not locked as they are saved. */
  changed(): readonly number[] {
    const locked = [...this.#now].filter((unit) => !this.#saved.has(unit));
    return [...locked, ...[...this.#saved].filter((unit) => !this.#now.has(unit))];
  }

  /** What changed; of `moved` also what was locked before and is again, for the server would keep what is locked. */
  pending(moved: ReadonlySet<number>): readonly PendingLock[] {
    const again = [...moved].filter((unit) => this.#saved.has(unit));
    return [...new Set([...this.changed(), ...again])].map((position) => ({
      position,
      isLocked: this.#now.has(position),
    }));
  }

  markSaved(locks: readonly PendingLock[]): void {
    for (const { position, isLocked } of locks) {
      if (isLocked) this.#saved.add(position);
      else this.#saved.delete(position);
    }
  }
}
