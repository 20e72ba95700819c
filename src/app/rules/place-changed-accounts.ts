import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { continuePlan } from "../plans/plan-calendar.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import { writeCalendar } from "../plans/schedule-plan.ts";
import { writeChangeSet } from "../plans/write-change-set.ts";
import type { Actor } from "../ports/actor.ts";
import type { AccountsToPlace, PlacementLedger } from "../ports/placement-ledger.ts";
import type { AlignmentMove, PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { judgeAccounts, judgingBy } from "./survey-accounts.ts";

/** A plan that holds and what became of the accounts that came or changed. */
export interface PlacedAccounts {
  readonly planId: string;
  readonly version: number;
  /** Accounts asked about. */
  readonly accounts: number;
  /** Those whose override was made, changed or taken away. */
  readonly moved: number;
}

export interface PlacementReport {
  /** What was done, or why it was refused. */
  readonly told: (actor: Actor, placed: Outcome<readonly PlacedAccounts[]>) => void;
  /** A fault of ours or of the store. */
  readonly failed: (actor: Actor, error: unknown) => void;
}

/** Accounts of one organisation and one transaction: what its moves take in memory and in one row of the log. */
const BATCH = 10_000;

/** Active plans: one per sales force. */
const PLANS = 1_000;

/**
 * Asks the rules of the plans that hold about all accounts that came or changed since, organisation by organisation. A
 * change is a version of the plan, which holds from today. Safe to repeat and to run twice at once. What is refused or
 * fails waits for the next time, and keeps no other organisation waiting.
 */
export async function placeChangedAccounts(
  world: PlanWorld,
  ledger: PlacementLedger,
  { told, failed }: PlacementReport,
): Promise<void> {
  for (let isMore = true; isMore; ) {
    isMore = false;
    for (const found of await ledger.find(BATCH)) {
      try {
        const placed = await placeAccounts(world, found);
        told(found.actor, placed);
        if (!placed.ok) continue;
        await ledger.settle(found);
        isMore ||= found.waiting.length === BATCH;
      } catch (error) {
        failed(found.actor, error);
      }
    }
  }
}

const placeAccounts = (
  world: PlanWorld,
  { actor, waiting, familyIds }: AccountsToPlace,
): Promise<Outcome<readonly PlacedAccounts[]>> =>
  act(world, actor, "plans:schedule", async (tx) => {
    const accountIds = [...new Set([...waiting.map(({ accountId }) => accountId), ...familyIds])];
    const placed: PlacedAccounts[] = [];
    for (const { id } of await tx.plans.list({ state: "active", salesForce: null }, PLANS, null)) {
      const rules = await tx.rules.list(id);
      if (rules.length === 0) continue;
      const judging = judgingBy(rules, await tx.territories.list(id));
      const judged = await judgeAccounts(tx, id, { judging, accountIds });
      const moves = judged.flatMap(({ move }) => move ?? []);
      const asked = {
        planId: id,
        reason: `account rules: ${accountIds.length} accounts came or changed`,
        moves,
      };
      const plan = moves.length === 0 ? null : await changeActivePlan(world, tx, actor, asked);
      if (plan)
        placed.push({ planId: id, version: plan.version, accounts: judged.length, moved: moves.length });
    }
    return success(placed);
  });

/**
 * Writes what rules made of accounts into a plan that holds: its next version, which holds from today on. People's
 * decisions are not among it; they come with another plan. Null where it holds no longer.
 */
export async function changeActivePlan(
  world: Pick<PlanWorld, "ids" | "wallClock">,
  tx: Transaction,
  actor: Actor,
  {
    planId,
    reason,
    moves,
  }: { readonly planId: string; readonly reason: string; readonly moves: readonly AlignmentMove[] },
): Promise<Pick<PlanRecord, "version"> | null> {
  const seen = await tx.plans.find(planId);
  if (!seen) return null;
  await tx.effects.lockSalesForce(seen.salesForce);
  const plan = await tx.plans.lock(planId);
  if (plan?.state !== "active") return null;
  const { version } = await writeChangeSet(tx, plan, { kind: "rules", reason, moves });
  const calendar = await tx.effects.listCurrent(plan.salesForce);
  const change = continuePlan(calendar, { planId, planVersion: version, on: actor.today });
  await writeCalendar(world, tx, { salesForce: plan.salesForce, change });
  return { version };
}
