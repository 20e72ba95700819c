import type { DesignProblem } from "../domain/design-problem.ts";
import { countLabels, matchTerritoryLabels } from "./match-territory-labels.ts";

/** A number before and after, with what left and what came. */
export interface Change {
  readonly before: number;
  readonly after: number;
  readonly lost: number;
  readonly gained: number;
}

export interface TerritoryChange {
  /** Territory index of the plan before; a new territory has an index past all of them. */
  readonly territory: number;
  /** Index under which the plan after lists it, −1 if it is gone. */
  readonly labelAfter: number;
  readonly units: Change;
  /** By measure, in the problem's order. */
  readonly measures: readonly (Change & { readonly measureKey: string })[];
}

export interface PlanComparison {
  readonly unitCount: number;
  readonly movedUnits: number;
  /** Moved value and its share of the total over all units, per measure in the problem's order. */
  readonly moved: readonly { readonly measureKey: string; readonly value: number; readonly share: number }[];
  readonly territories: readonly TerritoryChange[];
  /** Every unit whose territory differs, ascending; negative = in no territory. Indices as in `territories`. */
  readonly moves: readonly { readonly unit: number; readonly from: number; readonly to: number }[];
  /** Territory indices of the plan after that continue a territory with another index. Empty without label matching. */
  readonly relabelled: readonly { readonly labelAfter: number; readonly territory: number }[];
}

/** Territory index per unit in two plans; negative = in no territory. */
interface PlanPair {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Territory of each unit of the plan after, in the indices of the plan before; new territories get fresh indices. */
function translateLabels(after: Int32Array, territoryOf: readonly number[]): Int32Array {
  return after.map((label) => (label < 0 ? label : territoryOf[label]));
}

function matchedTerritories(before: Int32Array, after: Int32Array, weight: Float64Array): number[] {
  let fresh = countLabels(before);
  return Array.from(matchTerritoryLabels(before, after, weight), (territory) =>
    territory >= 0 ? territory : fresh++,
  );
}

/** Change of every territory in one pass over the units. */
function changesByTerritory(values: Float64Array, plans: PlanPair, territoryCount: number): Change[] {
  const changes = Array.from({ length: territoryCount }, () => ({ before: 0, after: 0, lost: 0, gained: 0 }));
  values.forEach((value, unit) => {
    const from = plans.before[unit];
    const to = plans.after[unit];
    if (from >= 0) changes[from].before += value;
    if (to >= 0) changes[to].after += value;
    if (from === to) return;
    if (from >= 0) changes[from].lost += value;
    if (to >= 0) changes[to].gained += value;
  });
  return changes;
}

/** Territory, in the indices of the plan before, that each label of the plan after stands for. */
function territoriesOfLabels(problem: DesignProblem, plans: PlanPair, matchLabels: boolean): number[] {
  if (matchLabels) return matchedTerritories(plans.before, plans.after, problem.measures[0].values);
  return Array.from({ length: countLabels(plans.after) }, (_, label) => label);
}

function listMoves({ before, after }: PlanPair): PlanComparison["moves"] {
  const moves: { unit: number; from: number; to: number }[] = [];
  before.forEach((from, unit) => {
    const to = after[unit];
    if (from !== to && (from >= 0 || to >= 0)) moves.push({ unit, from, to });
  });
  return moves;
}

function listTerritoryChanges(
  problem: DesignProblem,
  plans: PlanPair,
  territoryOf: readonly number[],
): TerritoryChange[] {
  const count = Math.max(countLabels(plans.before), ...territoryOf.map((territory) => territory + 1));
  const unitChanges = changesByTerritory(new Float64Array(plans.before.length).fill(1), plans, count);
  const measureChanges = problem.measures.map(({ values }) => changesByTerritory(values, plans, count));
  return unitChanges.map((units, territory) => ({
    territory,
    labelAfter: territoryOf.indexOf(territory),
    units,
    measures: problem.measures.map(({ key }, index) => ({
      measureKey: key,
      ...measureChanges[index][territory],
    })),
  }));
}

/**
 * What changes hands between two plans over the same units, in all and territory by territory. Unless `matchLabels` is
 * false, the territories of `after` are first matched to those of `before` on the first measure, so that a mere
 * renaming counts as no move; `relabelled` says which names changed. O(units × measures + territories³).
 */
export function comparePlans(
  problem: DesignProblem,
  plans: PlanPair,
  options: { readonly matchLabels?: boolean } = {},
): PlanComparison {
  const territoryOf = territoriesOfLabels(problem, plans, options.matchLabels ?? true);
  const translated = { before: plans.before, after: translateLabels(plans.after, territoryOf) };
  const moves = listMoves(translated);
  return {
    unitCount: plans.before.length,
    movedUnits: moves.length,
    moved: problem.measures.map(({ key, values }) => {
      const value = moves.reduce((sum, { unit }) => sum + values[unit], 0);
      const total = values.reduce((sum, each) => sum + each, 0);
      return { measureKey: key, value, share: total > 0 ? value / total : 0 };
    }),
    territories: listTerritoryChanges(problem, translated, territoryOf),
    moves,
    relabelled: territoryOf.flatMap((territory, labelAfter) =>
      territory === labelAfter ? [] : [{ labelAfter, territory }],
    ),
  };
}
