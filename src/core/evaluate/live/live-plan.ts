import type { DesignProblem } from "../../domain/design-problem.ts";
import { BrokenInvariant } from "../../domain/problem.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import { measureDisruption } from "../disruption.ts";
import { territoryTargets } from "../territory-targets.ts";
import { distanceFromPlaceKm, estimateTravelKm } from "../travel-estimate.ts";
import { labelParts, type MapParts } from "./label-parts.ts";
import type { LiveFigures } from "./live-figures.ts";
import { TravelColumns } from "./travel-columns.ts";

/** What figures need of a design problem. */
export type LiveProblem = Pick<
  DesignProblem,
  "points" | "areaKm2" | "adjacency" | "measures" | "visits" | "territories" | "lockedTo" | "realignment"
> & {
  /** Length of all rings of each unit, km; null without shapes. With it come compactness and holes. */
  readonly perimeterKm: Float64Array | null;
};

/** An account that leaves its unit's figures for a territory, or comes back: one amount per measure of the problem. */
export interface AccountMove {
  /** Where it lies; −1 where its place is in no unit. */
  readonly unit: number;
  readonly amounts: ArrayLike<number>;
  /** Territory against its geography, before and after; −1: that of its unit. */
  readonly from: number;
  readonly to: number;
}

/** Pairs measured in one step of `settle`: a few ms. */
const SETTLE_PAIRS = 500_000;

/** Perimeter that may be missing from the borders of a unit inside the map, as a share: they were measured apart. */
const EDGE_SHARE = 1e-3;

/**
 * A plan in the hand: units are moved, figures follow. Sums of the territories a stroke touched are added up anew, so that
 * nothing drifts; connected parts are found anew for the whole map. One stroke costs O(units + edges), and for travel
 * O(units moved × units of the two territories), bounded.
 */
