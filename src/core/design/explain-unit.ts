import type { DesignProblem } from "../domain/design-problem.ts";
import type { UnitExplanation } from "../domain/design-result.ts";
import { PointMetric } from "../geo/point-metric.ts";
import { groupMembers } from "./explain/members.ts";
import { moveBlocksOf } from "./explain/move-blocks.ts";
import { objectiveChangeOf } from "./explain/objective-change.ts";

/** Where no neighbouring territory is on offer, that many nearest ones are. */
const NEAREST_TERRITORIES = 3;

/**
 * Why a unit is where it is: for each territory it could join, what the objective would change by and every rule that
 * forbids the move. Options are the territories next to the unit (links count), and the three with the nearest middle
 * where its territory need not be contiguous or nothing else is next to it. A unit in white space has no options.
 *
 * `objectiveChange` is exact, the centres of both territories chosen anew, for territories of up to 2,000 units; in
 * larger ones only the 48 units nearest the weighted middle may be centre. Extra terms (termWeights) do not count.
 */
export function explainUnit(problem: DesignProblem, assignment: Int32Array, unit: number): UnitExplanation {
  return explainerOf(problem, assignment, 2000)(unit);
}

/**
 * explainUnit for every unit, sharing what territories have in common. Centres are chosen anew exactly in territories of
 * up to 200 units. O(n × candidates); 33,000 units in 500 territories take about a second.
 */
export function explainAllUnits(problem: DesignProblem, assignment: Int32Array): UnitExplanation[] {
  const explain = explainerOf(problem, assignment, 200);
  return problem.unitCodes.map((_, unit) => explain(unit));
}

function explainerOf(
  problem: DesignProblem,
  assignment: Int32Array,
  exactUpTo: number,
): (unit: number) => UnitExplanation {
  const members = groupMembers(assignment, problem.territories.length);
  const input = { problem, assignment, members, exactUpTo };
  const changeOf = objectiveChangeOf(input);
  const blocksOf = moveBlocksOf(input);
  const optionsOf = optionFinder(input);
  return (unit) => ({
    unit,
    territory: assignment[unit],
    options: optionsOf(unit)
      .map((territory) => ({
        territory,
        objectiveChange: changeOf(unit, territory),
        blocks: blocksOf(unit, territory),
      }))
      .sort((a, b) => a.objectiveChange - b.objectiveChange || a.territory - b.territory),
  });
}

type ExplainerInput = Parameters<typeof objectiveChangeOf>[0];

function optionFinder(input: ExplainerInput): (unit: number) => number[] {
  const { problem, assignment } = input;
  const { offsets, neighbours } = problem.adjacency;
  const nearest = nearestTerritories(input);
  return (unit) => {
    const own = assignment[unit];
    if (own < 0) return [];
    const options = new Set<number>();
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const other = assignment[neighbours[e]];
      if (other >= 0 && other !== own) options.add(other);
    }
    // a unit inside a contiguous territory has no alternative: nothing else is next to it
    const isLoose = !problem.territories[own].contiguous || offsets[unit] === offsets[unit + 1];
    if (isLoose) for (const territory of nearest(unit)) options.add(territory);
    return [...options];
  };
}

/** The three other territories whose middle is nearest. O(territories) a question. */
function nearestTerritories({ problem, assignment, members }: ExplainerInput): (unit: number) => number[] {
  const metric = new PointMetric(problem.points);
  const count = problem.territories.length;
  const middles = Array.from({ length: count }, (_, t): [number, number, number] => {
    const middle: [number, number, number] = [0, 0, 0];
    const size = members.offsets[t + 1] - members.offsets[t];
    for (let i = members.offsets[t]; i < members.offsets[t + 1]; i++) {
      middle[0] += metric.x[members.units[i]] / size;
      middle[1] += metric.y[members.units[i]] / size;
      middle[2] += metric.z[members.units[i]] / size;
    }
    return middle;
  });
  return (unit) => {
    const best: { t: number; far: number }[] = [];
    for (let t = 0; t < count; t++) {
      if (t === assignment[unit] || members.offsets[t + 1] === members.offsets[t]) continue;
      const far = metric.squaredKmTo(unit, middles[t]);
      if (best.length === NEAREST_TERRITORIES && far >= best[NEAREST_TERRITORIES - 1].far) continue;
      best.push({ t, far });
      best.sort((a, b) => a.far - b.far || a.t - b.t);
      if (best.length > NEAREST_TERRITORIES) best.pop();
    }
    return best.map(({ t }) => t);
  };
}
