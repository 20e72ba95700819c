import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { invalidItem } from "../refuse.ts";
import { levelsOf, MAXIMUM_LEVELS } from "./find-parent.ts";
import { findTargetProblem, indexTerritories, type PlanTerritories } from "./plan-territories.ts";
import type { PlanWorld } from "./plan-world.ts";

export interface Bringing {
  readonly plan: PlanRecord;
  readonly other: PlanRecord;
  /** Territories of the other plan, of its lowest level. */
  readonly chosen: readonly TerritoryRecord[];
}

export interface Brought {
  /** The plan's territories with those added. */
  readonly territories: PlanTerritories;
  /** What the plan lacked: chosen ones and the territories above them, parents first. */
  readonly added: readonly TerritoryRecord[];
}

/**
 * What a plan needs to take territories of another one over: those it lacks, with name, share, lock and their place in
 * the hierarchy. Writes nothing. Problems: APP-422 a parent that holds something itself here, a chosen one that is a
 * parent here, or one that would stand too deep here.
 */
export async function bringTerritories(
  { ids }: PlanWorld,
  tx: Transaction,
  { plan, other, chosen }: Bringing,
): Promise<Outcome<Brought>> {
  const present = await tx.territories.list(plan.id);
  const here = new Map(present.map((territory) => [territory.code, territory]));
  const there = new Map((await tx.territories.list(other.id)).map((territory) => [territory.id, territory]));
  const known = indexTerritories(present);
  const problems: Problem[] = [];
  const added: TerritoryRecord[] = [];
  const bring = (territory: TerritoryRecord): string => {
    const standing = here.get(territory.code);
    if (standing !== undefined) return standing.id;
    const parent = territory.parentId === null ? undefined : there.get(territory.parentId);
    const copy = { ...territory, id: ids.next(), planId: plan.id, parentId: parent ? bring(parent) : null };
    here.set(copy.code, copy);
    added.push(copy);
    return copy.id;
  };
  for (const [index, territory] of chosen.entries()) {
    const item = `/territories/${index}`;
    if (known.byCode.has(territory.code)) {
      problems.push(...[findTargetProblem(known, territory.code, item)].filter((each) => each !== null));
    } else bring(territory);
  }
  problems.push(...(await findFullParents(tx, present, added)));
  const territories = indexTerritories([...present, ...added]);
  problems.push(...findTooDeep(territories, added));
  return problems.length > 0 ? failure(problems) : success({ territories, added });
}

/** A parent may stand deeper here than there. */
const findTooDeep = ({ byId }: PlanTerritories, added: readonly TerritoryRecord[]): Problem[] =>
  added
    .filter((territory) => levelsOf(byId, territory) > MAXIMUM_LEVELS)
    .map(({ code }) =>
      invalidItem(
        `territory ${code}`,
        `territory ${code} would stand below ${MAXIMUM_LEVELS} others here`,
        `use ${MAXIMUM_LEVELS} levels at most`,
      ),
    );

/** Territories of the plan that get others below them although they hold something themselves. */
async function findFullParents(
  tx: Transaction,
  present: readonly TerritoryRecord[],
  added: readonly TerritoryRecord[],
): Promise<Problem[]> {
  const parents = new Set(added.map(({ parentId }) => parentId));
  const old = present.filter(({ id }) => parents.has(id));
  const lowest = old.filter(({ id }) => !present.some(({ parentId }) => parentId === id));
  if (lowest.length === 0) return [];
  const totals = await tx.territories.totalsOf(lowest.map(({ id }) => id));
  return totals
    .filter(({ totals: { units, accounts } }) => units > 0 || accounts > 0)
    .map(({ code }) =>
      invalidItem(
        `territory ${code}`,
        `territory ${code} holds units or accounts itself here, and has territories below it there`,
        "move them away first",
      ),
    );
}