export class LivePlan {
  readonly assignment: Int32Array;
  readonly #problem: LiveProblem;
  readonly #values: readonly Float64Array[];
  /** Of accounts against their geography, per measure and territory. */
  readonly #extras: readonly Float64Array[];
  readonly #targets: Float64Array[];
  readonly #isOnEdge: Uint8Array | null;
  readonly #travel: TravelColumns;
  readonly #sums: {
    readonly unitCount: Int32Array;
    readonly values: readonly Float64Array[];
    readonly polsbyPopper: Float64Array;
    readonly area: Float64Array;
    readonly visits: Float64Array;
    readonly homeVisitKm: Float64Array;
  };
  #touched: Uint8Array;

  /** `assignment` (territory index per unit, below 0: white space) is taken over and changed by moves. */
  constructor(problem: LiveProblem, assignment: Int32Array) {
    const count = problem.territories.length;
    if (assignment.length !== problem.visits.length)
      throw new BrokenInvariant(`got ${assignment.length} units, expected ${problem.visits.length}`);
    const column = () => new Float64Array(count);
    this.assignment = assignment;
    this.#problem = problem;
    this.#values = problem.measures.map(({ values }) => values.slice());
    this.#extras = problem.measures.map(column);
    this.#targets = problem.measures.map((measure) => territoryTargets(problem, measure));
    this.#isOnEdge = findEdge(problem);
    this.#travel = new TravelColumns(new PointMetric(problem.points), problem.visits, count);
    this.#sums = {
      unitCount: new Int32Array(count),
      values: problem.measures.map(column),
      polsbyPopper: column(),
      area: column(),
      visits: column(),
      homeVisitKm: column(),
    };
    this.#touched = new Uint8Array(count).fill(1);
    const members = this.#membersOf(this.#touched);
    for (const [territory, units] of members)
      if (this.#needsBase(territory)) this.#travel.unsettle(territory, units);
  }

  /** Takes units into a territory, or into white space (below 0). */
  move(units: ArrayLike<number>, territory: number): void {
    const to = Math.max(territory, -1);
    const left = new Map<number, number[]>();
    const entered: number[] = [];
    for (let i = 0; i < units.length; i++) {
      const unit = units[i];
      const from = Math.max(this.assignment[unit], -1);
      if (from === to) continue;
      const leaving = left.get(from);
      if (leaving === undefined) left.set(from, [unit]);
      else leaving.push(unit);
      entered.push(unit);
      this.assignment[unit] = to;
    }
    if (entered.length === 0) return;
    const concerned = new Uint8Array(this.#touched.length);
    for (const territory of [to, ...left.keys()]) if (territory >= 0) concerned[territory] = 1;
    for (const [territory, members] of this.#membersOf(concerned)) {
      this.#touched[territory] = 1;
      this.#follow(territory, members, left.get(territory) ?? [], territory === to ? entered : []);
    }
  }

  /** Takes an account against its geography, or back. O(1). */
  moveAccount({ unit, amounts, from, to }: AccountMove): void {
    // an account that stood nowhere is one more to be shared out
    const added = unit >= 0 ? 0 : (to >= 0 ? 1 : 0) - (from >= 0 ? 1 : 0);
    for (let m = 0; m < amounts.length; m++) {
      if (added !== 0 && amounts[m] !== 0) this.#shareOut(m, added * amounts[m]);
      if (from >= 0) this.#extras[m][from] -= amounts[m];
      else if (unit >= 0) this.#values[m][unit] -= amounts[m];
      if (to >= 0) this.#extras[m][to] += amounts[m];
      else if (unit >= 0) this.#values[m][unit] += amounts[m];
    }
    for (const territory of [from, to, unit >= 0 ? this.assignment[unit] : -1])
      if (territory >= 0) this.#touched[territory] = 1;
  }

  #shareOut(measure: number, amount: number): void {
    const { key } = this.#problem.measures[measure];
    const shares = this.#problem.territories.map((spec) => spec.shareByMeasure[key] ?? spec.share);
    const sum = shares.reduce((total, share) => total + share, 0);
    if (sum <= 0) return;
    const before = this.#targets[measure];
    this.#targets[measure] = before.map((target, place) => target + (amount * shares[place]) / sum);
  }

  /** What a unit's own figure of a measure is now, accounts against their geography left out. */
  valueOf(measure: number, unit: number): number {
    return this.#values[measure][unit];
  }

  /** Measures some of the travel that is left to be measured; true while something is left. */
  settle(): boolean {
    return this.#travel.settle(SETTLE_PAIRS);
  }

  /** Whether all travel is measured. */
  get isSettled(): boolean {
    return this.#travel.isAllSettled;
  }

  figures(): LiveFigures {
    this.#addUp();
    const { assignment } = this;
    const { adjacency, realignment } = this.#problem;
    const parts = labelParts({ adjacency, assignment, isOnEdge: this.#isOnEdge });
    const { unitCount, values, polsbyPopper } = this.#sums;
    return {
      unitCount: unitCount.slice(),
      values: values.map((column, m) => column.map((value, territory) => value + this.#extras[m][territory])),
      targets: this.#targets.slice(),
      polsbyPopper: polsbyPopper.slice(),
      travelKm: this.#travelKm(),
      ...readParts(parts, unitCount.length),
      uncoveredUnits: countUncovered(assignment),
      disruption: realignment === null ? null : measureDisruption(realignment, assignment),
    };
  }

  #needsBase(territory: number): boolean {
    return this.#problem.territories[territory].home === null;
  }

  #follow(territory: number, members: Int32Array, left: readonly number[], entered: readonly number[]): void {
    if (!this.#needsBase(territory)) return;
    const changed = left.length + entered.length;
    if (!this.#travel.isSettled(territory) || !this.#travel.canFollow(changed, members.length)) {
      this.#travel.unsettle(territory, members);
      return;
    }
    const isNew = new Set(entered);
    const stayed = isNew.size === 0 ? members : members.filter((unit) => !isNew.has(unit));
    this.#travel.follow(stayed, left, entered);
  }

  /** Units of the marked territories, ascending. O(units). */
  #membersOf(marked: Uint8Array): Map<number, Int32Array> {
    const { assignment } = this;
    const counts = new Int32Array(marked.length);
    for (let unit = 0; unit < assignment.length; unit++)
      if (assignment[unit] >= 0) counts[assignment[unit]]++;
    const lists = new Map<number, Int32Array>();
    for (const [territory, isMarked] of marked.entries()) {
      if (isMarked === 1) lists.set(territory, new Int32Array(counts[territory]));
    }
    counts.fill(0);
    for (let unit = 0; unit < assignment.length; unit++) {
      const territory = assignment[unit];
      const list = territory >= 0 && marked[territory] === 1 ? lists.get(territory) : undefined;
      if (list !== undefined) list[counts[territory]++] = unit;
    }
    return lists;
  }

  #addUp(): void {
    const { areaKm2, perimeterKm, visits, territories, points } = this.#problem;
    const sums = this.#sums;
    for (const [territory, units] of this.#membersOf(this.#touched)) {
      sums.unitCount[territory] = units.length;
      for (const [m, column] of sums.values.entries()) column[territory] = sumOf(this.#values[m], units);
      sums.area[territory] = areaKm2 === null ? 0 : sumOf(areaKm2, units);
      sums.visits[territory] = sumOf(visits, units);
      const { home } = territories[territory];
      sums.homeVisitKm[territory] =
        home === null
          ? 0
          : units.reduce((sum, unit) => sum + visits[unit] * distanceFromPlaceKm(points, home, unit), 0);
      const outline = perimeterKm === null ? Number.NaN : this.#outlineKm(perimeterKm, units);
      sums.polsbyPopper[territory] = (4 * Math.PI * sums.area[territory]) / outline ** 2;
    }
    this.#touched = new Uint8Array(this.#touched.length);
  }

  /** Every border inside the territory stands in the perimeters of both its units. NaN with a unit without a shape. */
  #outlineKm(perimeterKm: Float64Array, units: Int32Array): number {
    const { offsets, neighbours, borderKm, isLink } = this.#problem.adjacency;
    let km = 0;
    for (const unit of units) {
      if (!(perimeterKm[unit] > 0)) return Number.NaN;
      km += perimeterKm[unit];
      for (let at = offsets[unit]; at < offsets[unit + 1]; at++) {
        if (isLink[at] === 0 && this.assignment[neighbours[at]] === this.assignment[unit]) km -= borderKm[at];
      }
    }
    return km > 0 ? km : Number.NaN;
  }

  #travelKm(): Float64Array {
    const { area, visits, homeVisitKm, unitCount } = this.#sums;
    const best = new Float64Array(unitCount.length).fill(Number.POSITIVE_INFINITY);
    const { assignment } = this;
    const { visitKm: column } = this.#travel;
    for (let unit = 0; unit < assignment.length; unit++) {
      if (assignment[unit] >= 0 && column[unit] < best[assignment[unit]])
        best[assignment[unit]] = column[unit];
    }
    return best.map((visitKm, territory) => {
      if (unitCount[territory] === 0) return 0;
      const from = this.#needsBase(territory) ? this.#atBase(territory, visitKm) : homeVisitKm[territory];
      return estimateTravelKm({ areaKm2: area[territory], visits: visits[territory], visitKm: from });
    });
  }

  #atBase(territory: number, best: number): number {
    if (!this.#travel.isSettled(territory)) return Number.NaN;
    const { centreUnit } = this.#problem.territories[territory];
    const isFixed = centreUnit >= 0 && this.assignment[centreUnit] === territory;
    return isFixed ? this.#travel.visitKm[centreUnit] : best;
  }
}

