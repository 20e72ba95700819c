import { BrokenInvariant } from "../../domain/problem.ts";
import { distanceFromPlaceKm, estimateTravelKm } from "../../evaluate/travel-estimate.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import { CentreTable } from "./centre-table.ts";
import { diameterChange } from "./diameter-change.ts";
import { membersOf } from "./members.ts";
import type { ObjectiveChange, ObjectiveInput } from "./objective-input.ts";

/** The change for the problem's own objective; extra terms do not count. */
export function objectiveChangeOf(input: ObjectiveInput): ObjectiveChange {
  const { objective } = input.problem;
  if (objective === "inertia" || objective === "p-median") return centredChange(input, objective);
  if (objective === "cut-edges") return cutEdgeChange(input);
  if (objective === "max-diameter") return diameterChange(input);
  if (objective === "travel") return travelChange(input);
  throw new BrokenInvariant(`got objective ${objective}, expected one of the five`);
}

function centredChange(input: ObjectiveInput, objective: "inertia" | "p-median"): ObjectiveChange {
  const { problem, assignment } = input;
  const { values } = problem.measures[0];
  const table = new CentreTable({
    ...input,
    metric: new PointMetric(problem.points),
    cost:
      objective === "inertia"
        ? (unit, squared) => values[unit] * squared
        : (_, squared) => Math.sqrt(squared),
    weight: objective === "inertia" ? (unit) => values[unit] : () => 1,
  });
  return (unit, to) => {
    const from = assignment[unit];
    const before = table.costNow(from) + table.costNow(to);
    return table.costWithout(from, unit) + table.costWith(to, unit) - before;
  };
}

/** Pairs with white space are no cut edges. O(degree). */
function cutEdgeChange({ problem, assignment }: ObjectiveInput): ObjectiveChange {
  const { offsets, neighbours } = problem.adjacency;
  return (unit, to) => {
    let change = 0;
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const other = assignment[neighbours[e]];
      if (other === assignment[unit]) change++;
      else if (other === to) change--;
    }
    return change;
  };
}

function travelChange(input: ObjectiveInput): ObjectiveChange {
  const { problem, assignment, members } = input;
  const { territories, visits, points, areaKm2 } = problem;
  const table = new CentreTable({
    ...input,
    metric: new PointMetric(points),
    cost: (unit, squared) => visits[unit] * Math.sqrt(squared),
    weight: (unit) => visits[unit],
  });
  const sums = territories.map(({ home }, t) => {
    let [area, calls, visitKm] = [0, 0, 0];
    for (const unit of membersOf(members, t)) {
      area += areaKm2?.[unit] ?? 0;
      calls += visits[unit];
      if (home) visitKm += visits[unit] * distanceFromPlaceKm(points, home, unit);
    }
    return { area, calls, visitKm };
  });
  const travelKm = (t: number, unit: number, sign: -1 | 0 | 1): number => {
    const { home } = territories[t];
    const own = home ? visits[unit] * distanceFromPlaceKm(points, home, unit) : 0;
    const centred = () =>
      sign === 0 ? table.costNow(t) : sign > 0 ? table.costWith(t, unit) : table.costWithout(t, unit);
    return estimateTravelKm({
      areaKm2: Math.max(0, sums[t].area + sign * (areaKm2?.[unit] ?? 0)),
      visits: Math.max(0, sums[t].calls + sign * visits[unit]),
      visitKm: home ? sums[t].visitKm + sign * own : centred(),
    });
  };
  return (unit, to) => {
    const from = assignment[unit];
    const before = travelKm(from, unit, 0) + travelKm(to, unit, 0);
    return travelKm(from, unit, -1) + travelKm(to, unit, 1) - before;
  };
}
