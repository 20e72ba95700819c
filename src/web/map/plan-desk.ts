import type { LayerMap, PlanMap } from "../../contract/maps.ts";
import type { LiveFigures } from "../../core/evaluate/live/live-figures.ts";
import { LivePlan, type LiveProblem } from "../../core/evaluate/live/live-plan.ts";
import { ACCOUNT_MEASURES, buildLiveProblem, lowestPlaces, type MapMeasure } from "./live-problem.ts";
import { type PendingLock, UnitLocks } from "./unit-locks.ts";

/** A territory that holds units; index i is its place in all figures. */
export type DeskTerritory = PlanMap["territories"][number];

/** An account that can be taken against its geography. */
export interface DeskAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Of its unit; −1: in none of the layer. */
  readonly position: number;
  readonly revenue: number;
  readonly potential: number;
  readonly workloadHours: number;
}

/** Where an account stands against its geography; −1: nowhere, it follows its unit. */
interface Override {
  readonly account: DeskAccount;
  saved: number;
  now: number;
}

type Step =
  | { readonly kind: "units"; readonly before: Map<number, number>; readonly after: Map<number, number> }
  | { readonly kind: "locks"; readonly units: readonly number[]; readonly isLocked: boolean }
  | { readonly kind: "account"; readonly account: DeskAccount; readonly from: number; readonly to: number };

/** What changed of a plan by hand and is not saved, by ids, so that it can be made again on another version. */
export interface PendingChanges {
  readonly units: readonly { readonly position: number; readonly territoryId: string | null }[];
  readonly accounts: readonly { readonly account: DeskAccount; readonly territoryId: string | null }[];
  /** How units are to be locked after the moves; what moved and was locked before is named too. */
  readonly locks: readonly PendingLock[];
}

/** The state of the desk at a moment; another object after each change. */
export interface DeskView {
  readonly figures: LiveFigures;
  /** Units that are not where the saved version has them. */
  readonly changedUnits: number;
  readonly changedAccounts: number;
  /** Units that were locked or unlocked. */
  readonly changedLocks: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Travel of some territory is still being measured. */
  readonly isMeasuring: boolean;
}

/** Told which units have another territory than before. */
type UnitListener = (units: readonly number[]) => void;

/**
 * A plan under somebody's hands: units and accounts are taken from territory to territory, figures follow, steps are
 * undone and made again. It knows nothing of the screen and nothing of the server but the maps it was opened with.
 */
export class PlanDesk {
  readonly layer: LayerMap;
  readonly plan: PlanMap;
  readonly problem: LiveProblem;
  readonly territories: readonly DeskTerritory[];
  /** Of the plan on the server that the saved state is. */
  version: number;
  readonly #live: LivePlan;
  readonly #saved: Int32Array;
  readonly #overrides = new Map<string, Override>();
  readonly #locks: UnitLocks;
  readonly #done: Step[] = [];
  #undone: Step[] = [];
  /** The stroke that goes on until the pointer is lifted. */
  #stroke: Extract<Step, { kind: "units" }> | null = null;
  #changed = new Set<number>();
  #view: DeskView;
  readonly #listeners = new Set<() => void>();
  readonly #unitListeners = new Set<UnitListener>();

  /** `seesWhole`: whether the member is shown all of the plan, white space too; else targets are shares of what is shown. */
  constructor(layer: LayerMap, plan: PlanMap, { seesWhole } = { seesWhole: true }) {
    const places = lowestPlaces(plan);
    const indexOf = new Map(places.map((place, index) => [place, index]));
    this.layer = layer;
    this.plan = plan;
    this.version = plan.version;
    this.problem = buildLiveProblem(layer, plan, { places, seesWhole });
    this.territories = places.map((place) => plan.territories[place]);
    this.#saved = Int32Array.from(plan.territoryOf, (place) => indexOf.get(place) ?? -1);
    this.#live = new LivePlan(this.problem, this.#saved.slice());
    this.#locks = new UnitLocks(plan.lockedUnits);
    for (const { position, territory, ...account } of plan.overrides) {
      const now = indexOf.get(territory) ?? -1;
      const kept = { ...account, position: position ?? -1 };
      this.#overrides.set(account.code, { account: kept, saved: now, now });
      // sums by unit leave these accounts out already
      this.#live.moveAccount({ unit: -1, amounts: this.#amountsOf(kept), from: -1, to: now });
    }
    // a small plan is measured at once
    this.#live.settle();
    this.#view = this.#look();
  }

  /** A single territory would always stand exactly on its own target: it has none. */
  get hasTargets(): boolean {
    return this.territories.length > 1;
  }

  /** Territory index per unit, −1: white space. Read only: it is changed by `assign`. */
  get assignment(): Int32Array {
    return this.#live.assignment;
  }