function countUncovered(assignment: Int32Array): number {
  let count = 0;
  for (const territory of assignment) if (territory < 0) count++;
  return count;
}

function sumOf(values: Float64Array, units: Int32Array): number {
  let sum = 0;
  for (const unit of units) sum += values[unit];
  return sum;
}

/** Units whose perimeter is longer than their borders with others. */
function findEdge({ adjacency, perimeterKm }: LiveProblem): Uint8Array | null {
  if (perimeterKm === null) return null;
  const { offsets, borderKm, isLink } = adjacency;
  return Uint8Array.from(perimeterKm, (perimeter, unit) => {
    let shared = 0;
    for (let at = offsets[unit]; at < offsets[unit + 1]; at++) if (isLink[at] === 0) shared += borderKm[at];
    return perimeter - shared > perimeter * EDGE_SHARE ? 1 : 0;
  });
}

function readParts(
  parts: MapParts,
  territoryCount: number,
): Pick<LiveFigures, "partCount" | "islands" | "holes"> {
  const partCount = new Int32Array(territoryCount);
  const largest = new Int32Array(territoryCount).fill(-1);
  for (const [part, territory] of parts.territory.entries()) {
    if (territory < 0) continue;
    partCount[territory]++;
    if (largest[territory] < 0 || parts.sizes[part] > parts.sizes[largest[territory]])
      largest[territory] = part;
  }
  const islands: number[] = [];
  const holes = new Map<number, number[]>();
  for (let unit = 0; unit < parts.partOf.length; unit++) {
    const part = parts.partOf[unit];
    const territory = parts.territory[part];
    if (territory >= 0 && largest[territory] !== part) islands.push(unit);
    if (parts.enclosedBy[part] < 0) continue;
    const hole = holes.get(part);
    if (hole === undefined) holes.set(part, [unit]);
    else hole.push(unit);
  }
  return {
    partCount,
    islands,
    holes: [...holes].map(([part, units]) => ({ enclosedBy: parts.enclosedBy[part], units })),
  };
}
