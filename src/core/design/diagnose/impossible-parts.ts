import type { Problem } from "../../domain/problem.ts";
import { distanceBetween } from "../../geo/distance.ts";
import { isAbove } from "../bounds/load-limits.ts";
import { firstUnreached, type Parts, partsOf } from "./connected-parts.ts";
import type { DiagnosisView } from "./diagnosis-view.ts";
import { haveEqualTargets } from "./heavy-loads.ts";
import { figure, listed, percent, toleranceAtLeast } from "./number-words.ts";

/** Proofs from connected parts: parts that no whole number of territories can fill, and locks that lie apart. */
export function findImpossibleParts(view: DiagnosisView): Problem[] {
  const locksApart = findLocksApart(view);
  const { territories } = view.problem;
  // one territory without contiguity may mop up any remainder, so nothing is proved then
  if (territories.some((territory) => !territory.locked && !territory.contiguous)) return locksApart;
  const parts = partsOf(view.problem.adjacency, (unit) => isOpen(view, unit));
  return [...locksApart, ...findPairsApart(view, parts), ...untileableParts(view, parts)];
}

function findPairsApart(view: DiagnosisView, { partOf }: Parts): Problem[] {
  const problems: Problem[] = [];
  for (const [first, second] of view.problem.requiredPairs) {
    if (partOf[first] < 0 || partOf[second] < 0 || partOf[first] === partOf[second]) continue;
    const [a, b] = [view.unitLabel(first), view.unitLabel(second)];
    problems.push(
      view.report("DES-117", `${a}, ${b}`, {
        cause: `${a} and ${b} must share a contiguous territory, but no chain of neighbouring units joins them`,
        fix: "join them by a link, take the required pair away, or do not ask for contiguity",
      }),
    );
  }
  return problems;
}

/** Units that territories not locked as a whole may use. */
function isOpen(view: DiagnosisView, unit: number): boolean {
  const fixed = view.fixedTo[unit];
  return fixed === -1 || (fixed >= 0 && !view.problem.territories[fixed].locked);
}

function findLocksApart(view: DiagnosisView): Problem[] {
  const { territories, adjacency } = view.problem;
  const fixedUnits: number[][] = territories.map(() => []);
  for (const unit of view.covered) if (view.fixedTo[unit] >= 0) fixedUnits[view.fixedTo[unit]].push(unit);
  const problems: Problem[] = [];
  for (const [t, units] of fixedUnits.entries()) {
    if (!territories[t].contiguous || units.length < 2) continue;
    const mayUse = (unit: number) =>
      view.fixedTo[unit] === t || (view.fixedTo[unit] === -1 && !territories[t].locked);
    const stranger = firstUnreached({ adjacency, wanted: units, mayUse });
    if (stranger === undefined) continue;
    const [a, b, label] = [view.unitLabel(units[0]), view.unitLabel(stranger), view.territoryLabel(t)];
    problems.push(
      view.report("DES-116", label, {
        cause: `territory ${label} must be contiguous, but no chain of units that it may hold joins its fixed units ${a} and ${b}`,
        fix: `join them by a link, unlock one of them, or let territory ${label} be in several parts`,
      }),
    );
  }
  return problems;
}

/** How many territories a part can hold, by every measure's limits; empty when least > most. */
interface CountRange {
  readonly least: number;
  readonly most: number;
}

function untileableParts(view: DiagnosisView, { units, count }: Parts): Problem[] {
  const open = view.problem.territories.map((_, t) => t).filter((t) => !view.problem.territories[t].locked);
  const sorted = sortedLimits(view, open);
  const ranges = units.map((part) => countRange(view, part, sorted));
  const problems: Problem[] = [];
  for (let p = 0; p < count; p++) {
    if (ranges[p].least <= ranges[p].most) continue;
    // a part with a heavy unit is named there; whole maps by their totals
    if (count === 1 || units[p].some((unit) => isHeavy(view, unit, open))) continue;
    problems.push(untileablePart(view, units[p]));
  }
  if (problems.length > 0 || count < 2) return problems;
  if (ranges.some((range) => range.least > range.most)) return problems;
  const least = ranges.reduce((sum, range) => sum + range.least, 0);
  const most = ranges.reduce((sum, range) => sum + range.most, 0);
  if (least <= open.length && open.length <= most) return problems;
  const nearest = open.length < least ? least : most;
  return [
    view.report("DES-107", `${count} parts`, {
      cause: `the map falls into ${count} unconnected parts that together need ${least} to ${most} contiguous territories, but ${open.length} are asked for`,
      fix: `ask for ${nearest} territories, join the parts by links, or widen the tolerance`,
    }),
  ];
}

