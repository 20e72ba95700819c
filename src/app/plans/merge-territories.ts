import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AlignmentMove, PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, invalidItem, notFound } from "../refuse.ts";
import { bringTerritories } from "./bring-territories.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import { findLockProblem, indexTerritories, lockedUnit, type PlanTerritories } from "./plan-territories.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { additionOf, type WrittenChange, writeChangeSet } from "./write-change-set.ts";

export interface MergeRequest extends PlanVersion {
  readonly fromPlanId: string;
  /** Codes of the territories of the other plan that are taken over. */
  readonly territories: readonly string[];
}

/**
 * Takes chosen territories of another plan of the same layer over into a draft, as a new version: afterwards they hold
 * exactly the units and overridden accounts they hold there. Territories the draft lacks are added with their name, share,
 * lock, reps and place in the hierarchy; units that lie in a chosen territory here but not there go to white space, which the next edit can give away.
 * Problems: APP-404, APP-409 state, other layer or a change of the other plan meanwhile, APP-412, APP-422 unknown or locked territories,
 * locked units, all at once.
 */
export function mergeTerritories(
  world: PlanWorld,
  actor: Actor,
  request: MergeRequest,
): Promise<Outcome<WrittenChange>> {
  return act(world, actor, "plans:edit", async (tx) => {
    const plan = await openPlanForEdit(tx, request);
    if (!plan.ok) return plan;
    const other = await tx.plans.find(request.fromPlanId);
    if (!other) return notFound("plan", request.fromPlanId);
    if (other.layerId !== plan.value.layerId) {
      return conflict(
        `plan ${other.name}`,
        "the two plans lie on different layers",
        "choose a plan of the same layer",
      );
    }
    const chosen = await findChosen(tx, other, request.territories);
    if (!chosen.ok) return chosen;
    const brought = await bringTerritories(world, tx, { plan: plan.value, other, chosen: chosen.value });
    if (!brought.ok) return brought;
    const { territories, added } = brought.value;
    const codes = new Set(request.territories);
    const moves = await listMoves(tx, { plan: plan.value, other, codes, territories, added });
    if (!moves.ok) return moves;
    // it is not held, so that two merges of each other cannot wait in a ring: what was read of it counts if it still stands
    const now = await tx.plans.find(other.id);
    if (now?.version !== other.version) return overtaken(other);
    const reason = `${request.territories.join(", ")} of ${other.name}`;
    const change = { reason, moves: moves.value, territories: added.map(additionOf) };
    const written = await writeChangeSet(tx, plan.value, { kind: "merge", ...change });
    await bringReps(world, tx, { other, added });
    return success(written);
  });
}

const overtaken = ({ name }: PlanRecord) =>
  conflict(
    `plan ${name}`,
    "it was changed while it was read",
    "look at what changed, and take it over again",
  );

async function findChosen(
  tx: Transaction,
  other: PlanRecord,
  codes: readonly string[],
): Promise<Outcome<TerritoryRecord[]>> {
  const { byCode, parents } = indexTerritories(await tx.territories.list(other.id));
  const problems = codes.flatMap((code, index) => {
    const found = byCode.get(code);
    if (found && !parents.has(found.id)) return [];
    const cause = found
      ? `territory ${code} has territories below it`
      : `plan ${other.name} has no territory ${code}`;
    return [
      invalidItem(`/territories/${index}`, cause, "name territories of the lowest level of the other plan"),
    ];
  });
  return problems.length > 0
    ? failure(problems)
    : success([...new Set(codes)].flatMap((code) => byCode.get(code) ?? []));
}

/** Who works in the territories that are added, as known now. */
async function bringReps(
  { ids, wallClock }: PlanWorld,
  tx: Transaction,
  { other, added }: { readonly other: PlanRecord; readonly added: readonly TerritoryRecord[] },
): Promise<void> {
  const byCode = new Map(added.map((territory) => [territory.code, territory]));
  const assignments = (await tx.assignments.list(other.id, null)).flatMap(
    ({ territoryCode, repId, role, from, to }) => {
      const territory = byCode.get(territoryCode);
      return territory === undefined
        ? []
        : [{ id: ids.next(), planId: territory.planId, territoryId: territory.id, repId, role, from, to }];
    },
  );
  await tx.assignments.insert(assignments, wallClock.now());
}

