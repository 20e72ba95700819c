import { counted } from "../../domain/counted.ts";
import type { Problem } from "../../domain/problem.ts";
import { isAbove } from "../bounds/load-limits.ts";
import type { DiagnosisView } from "./diagnosis-view.ts";
import { figure, listed } from "./number-words.ts";

/** Proofs from sums alone: capacities that cannot add up, nothing to balance, and too few units. */
export function findImpossibleTotals(view: DiagnosisView): Problem[] {
  const problems: Problem[] = [];
  for (let m = 0; m < view.problem.measures.length; m++) {
    const found = sumProblem(view, m);
    if (found) problems.push(found);
  }
  const tooFew = tooFewUnits(view);
  if (tooFew) problems.push(tooFew);
  return [...problems, ...uselessLocks(view)];
}

/** Territory locks that leave a territory without units, or units without a territory. */
function uselessLocks(view: DiagnosisView): Problem[] {
  const { territories } = view.problem;
  const problems: Problem[] = [];
  for (const [t, territory] of territories.entries()) {
    if (!territory.locked || view.covered.some((unit) => view.fixedTo[unit] === t)) continue;
    const label = view.territoryLabel(t);
    problems.push(
      view.report("DES-121", label, {
        cause: `territory ${label} is locked as it is, but the current plan gives it no unit`,
        fix: "unlock the territory, or leave it out",
      }),
    );
  }
  const homeless = view.covered.filter((unit) => view.fixedTo[unit] < 0);
  if (homeless.length === 0 || territories.some((territory) => !territory.locked)) return problems;
  const names = listed(homeless.map(view.unitLabel));
  problems.push(
    view.report("DES-121", names, {
      cause: `every territory is locked as it is, but ${counted(homeless.length, "unit belongs", "units belong")} to none: ${names}`,
      fix: "unlock a territory, or leave these units uncovered",
    }),
  );
  return problems;
}

function sumProblem(view: DiagnosisView, m: number): Problem | null {
  const { totals, lower, upper } = view.limits;
  const { key, tolerance } = view.problem.measures[m];
  if (totals[m] <= 0 && tolerance !== null) {
    return view.report("DES-115", key, {
      cause: `every covered unit counts 0 of ${key}: there is nothing to balance`,
      fix: "choose another measure, or check the column and the join of its file",
    });
  }
  const least = lower[m].reduce((sum, value) => sum + value, 0);
  const most = upper[m].reduce((sum, value) => sum + value, 0);
  for (let t = 0; t < lower[m].length; t++) {
    if (!isAbove(lower[m][t], upper[m][t])) continue;
    const label = view.territoryLabel(t);
    return view.report("DES-105", label, {
      cause: `territory ${label} must hold at least ${figure(lower[m][t])} and at most ${figure(upper[m][t])} of ${key}: no load fits both its band and its capacity`,
      fix: "change the territory's capacity, its share or the tolerance",
    });
  }
  if (isAbove(least, totals[m])) {
    return view.report("DES-105", key, {
      cause: `the territories must hold at least ${figure(least)} of ${key} together, but there is only ${figure(totals[m])}`,
      fix: `lower the minimums by ${figure(least - totals[m])} in all, or ask for fewer territories`,
    });
  }
  if (isAbove(totals[m], most)) {
    return view.report("DES-105", key, {
      cause: `the territories may hold at most ${figure(most)} of ${key} together, but there is ${figure(totals[m])}`,
      fix: `raise the maximums by ${figure(totals[m] - most)} in all, or ask for more territories`,
    });
  }
  return null;
}

function tooFewUnits(view: DiagnosisView): Problem | null {
  const { territories } = view.problem;
  const held = new Set<number>();
  const groups = new Set<number>();
  for (const unit of view.covered) {
    const fixed = view.fixedTo[unit];
    if (fixed >= 0) held.add(fixed);
    else groups.add(view.groupOf[unit]);
  }
  // a group with a fixed member is no free group: it goes where that member is
  for (const unit of view.covered) if (view.fixedTo[unit] >= 0) groups.delete(view.groupOf[unit]);
  const toFill = territories.filter((territory, t) => !territory.locked && !held.has(t)).length;
  if (groups.size >= toFill) return null;
  const possible = territories.length - toFill + groups.size;
  return view.report("DES-106", `${territories.length} territories`, {
    cause: `${counted(toFill, "territory has", "territories have")} no unit yet, but only ${counted(groups.size, "unit or tied group is", "units or tied groups are")} free to give them one each`,
    fix:
      possible > 0
        ? `ask for at most ${possible} territories, or use smaller units`
        : "give units to design with",
  });
}
