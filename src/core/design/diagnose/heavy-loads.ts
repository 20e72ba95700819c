import { counted } from "../../domain/counted.ts";
import type { Problem } from "../../domain/problem.ts";
import { isAbove } from "../bounds/load-limits.ts";
import type { DiagnosisView } from "./diagnosis-view.ts";
import { figure, listed, percent, toleranceAtLeast } from "./number-words.ts";

/** Units and required groups that alone exceed every territory they may be in, and fixed loads outside their limits. */
export function findHeavyLoads(view: DiagnosisView): Problem[] {
  const members = new Map<number, number[]>();
  for (const unit of view.covered) {
    const group = view.groupOf[unit];
    const list = members.get(group);
    if (list) list.push(unit);
    else members.set(group, [unit]);
  }
  const problems: Problem[] = [];
  for (let m = 0; m < view.problem.measures.length; m++) {
    for (const unit of view.covered) {
      const found = heavyProblem(view, m, [unit]);
      if (found) problems.push(found);
    }
    for (const group of members.values()) {
      if (group.length < 2 || group.some((unit) => isTooHeavy(view, m, [unit]))) continue;
      const found = heavyProblem(view, m, group);
      if (found) problems.push(found);
    }
    problems.push(...fixedLoadProblems(view, m));
  }
  return problems;
}

function loadOf(view: DiagnosisView, m: number, units: readonly number[]): number {
  return units.reduce((sum, unit) => sum + view.problem.measures[m].values[unit], 0);
}

/** The territory among those the units may join that can take most. */
function roomiestTerritory(view: DiagnosisView, m: number, units: readonly number[]): number {
  const fixed = units.map((unit) => view.fixedTo[unit]).find((territory) => territory >= 0);
  if (fixed !== undefined) return fixed;
  const upper = view.limits.upper[m];
  let best = -1;
  for (let t = 0; t < upper.length; t++) {
    if (view.problem.territories[t].locked) continue;
    if (best < 0 || upper[t] > upper[best]) best = t;
  }
  return best;
}

function isTooHeavy(view: DiagnosisView, m: number, units: readonly number[]): boolean {
  const territory = roomiestTerritory(view, m, units);
  return territory >= 0 && isAbove(loadOf(view, m, units), view.limits.upper[m][territory]);
}

function heavyProblem(view: DiagnosisView, m: number, units: readonly number[]): Problem | null {
  if (!isTooHeavy(view, m, units)) return null;
  const territory = roomiestTerritory(view, m, units);
  const load = loadOf(view, m, units);
  const single = units.length === 1;
  const label = listed(units.map(view.unitLabel));
  const who = single ? label : `${label} (tied together by required pairs)`;
  const holds = single ? "holds" : "hold";
  const share = percent(load / view.limits.totals[m]);
  return view.report(single ? "DES-101" : "DES-102", label, {
    cause: `${who} ${holds} ${share} of ${view.problem.measures[m].key} (${figure(load)}): ${limitWords(view, m, { territory, load })}`,
    fix: `${nearestWish(view, m, { territory, load })}, or split ${single ? "it into smaller units" : "the group"}`,
  });
}

interface Load {
  readonly territory: number;
  readonly load: number;
}

function limitWords(view: DiagnosisView, m: number, { territory, load }: Load): string {
  const { problem, limits } = view;
  const { tolerance, key } = problem.measures[m];
  const target = limits.targets[m][territory];
  const upper = limits.upper[m][territory];
  if (tolerance === null || isAbove(target * (1 + tolerance), upper)) {
    return `that is more than the ${figure(upper)} a territory may hold`;
  }
  const count = problem.territories.length;
  const above = percent(load / target - 1, 1);
  if (haveEqualTargets(view, m)) {
    return `${count} territories within ±${percent(tolerance)} of ${key} cannot exist; it alone is ${above} above the mean of ${figure(target)}`;
  }
  return `it alone is ${above} above the ${figure(target)} that territory ${view.territoryLabel(territory)} is meant to hold (allowed: ${percent(tolerance)})`;
}

function nearestWish(view: DiagnosisView, m: number, { territory, load }: Load): string {
  const { problem, limits } = view;
  const { tolerance, key } = problem.measures[m];
  const upper = limits.upper[m][territory];
  const target = limits.targets[m][territory];
  if (tolerance === null || isAbove(target * (1 + tolerance), upper)) {
    return `raise the maximum of ${key} to at least ${figure(load)}`;
  }
  const count = problem.territories.length;
  const wider = `allow at least ${toleranceAtLeast(load / target - 1)} of ${key} with ${count} territories`;
  if (!haveEqualTargets(view, m)) return wider;
  const fewer = Math.floor((limits.totals[m] * (1 + tolerance)) / load + 1e-9);
  if (fewer < 2 || fewer >= count) return wider;
  return `${wider}, or ask for at most ${fewer} territories at ±${percent(tolerance)}`;
}

/** Whether every territory has the same target of a measure. */
export function haveEqualTargets(view: DiagnosisView, m: number): boolean {
  const targets = view.limits.targets[m];
  return targets.every((target) => !isAbove(target, targets[0]) && !isAbove(targets[0], target));
}

/** Loads that locks alone decide: a locked territory outside its limits, or locked units above their territory's upper limit. */
function fixedLoadProblems(view: DiagnosisView, m: number): Problem[] {
  const { problem, limits } = view;
  const load = new Float64Array(problem.territories.length);
  const units: number[][] = problem.territories.map(() => []);
  for (const unit of view.covered) {
    const territory = view.fixedTo[unit];
    if (territory < 0) continue;
    load[territory] += problem.measures[m].values[unit];
    units[territory].push(unit);
  }
  const problems: Problem[] = [];
  for (let t = 0; t < load.length; t++) {
    const { locked } = problem.territories[t];
    const tooMuch = isAbove(load[t], limits.upper[m][t]);
    const tooLittle = locked && isAbove(limits.lower[m][t], load[t]);
    if (!tooMuch && !tooLittle) continue;
    if (tooMuch && !locked && units[t].some((unit) => isTooHeavy(view, m, [unit]))) continue;
    const label = view.territoryLabel(t);
    const limit = tooMuch ? limits.upper[m][t] : limits.lower[m][t];
    const held = `${figure(load[t])} of ${problem.measures[m].key}, ${tooMuch ? "above its upper" : "below its lower"} limit ${figure(limit)}`;
    const wish = fixedLoadWish(view, m, { territory: t, load: load[t] });
    problems.push(
      locked
        ? view.report("DES-104", label, {
            cause: `territory ${label} is locked as it is and holds ${held}`,
            fix: `${wish}, or unlock the territory`,
          })
        : view.report("DES-103", label, {
            cause: `the ${counted(units[t].length, "unit", "units")} fixed to territory ${label} (${listed(units[t].map(view.unitLabel))}) ${units[t].length === 1 ? "holds" : "hold"} ${held}`,
            fix: `${wish}, or unlock some of these units`,
          }),
    );
  }
  return problems;
}

function fixedLoadWish(view: DiagnosisView, m: number, { territory, load }: Load): string {
  const { key, tolerance } = view.problem.measures[m];
  const target = view.limits.targets[m][territory];
  const insideBand = tolerance === null || Math.abs(load - target) <= tolerance * target * (1 + 1e-9);
  if (insideBand || target <= 0) return `set limits of ${key} that allow ${figure(load)}`;
  return `allow at least ${toleranceAtLeast(Math.abs(load / target - 1))} of ${key}`;
}
