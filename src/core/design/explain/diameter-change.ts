import { PointMetric } from "../../geo/point-metric.ts";
import { membersOf } from "./members.ts";
import type { ObjectiveChange, ObjectiveInput } from "./objective-input.ts";

interface FarthestPair {
  readonly a: number;
  readonly b: number;
  readonly squaredKm: number;
}

/** Change of the largest diameter (km). O(units²) per territory on first need and when an end of its diameter leaves. */
export function diameterChange({ problem, assignment, members }: ObjectiveInput): ObjectiveChange {
  const metric = new PointMetric(problem.points);
  const farthest = (territory: number, without = -1): FarthestPair => {
    const units = membersOf(members, territory);
    let [a, b, squaredKm] = [-1, -1, 0];
    for (let i = 1; i < units.length; i++) {
      if (units[i] === without) continue;
      for (let j = 0; j < i; j++) {
        if (units[j] === without) continue;
        const squared = metric.squaredKm(units[i], units[j]);
        if (squared > squaredKm) [a, b, squaredKm] = [units[i], units[j], squared];
      }
    }
    return { a, b, squaredKm };
  };
  const pairs = problem.territories.map((_, t) => farthest(t));
  // the three widest are enough: a move touches two
  const widest = pairs.map((_, t) => t).sort((s, t) => pairs[t].squaredKm - pairs[s].squaredKm);
  const now = widest.length > 0 ? pairs[widest[0]].squaredKm : 0;
  return (unit, to) => {
    const from = assignment[unit];
    const elsewhere = widest.slice(0, 3).find((t) => t !== from && t !== to);
    const pair = pairs[from];
    const left = pair.a === unit || pair.b === unit ? farthest(from, unit).squaredKm : pair.squaredKm;
    let joined = pairs[to].squaredKm;
    for (const other of membersOf(members, to)) joined = Math.max(joined, metric.squaredKm(unit, other));
    const rest = elsewhere === undefined ? 0 : pairs[elsewhere].squaredKm;
    return Math.sqrt(Math.max(left, joined, rest)) - Math.sqrt(now);
  };
}
