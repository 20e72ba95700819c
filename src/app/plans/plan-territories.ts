import type { Problem } from "../../core/domain/problem.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import { invalidItem } from "../refuse.ts";

/** A plan's territories as a target of moves: by code, and which of them may give and take. */
export interface PlanTerritories {
  readonly byCode: ReadonlyMap<string, TerritoryRecord>;
  readonly byId: ReadonlyMap<string, TerritoryRecord>;
  readonly parents: ReadonlySet<string>;
}

export function indexTerritories(territories: readonly TerritoryRecord[]): PlanTerritories {
  return {
    byCode: new Map(territories.map((territory) => [territory.code, territory])),
    byId: new Map(territories.map((territory) => [territory.id, territory])),
    parents: new Set(territories.flatMap(({ parentId }) => parentId ?? [])),
  };
}

/** Those that have none below them: units and accounts are aligned to these. */
export function lowestTerritories(territories: readonly TerritoryRecord[]): readonly TerritoryRecord[] {
  const parents = new Set(territories.map(({ parentId }) => parentId));
  return territories.filter(({ id }) => !parents.has(id));
}

/** Why nothing can be put into the territory of this code; null where it can. */
export function findTargetProblem(
  { byCode, parents }: PlanTerritories,
  code: string,
  item: string,
): Problem | null {
  const territory = byCode.get(code);
  if (!territory) {
    return invalidItem(
      item,
      `the plan has no territory ${code}`,
      "use a code of the plan, or add the territory first",
    );
  }
  return parents.has(territory.id)
    ? invalidItem(
        item,
        `territory ${code} has territories below it`,
        "units and accounts go to the lowest level: name one of those",
      )
    : null;
}

/** Why a unit is not moved: it is locked itself. */
export const lockedUnit = (unitCode: string, item: string): Problem =>
  invalidItem(
    item,
    `unit ${unitCode} is locked: it stays where it is`,
    "unlock it with the same change, or leave it out",
  );

/** Why a move between these territories (ids; null = none) is refused: one of them is locked. Null where neither is. */
export function findLockProblem(
  { byId }: PlanTerritories,
  move: { readonly from: string | null; readonly to: string | null },
  item: string,
): Problem | null {
  if (move.from === move.to) return null;
  const locked = [move.from, move.to]
    .map((id) => (id === null ? undefined : byId.get(id)))
    .find((each) => each?.isLocked);
  return locked
    ? invalidItem(
        item,
        `territory ${locked.code} is locked: nothing leaves or enters it`,
        "unlock it, or leave it out",
      )
    : null;
}