  get view(): DeskView {
    return this.#view;
  }

  /** Units whose territory changed since the saved version. */
  get changed(): ReadonlySet<number> {
    return this.#changed;
  }

  /** Units that nobody moves, by their position; another set after each change. */
  get lockedUnits(): ReadonlySet<number> {
    return this.#locks.now;
  }

  /** Those that are locked in the saved version. */
  get savedLocks(): ReadonlySet<number> {
    return this.#locks.saved;
  }

  indexOfMeasure(key: MapMeasure): number {
    return Math.max(
      0,
      this.problem.measures.findIndex((measure) => measure.key === key),
    );
  }

  /** The first measure of which there is anything: what is all 0 says nothing. O(units). */
  get leadingMeasure(): MapMeasure {
    const { values } = this.#view.figures;
    const found = this.problem.measures.find(
      (measure, m) => measure.values.some((value) => value > 0) || values[m].some((value) => value > 0),
    );
    return (found ?? this.problem.measures[0]).key as MapMeasure;
  }

  /** A unit's own figure, accounts against their geography left out. */
  unitValue(measure: number, unit: number): number {
    return this.#live.valueOf(measure, unit);
  }

  savedTerritoryOf(unit: number): number {
    return this.#saved[unit];
  }

  /** Territory against its geography; −1: it follows its unit. */
  overrideOf(accountCode: string): number {
    return this.#overrides.get(accountCode)?.now ?? -1;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Told at once, before the figures are counted. */
  onUnits(listener: UnitListener): () => void {
    this.#unitListeners.add(listener);
    return () => this.#unitListeners.delete(listener);
  }

  /** Whether a lock of the unit, of its territory, or of the one it goes to forbids the move. */
  isHeld(unit: number, to: number): boolean {
    const from = this.assignment[unit];
    const isLocked = (index: number) => index >= 0 && this.territories[index].isLocked;
    return this.lockedUnits.has(unit) || isLocked(from) || isLocked(to);
  }

  /**
   * Takes units into a territory (−1: white space); gives how many went. Those held by a lock stay. Between `beginStroke`
   * and `endStroke` all calls are one step. Figures follow with the next `refresh`.
   */
  assign(units: Iterable<number>, to: number): number {
    const moved = [...units].filter((unit) => this.assignment[unit] !== to && !this.isHeld(unit, to));
    if (moved.length === 0) return 0;
    const step = this.#stroke ?? { kind: "units", before: new Map(), after: new Map() };
    for (const unit of moved) {
      if (!step.before.has(unit)) step.before.set(unit, this.assignment[unit]);
      step.after.set(unit, to);
    }
    if (this.#done.at(-1) !== step) this.#done.push(step);
    this.#undone = [];
    this.#live.move(moved, to);
    this.#noticeUnits(moved);
    return moved.length;
  }

  /** Whether somebody's pointer is down: more of the same step is to come. */
  get isStroking(): boolean {
    return this.#stroke !== null;
  }

  beginStroke(): void {
    this.#stroke = { kind: "units", before: new Map(), after: new Map() };
  }

  endStroke(): void {
    this.#stroke = null;
  }

  /** Takes back what the stroke that goes on did, as if it had never been begun. */
  cancelStroke(): void {
    const step = this.#stroke;
    this.#stroke = null;
    if (step !== null && this.#done.at(-1) === step) {
      this.#done.pop();
      this.#placeUnits(step.before);
    }
    this.refresh();
  }

  /** Takes an account into a territory against its geography, or back to its unit (−1). */
  assignAccount(account: DeskAccount, to: number): void {
    const from = this.overrideOf(account.code);
    if (from === to) return;
    this.#done.push({ kind: "account", account, from, to });
    this.#undone = [];
    this.#placeAccount(account, to);
    this.refresh();
  }

  /** Locks units where they are, or unlocks them, as one step. */
  lock(units: Iterable<number>, isLocked: boolean): void {
    const changed = [...units].filter((unit) => this.lockedUnits.has(unit) !== isLocked);
    if (changed.length === 0) return;
    this.#done.push({ kind: "locks", units: changed, isLocked });
    this.#undone = [];
    this.#locks.place(changed, isLocked);
    this.refresh();
  }

  undo(): void {
    const step = this.#done.pop();
    if (step === undefined) return;
    this.#undone.push(step);
    if (step.kind === "account") this.#placeAccount(step.account, step.from);
    else if (step.kind === "locks") this.#locks.place(step.units, !step.isLocked);
    else this.#placeUnits(step.before);
    this.refresh();
  }

  redo(): void {
    const step = this.#undone.pop();
    if (step === undefined) return;
    this.#done.push(step);
    if (step.kind === "account") this.#placeAccount(step.account, step.to);
    else if (step.kind === "locks") this.#locks.place(step.units, step.isLocked);
    else this.#placeUnits(step.after);
    this.refresh();
  }

  /** Measures some of the travel that is left to be measured; once nothing is, tells everybody. True while something is left. */
  measure(): boolean {
    if (this.#live.settle()) return true;
    this.refresh();
    return false;
  }

  /** Counts the figures anew and tells everybody. */
  refresh(): void {
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }

  pending(): PendingChanges {
    const idOf = (index: number) => (index < 0 ? null : this.territories[index].id);
    return {
      units: [...this.#changed].map((position) => ({
        position,
        territoryId: idOf(this.assignment[position]),
      })),
      accounts: [...this.#overrides.values()]
        .filter(({ saved, now }) => saved !== now)
        .map(({ account, now }) => ({ account, territoryId: idOf(now) })),
      locks: this.#locks.pending(this.#changed),
    };
  }

  /**
   * Makes changes again that were pending on another version; gives how many units and accounts went and how many units
   * were locked or unlocked.
   */
  replay({ units, accounts, locks }: PendingChanges): number {
    const indexOf = new Map<string | null, number>(this.territories.map(({ id }, index) => [id, index]));
    indexOf.set(null, -1);
    const before = this.lockedUnits;
    let count = 0;
    this.lock(
      locks.map(({ position }) => position),
      false,
    );
    this.beginStroke();
    for (const { position, territoryId } of units) {
      const to = indexOf.get(territoryId);
      if (to !== undefined) count += this.assign([position], to);
    }
    this.endStroke();
    for (const { account, territoryId } of accounts) {
      const to = indexOf.get(territoryId);
      if (to === undefined || this.overrideOf(account.code) === to) continue;
      this.assignAccount(account, to);
      count++;
    }
    this.lock(
      locks.flatMap(({ position, isLocked }) => (isLocked ? [position] : [])),
      true,
    );
    for (const { position } of locks) if (before.has(position) !== this.lockedUnits.has(position)) count++;
    this.refresh();
    return count;
  }

  /** What was pending has become this version of the plan; steps can be undone as before. */
  markSaved({ units, accounts, locks }: PendingChanges, version: number): void {
    const indexOf = new Map<string | null, number>(this.territories.map(({ id }, index) => [id, index]));
    for (const { position, territoryId } of units) {
      this.#saved[position] = territoryId === null ? -1 : (indexOf.get(territoryId) ?? -1);
    }
    for (const { account, territoryId } of accounts) {
      const override = this.#overrides.get(account.code);
      if (override) override.saved = territoryId === null ? -1 : (indexOf.get(territoryId) ?? -1);
    }
    this.#locks.markSaved(locks);
    this.version = version;
    this.#noticeUnits(units.map(({ position }) => position));
    this.refresh();
  }

  #amountsOf({ revenue, potential, workloadHours }: DeskAccount): Float64Array {
    const own = { revenue, potential, workloadHours, accounts: 1 };
    return Float64Array.from(this.problem.measures, ({ key }) => {
      const named = ACCOUNT_MEASURES.find((each) => each === key);
      return named === undefined ? 0 : own[named];
    });
  }

  #placeAccount(account: DeskAccount, to: number): void {
    const known = this.#overrides.get(account.code) ?? { account, saved: -1, now: -1 };
    const { position: unit } = account;
    this.#live.moveAccount({ unit, amounts: this.#amountsOf(account), from: known.now, to });
    known.now = to;
    this.#overrides.set(account.code, known);
  }

  #placeUnits(places: ReadonlyMap<number, number>): void {
    const byTerritory = new Map<number, number[]>();
    for (const [unit, territory] of places) {
      const units = byTerritory.get(territory);
      if (units === undefined) byTerritory.set(territory, [unit]);
      else units.push(unit);
    }
    for (const [territory, units] of byTerritory) this.#live.move(units, territory);
    this.#noticeUnits([...places.keys()]);
  }

  #noticeUnits(units: readonly number[]): void {
    for (const unit of units) {
      if (this.assignment[unit] === this.#saved[unit]) this.#changed.delete(unit);
      else this.#changed.add(unit);
    }
    for (const listener of this.#unitListeners) listener(units);
  }

  #look(): DeskView {
    let changedAccounts = 0;
    for (const { saved, now } of this.#overrides.values()) if (saved !== now) changedAccounts++;
    return {
      figures: this.#live.figures(),
      changedUnits: this.#changed.size,
      changedAccounts,
      changedLocks: this.#locks.changed().length,
      canUndo: this.#done.length > 0,
      canRedo: this.#undone.length > 0,
      isMeasuring: !this.#live.isSettled,
    };
  }
}
