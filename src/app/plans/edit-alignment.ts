import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AlignmentMove, OverrideCause, PlanRecord } from "../ports/rows/plans.ts";
import type { UnitLockChange } from "../ports/rows/unit-locks.ts";
import type { Transaction } from "../ports/store.ts";
import { invalidItem } from "../refuse.ts";
import { openPlanForEdit, type PlanVersion } from "./open-plan-for-edit.ts";
import {
  findLockProblem,
  findTargetProblem,
  indexTerritories,
  lockedUnit,
  type PlanTerritories,
} from "./plan-territories.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { type Change, type WrittenChange, writeChangeSet } from "./write-change-set.ts";

/** Codes; a territory of null takes a unit into white space, or takes an account's override away. */
export interface AlignmentEdit extends PlanVersion {
  readonly reason: string;
  readonly units: readonly { readonly unit: string; readonly territory: string | null }[];
  readonly accounts: readonly {
    readonly account: string;
    readonly territory: string | null;
    readonly cause: OverrideCause;
  }[];
  /** How units are to be locked after the moves; a unit that is named here may move with the change. Left out: as they are. */
  readonly locks?: readonly { readonly unit: string; readonly isLocked: boolean }[];
}

/**
 * Moves units, and accounts against their geography, locks and unlocks units, as one new version of a plan in draft or
 * review. Gives the version and the territories touched. Problems: APP-404, APP-409 state, APP-412 stale, APP-422 all wrong moves at once.
 */
export function editAlignment(
  world: PlanWorld,
  actor: Actor,
  edit: AlignmentEdit,
): Promise<Outcome<WrittenChange>> {
  return act(world, actor, "plans:edit", async (tx) => {
    const plan = await openPlanForEdit(tx, edit);
    if (!plan.ok) return plan;
    const changes = await readChanges(tx, plan.value, edit);
    if (!changes.ok) return changes;
    const { reason } = edit;
    return success(await writeChangeSet(tx, plan.value, { kind: "edit", reason, ...changes.value }));
  });
}

async function readChanges(
  tx: Transaction,
  plan: PlanRecord,
  edit: AlignmentEdit,
): Promise<Outcome<Pick<Change, "moves" | "unitLocks">>> {
  const territories = indexTerritories(await tx.territories.list(plan.id));
  const locks = await readLocks(tx, plan, edit);
  const units = await readUnitMoves(tx, plan, { edit, territories, named: locks.named });
  const accounts = await readAccountMoves(tx, plan, { edit, territories });
  const problems = [...units.problems, ...accounts.problems, ...locks.problems];
  if (problems.length > 0) return failure(problems);
  return success({ moves: [...units.moves, ...accounts.moves], unitLocks: locks.changes });
}

/** What of the locks asked for is another than now. */
async function readLocks(tx: Transaction, plan: PlanRecord, { locks = [] }: AlignmentEdit) {
  const codes = locks.map(({ unit }) => unit);
  const ids = await tx.layers.unitIds(plan.layerId, codes);
  const standing = await tx.unitLocks.of(plan.id, [...ids.values()]);
  const problems: Problem[] = twice("lock", codes);
  const changes: UnitLockChange[] = [];
  for (const [index, { unit, isLocked }] of locks.entries()) {
    const unitId = ids.get(unit);
    if (unitId === undefined) problems.push(unknown("unit", unit, `/locks/${index}`));
    else if (standing.has(unitId) !== isLocked) changes.push({ unitId, isLocked });
  }
  return { changes, named: new Set(ids.values()), problems };
}

interface Reading {
  readonly edit: AlignmentEdit;
  readonly territories: PlanTerritories;
}
interface ReadMoves {
  readonly moves: readonly AlignmentMove[];
  readonly problems: readonly Problem[];
}

async function readUnitMoves(
  tx: Transaction,
  plan: PlanRecord,
  { edit, territories, named }: Reading & { readonly named: ReadonlySet<string> },
): Promise<ReadMoves> {
  const ids = await tx.layers.unitIds(
    plan.layerId,
    edit.units.map(({ unit }) => unit),
  );
  const current = await tx.alignment.territoriesOfUnits(plan.id, [...ids.values()]);
  const locked = await tx.unitLocks.of(plan.id, [...ids.values()]);
  const moves: AlignmentMove[] = [];
  const problems: (Problem | null)[] = twice(
    "unit",
    edit.units.map(({ unit }) => unit),
  );
  for (const [index, { unit, territory }] of edit.units.entries()) {
    const item = `/units/${index}`;
    const unitId = ids.get(unit);
    if (unitId === undefined) problems.push(unknown("unit", unit, item));
    if (territory !== null) problems.push(findTargetProblem(territories, territory, item));
    if (unitId === undefined) continue;
    const to = territory === null ? null : (territories.byCode.get(territory)?.id ?? null);
    const move = { unitId, from: current.get(unitId) ?? null, to };
    problems.push(findLockProblem(territories, move, item));
    if (move.from === to) continue;
    if (locked.has(unitId) && !named.has(unitId)) problems.push(lockedUnit(unit, item));
    moves.push(move);
  }
  return { moves, problems: problems.filter((each) => each !== null) };
}

async function readAccountMoves(
  tx: Transaction,
  plan: PlanRecord,
  { edit, territories }: Reading,
): Promise<ReadMoves> {
  const ids = await tx.accounts.idsByCode(edit.accounts.map(({ account }) => account));
  const current = new Map(
    (await tx.alignment.overridesOf(plan.id, [...ids.values()])).map((override) => [
      override.accountId,
      override,
    ]),
  );
  const geography = await tx.alignment.geographyOfAccounts(plan.id, [...ids.values()]);
  const moves: AlignmentMove[] = [];
  const problems: (Problem | null)[] = twice(
    "account",
    edit.accounts.map(({ account }) => account),
  );
  for (const [index, { account, territory, cause }] of edit.accounts.entries()) {
    const item = `/accounts/${index}`;
    const accountId = ids.get(account);
    if (accountId === undefined) problems.push(unknown("account", account, item));
    if (territory !== null) problems.push(findTargetProblem(territories, territory, item));
    if (accountId === undefined) continue;
    const before = current.get(accountId);
    const to = territory === null ? null : (territories.byCode.get(territory)?.id ?? null);
    const ends = { from: before?.territoryId ?? null, to };
    // without an override an account is where its unit is: a lock holds for that too
    const place = geography.get(accountId) ?? null;
    problems.push(findLockProblem(territories, { from: ends.from ?? place, to: to ?? place }, item));
    if (ends.from === to && (to === null || before?.cause === cause)) continue;
    moves.push({
      accountId,
      ...ends,
      ...(to !== null && { cause }),
      ...(before && { causeBefore: before.cause }),
    });
  }
  return { moves, problems: problems.filter((each) => each !== null) };
}

const unknown = (kind: "unit" | "account", code: string, item: string): Problem =>
  invalidItem(
    item,
    `there is no ${kind} ${code}`,
    `use the code of ${kind === "unit" ? "a unit of the plan's layer" : "an account"}`,
  );

function twice(kind: "unit" | "account" | "lock", codes: readonly string[]): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, code] of codes.entries()) {
    if (seen.has(code)) {
      problems.push(
        invalidItem(
          `/${kind}s/${index}`,
          `${kind === "lock" ? "unit" : kind} ${code} stands in the list twice`,
          kind === "lock" ? "keep one of the two" : "keep one of the moves",
        ),
      );
    }
    seen.add(code);
  }
  return problems;
}
