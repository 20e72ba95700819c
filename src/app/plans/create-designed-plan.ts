import type { DesignWishes } from "../../contract/design-wishes.ts";
import type { Summary } from "../../contract/summary.ts";
import { BrokenInvariant, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Ids } from "../ports/clock-and-ids.ts";
import type { AlignmentMove, PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { copyUnitLocks } from "./branch-plan.ts";
import { newDraft } from "./create-plan.ts";
import { lowestTerritories } from "./plan-territories.ts";
import type { PlanWorld } from "./plan-world.ts";
import { additionOf } from "./write-change-set.ts";

export interface DesignedPlan {
  readonly source: PlanRecord;
  readonly name: string;
  readonly wishes: DesignWishes;
  readonly summary: Summary;
  /** Codes; an empty territory is white space. */
  readonly alignment: readonly { readonly unit: string; readonly territory: string }[];
}

export interface StoredDesign {
  readonly plan: PlanRecord;
  readonly territories: number;
  /** Overrides of the source that were not taken over, because their territory is gone. */
  readonly overridesLeftOut: number;
}

/**
 * Keeps an answer of the engine as a draft based on the plan it was asked for. A territory whose code the source has
 * keeps its name, share, lock, place in the hierarchy (but for districts wished), overrides and assignments. Locked units stay locked. Problem: APP-409 name taken.
 */
export async function createDesignedPlan(
  world: PlanWorld,
  { tx, actor }: { readonly tx: Transaction; readonly actor: Actor },
  designed: DesignedPlan,
): Promise<Outcome<StoredDesign>> {
  const { source, name, wishes, summary } = designed;
  const { salesForce, layerId } = source;
  const plan = newDraft(world, actor, { name, salesForce, layerId, wishes, basedOnPlanId: source.id });
  await tx.plans.insert(plan);
  const territories = await buildTerritories(world, tx, { plan, designed });
  await tx.territories.insert(territories.all);
  const overrides = await keptOverrides(tx, designed, territories);
  const moves = [
    ...(await unitMoves(tx, designed, territories)),
    ...overrides.kept,
    ...(await namedMoves(tx, designed, territories)),
  ];
  await tx.alignment.apply(plan.id, moves);
  const unitLocks = await copyUnitLocks(tx, source.id, plan.id);
  const { key, value } = summary.objective;
  const reason = `design from ${source.name}, version ${source.version}: ${key} ${value}`;
  await tx.plans.appendChangeSet(plan.id, {
    version: 1,
    kind: "design",
    reason,
    moves,
    territories: territories.all.map(additionOf),
    unitLocks,
  });
  await keepAssignments(world, tx, { source, plan, territories });
  const detail = { name, from: source.id, fromVersion: source.version, objective: key, value };
  await tx.audit.append({ action: "plan.designed", objectKind: "plan", objectId: plan.id, detail });
  return success({ plan, territories: territories.byCode.size, overridesLeftOut: overrides.leftOut });
}

interface NewTerritories {
  /** Parents before their children. */
  readonly all: readonly TerritoryRecord[];
  /** Id by code, of those that hold units or accounts. */
  readonly byCode: ReadonlyMap<string, string>;
}

interface Building {
  readonly plan: PlanRecord;
  readonly designed: DesignedPlan;
}

async function buildTerritories(
  { ids }: PlanWorld,
  tx: Transaction,
  { plan, designed: { source, wishes, summary } }: Building,
): Promise<NewTerritories> {
  const before = await tx.territories.list(source.id);
  const beforeById = new Map(before.map((territory) => [territory.id, territory]));
  const lowest = new Map(lowestTerritories(before).map((territory) => [territory.code, territory]));
  const idOfCopy = new Map<string, string>();
  const parents: TerritoryRecord[] = [];
  const copyParent = (id: string | null): string | null => {
    const parent = id === null ? undefined : beforeById.get(id);
    if (parent === undefined) return null;
    const known = idOfCopy.get(parent.id);
    if (known !== undefined) return known;
    const parentId = copyParent(parent.parentId);
    const copy = { ...parent, id: ids.next(), planId: plan.id, parentId };
    idOfCopy.set(parent.id, copy.id);
    parents.push(copy);
    return copy.id;
  };
  const shareWished = new Map([
    ...(wishes.centres ?? []).flatMap(({ territory, share }) =>
      share === undefined ? [] : [[territory, share] as const],
    ),
    ...(Array.isArray(wishes.territories)
      ? wishes.territories.map(({ code, share }) => [code, share] as const)
      : []),
  ]);
  const districts = buildDistricts(ids, plan, summary);
  parents.push(...new Set(districts.values()));
  const made = [...summary.territories, ...summary.namedAccounts].map(({ code, name }): TerritoryRecord => {
    const old = lowest.get(code);
    return {
      id: ids.next(),
      planId: plan.id,
      code,
      // the engine calls a territory without a name by its code
      name: name === code ? (old?.name ?? name) : name,
      parentId: districts.get(code)?.id ?? copyParent(old?.parentId ?? null),
      share: shareWished.get(code) ?? old?.share ?? 1,
      isLocked: old?.isLocked ?? false,
    };
  });
  return { all: [...parents, ...made], byCode: new Map(made.map(({ code, id }) => [code, id])) };
}

/** Districts of the answer by the codes of their territories: they take the place of the hierarchy that was. */
function buildDistricts(ids: Ids, plan: PlanRecord, summary: Summary): ReadonlyMap<string, TerritoryRecord> {
  const taken = new Set(summary.territories.map(({ code }) => code));
  const districts = (summary.districts ?? []).map((district) => {
    // a territory of this code may stand below it
    const code = taken.has(district.code) ? `district ${district.code}` : district.code;
    const names = { code, name: district.code };
    const fields = { parentId: null, share: 1, isLocked: false };
    return {
      territories: district.territories,
      record: { id: ids.next(), planId: plan.id, ...names, ...fields },
    };
  });
  return new Map(districts.flatMap(({ territories, record }) => territories.map((code) => [code, record])));
}

async function unitMoves(
  tx: Transaction,
  { source, alignment }: DesignedPlan,
  { byCode }: NewTerritories,
): Promise<AlignmentMove[]> {
  const placed = alignment.filter(({ territory }) => territory !== "");
  const unitIds = await tx.layers.unitIds(
    source.layerId,
    placed.map(({ unit }) => unit),
  );
  return placed.map(({ unit, territory }) => {
    const unitId = unitIds.get(unit);
    const to = byCode.get(territory);
    if (unitId === undefined || to === undefined) {
      throw new BrokenInvariant(
        `got unit ${unit} in ${territory}, expected a unit of the layer in a territory`,
      );
    }
    return { unitId, from: null, to };
  });
}

async function keptOverrides(
  tx: Transaction,
  { source, wishes }: DesignedPlan,
  { byCode }: NewTerritories,
): Promise<{ readonly kept: readonly AlignmentMove[]; readonly leftOut: number }> {
  const named = new Set((wishes.namedAccountsTerritories ?? []).flatMap(({ accounts }) => accounts));
  const overrides = (await tx.alignment.overrides(source.id)).filter(
    ({ accountCode }) => !named.has(accountCode),
  );
  const kept = overrides.flatMap(({ accountId, territoryCode, cause }) => {
    const to = byCode.get(territoryCode);
    return to === undefined ? [] : [{ accountId, from: null, to, cause }];
  });
  return { kept, leftOut: overrides.length - kept.length };
}

/** Accounts that the wishes give a territory of their own, past geography. */
async function namedMoves(
  tx: Transaction,
  { wishes }: DesignedPlan,
  { byCode }: NewTerritories,
): Promise<AlignmentMove[]> {
  const named = wishes.namedAccountsTerritories ?? [];
  const accountIds = await tx.accounts.idsByCode(named.flatMap(({ accounts }) => accounts));
  return named.flatMap(({ code, accounts }) =>
    accounts.map((account): AlignmentMove => {
      const accountId = accountIds.get(account);
      const to = byCode.get(code);
      if (accountId === undefined || to === undefined) {
        throw new BrokenInvariant(`got account ${account} in ${code}, expected both to exist`);
      }
      return { accountId, from: null, to, cause: "named" };
    }),
  );
}

async function keepAssignments(
  { ids, wallClock }: PlanWorld,
  tx: Transaction,
  given: { readonly source: PlanRecord; readonly plan: PlanRecord; readonly territories: NewTerritories },
): Promise<void> {
  const { source, plan, territories } = given;
  const assignments = await tx.assignments.list(source.id, null);
  const kept = assignments.flatMap(({ territoryCode, repId, role, from, to }) => {
    const territoryId = territories.byCode.get(territoryCode);
    return territoryId === undefined
      ? []
      : [{ id: ids.next(), planId: plan.id, territoryId, repId, role, from, to }];
  });
  await tx.assignments.insert(kept, wallClock.now());
}