interface Merging {
  readonly plan: PlanRecord;
  readonly other: PlanRecord;
  readonly codes: ReadonlySet<string>;
  readonly territories: PlanTerritories;
  readonly added: readonly TerritoryRecord[];
}

async function listMoves(tx: Transaction, merging: Merging): Promise<Outcome<AlignmentMove[]>> {
  const { territories, added } = merging;
  // a lock that comes along is a part of what is taken over: it does not keep its own units out
  const isAdded = new Set<string | null>(added.map(({ id }) => id));
  const moves = [...(await listUnitMoves(tx, merging)), ...(await listAccountMoves(tx, merging))];
  const locked = await tx.unitLocks.of(
    merging.plan.id,
    moves.flatMap(({ move }) => move.unitId ?? []),
  );
  const problems = moves.flatMap(({ item, move }) => {
    if (move.unitId !== undefined && locked.has(move.unitId))
      return [lockedUnit(item.replace(/^unit /, ""), item)];
    const to = isAdded.has(move.to) ? null : move.to;
    return move.from === to ? [] : (findLockProblem(territories, { ...move, to }, item) ?? []);
  });
  return problems.length > 0 ? failure(problems) : success(moves.map(({ move }) => move));
}

interface NamedMove {
  readonly item: string;
  readonly move: AlignmentMove;
}

async function listUnitMoves(
  tx: Transaction,
  { plan, other, codes, territories }: Merging,
): Promise<NamedMove[]> {
  const there = (await tx.alignment.whole(other.id)).filter(({ territoryCode }) => codes.has(territoryCode));
  const here = await tx.alignment.whole(plan.id);
  const current = new Map(here.map(({ unitId, territoryId }) => [unitId, territoryId]));
  const taken = new Set(there.map(({ unitId }) => unitId));
  const target = (code: string) => territories.byCode.get(code)?.id ?? null;
  const coming = there.map(({ unitId, unitCode, territoryCode }) => ({
    item: `unit ${unitCode}`,
    move: { unitId, from: current.get(unitId) ?? null, to: target(territoryCode) },
  }));
  const leaving = here
    .filter(({ unitId, territoryCode }) => codes.has(territoryCode) && !taken.has(unitId))
    .map(({ unitId, unitCode, territoryId }) => ({
      item: `unit ${unitCode}`,
      move: { unitId, from: territoryId, to: null },
    }));
  return [...coming, ...leaving].filter(({ move }) => move.from !== move.to);
}

async function listAccountMoves(
  tx: Transaction,
  { plan, other, codes, territories }: Merging,
): Promise<NamedMove[]> {
  const there = (await tx.alignment.overrides(other.id)).filter(({ territoryCode }) =>
    codes.has(territoryCode),
  );
  const here = await tx.alignment.overrides(plan.id);
  const current = new Map(here.map((override) => [override.accountId, override]));
  const taken = new Set(there.map(({ accountId }) => accountId));
  const coming = there.map(({ accountId, accountCode, territoryCode, cause }) => {
    const before = current.get(accountId);
    const from = before?.territoryId ?? null;
    const to = territories.byCode.get(territoryCode)?.id ?? null;
    const move = { accountId, from, to, cause, ...(before && { causeBefore: before.cause }) };
    return { item: `account ${accountCode}`, move };
  });
  const leaving = here
    .filter(({ accountId, territoryCode }) => codes.has(territoryCode) && !taken.has(accountId))
    .map(({ accountId, accountCode, territoryId, cause }) => ({
      item: `account ${accountCode}`,
      move: { accountId, from: territoryId, to: null, causeBefore: cause },
    }));
  return [
    ...coming.filter(({ move }) => move.from !== move.to || move.cause !== move.causeBefore),
    ...leaving,
  ];
}