function isHeavy(view: DiagnosisView, unit: number, open: readonly number[]): boolean {
  return view.problem.measures.some((measure, m) =>
    open.every((t) => isAbove(measure.values[unit], view.limits.upper[m][t])),
  );
}

interface SortedLimits {
  /** Per measure: cumulative sums of the smallest lower limits and of the largest upper limits. */
  readonly leastOf: readonly Float64Array[];
  readonly mostOf: readonly Float64Array[];
  readonly territoryCount: number;
}

function sortedLimits(view: DiagnosisView, open: readonly number[]): SortedLimits {
  const cumulative = (limits: readonly number[]): Float64Array => {
    const sums = new Float64Array(limits.length + 1);
    for (const [j, limit] of limits.entries()) sums[j + 1] = sums[j] + limit;
    return sums;
  };
  const { lower, upper } = view.limits;
  return {
    leastOf: lower.map((row) => cumulative(open.map((t) => row[t]).sort((a, b) => a - b))),
    mostOf: upper.map((row) => cumulative(open.map((t) => row[t]).sort((a, b) => b - a))),
    territoryCount: open.length,
  };
}

function countRange(view: DiagnosisView, part: readonly number[], sorted: SortedLimits): CountRange {
  let least = 1;
  let most = Math.min(sorted.territoryCount, new Set(part.map((unit) => view.groupOf[unit])).size);
  for (const [m, measure] of view.problem.measures.entries()) {
    const load = part.reduce((sum, unit) => sum + measure.values[unit], 0);
    while (least <= sorted.territoryCount && isAbove(load, sorted.mostOf[m][least])) least++;
    while (most > 0 && isAbove(sorted.leastOf[m][most], load)) most--;
  }
  return { least, most };
}

function untileablePart(view: DiagnosisView, part: readonly number[]): Problem {
  const names = listed(part.map(view.unitLabel));
  const who =
    part.length === 1
      ? `${names} has no neighbour`
      : `the ${part.length} units ${names} are cut off from the rest`;
  const m = tightestMeasure(view, part);
  const { key, tolerance } = view.problem.measures[m];
  const load = part.reduce((sum, unit) => sum + view.problem.measures[m].values[unit], 0);
  const means = load / (view.limits.totals[m] / view.problem.territories.length);
  const cause = `${who} and hold${part.length === 1 ? "s" : ""} ${figure(load)} of ${key}, ${figure(means, 3)} territories' worth: no whole number of contiguous territories fits`;
  const wishes = [linkWish(view, part)];
  const nearest = Math.max(1, Math.round(means));
  const needed = Math.abs(means / nearest - 1);
  if (tolerance !== null && haveEqualTargets(view, m) && needed <= 0.5) {
    wishes.push(`allow at least ${toleranceAtLeast(needed)} instead of ±${percent(tolerance)}`);
  }
  wishes.push("leave it uncovered, or do not ask for contiguity");
  return view.report("DES-107", names, { cause, fix: wishes.join(", or ") });
}

function tightestMeasure(view: DiagnosisView, part: readonly number[]): number {
  let tightest = 0;
  let largest = -1;
  for (const [m, measure] of view.problem.measures.entries()) {
    if (measure.tolerance === null) continue;
    const load = part.reduce((sum, unit) => sum + measure.values[unit], 0);
    const means = load / (view.limits.totals[m] / view.problem.territories.length);
    const excess = Math.abs(means / Math.max(1, Math.round(means)) - 1) - measure.tolerance;
    if (excess > largest) [tightest, largest] = [m, excess];
  }
  return tightest;
}

/** O(part × covered units): only run for a part that is reported. */
function linkWish(view: DiagnosisView, part: readonly number[]): string {
  const inside = new Set(part);
  let best = { from: -1, to: -1, km: Number.POSITIVE_INFINITY };
  for (const to of view.covered) {
    if (inside.has(to)) continue;
    for (const from of part) {
      const km = distanceBetween(view.problem.points, from, to);
      if (km < best.km) best = { from, to, km };
    }
  }
  if (best.from < 0) return "join the part by a link";
  const length = view.problem.points.kind === "geographic" ? ` (${figure(best.km, 1)} km)` : "";
  return `join it by a link, the shortest being ${view.unitLabel(best.from)} – ${view.unitLabel(best.to)}${length}`;
}
