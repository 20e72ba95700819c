import { type Outcome, success } from "../../core/domain/problem.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, invalid } from "../refuse.ts";

/** Territories above each other, the top one included. A sales organisation has four or five. */
export const MAXIMUM_LEVELS = 10;

/** The level a territory stands on, from 1; one more than there may be where it is too deep or stands below itself. */
export function levelsOf(
  byId: ReadonlyMap<string, TerritoryRecord>,
  { parentId }: Pick<TerritoryRecord, "parentId">,
): number {
  let levels = 1;
  for (let above = parentId; above !== null && levels <= MAXIMUM_LEVELS; levels++) {
    above = byId.get(above)?.parentId ?? null;
  }
  return levels;
}

interface Place {
  /** All of the plan. */
  readonly territories: readonly TerritoryRecord[];
  /** Who is to stand below the parent; null: a new territory. */
  readonly child: TerritoryRecord | null;
  /** Code. */
  readonly parent: string | null;
}

/**
 * Id of the parent named. Problems: APP-422 no such territory, below itself, or too many levels; APP-409 where the
 * parent holds units or accounts itself, which the lowest level only does.
 */
export async function findParent(
  tx: Transaction,
  { territories, child, parent }: Place,
): Promise<Outcome<string | null>> {
  if (parent === null) return success(null);
  const found = territories.find(({ code }) => code === parent);
  if (!found) return invalid("/parent", `the plan has no territory ${parent}`, "name the parent by its code");
  const above = listAbove(territories, found);
  if (child && [found, ...above].some(({ id }) => id === child.id)) {
    return invalid(
      "/parent",
      `territory ${parent} is ${child.code} itself or stands below it`,
      "name a territory that is not below this one",
    );
  }
  const levels = above.length + 1 + (child ? countLevels(territories, child) : 1);
  if (levels > MAXIMUM_LEVELS) {
    return invalid(
      "/parent",
      `territories would stand on ${levels} levels`,
      `use ${MAXIMUM_LEVELS} levels at most`,
    );
  }
  const isParent = territories.some(({ parentId }) => parentId === found.id);
  const [{ totals }] = await tx.territories.totalsOf([found.id]);
  return isParent || (totals.units === 0 && totals.accounts === 0)
    ? success(found.id)
    : conflict(
        `territory ${parent}`,
        `territory ${parent} holds units or accounts itself, which the lowest level only does`,
        "move them away first",
      );
}

function listAbove(territories: readonly TerritoryRecord[], start: TerritoryRecord): TerritoryRecord[] {
  const byId = new Map(territories.map((territory) => [territory.id, territory]));
  const above: TerritoryRecord[] = [];
  for (let next = start.parentId; next !== null; ) {
    const territory = byId.get(next);
    if (!territory) break;
    above.push(territory);
    next = territory.parentId;
  }
  return above;
}

/** Levels of a territory and what stands below it. */
function countLevels(territories: readonly TerritoryRecord[], top: TerritoryRecord): number {
  const levels = territories
    .map((territory) =>
      [territory, ...listAbove(territories, territory)].findIndex(({ id }) => id === top.id),
    )
    .map((depth) => depth + 1);
  return Math.max(...levels);
}
