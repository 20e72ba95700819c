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
    for (const { id: planId } of await tx.plans.list({ state: "active", salesForce: null }, PLANS, null)) {
      const rules = await tx.rules.list(planId);
      if (rules.length === 0) continue;
      // held before its overrides are read: another worker may be placing the same accounts
      const plan = await holdActivePlan(tx, planId);
      if (plan === null) continue;
      const judging = judgingBy(rules, await tx.territories.list(planId));
      const judged = await judgeAccounts(tx, planId, { judging, accountIds });
      const moves = judged.flatMap(({ move }) => move ?? []);
      if (moves.length === 0) continue;
      const reason = `account rules: ${accountIds.length} accounts came or changed`;
      const version = await changeHeldPlan(world, tx, actor, { plan, reason, moves });
      placed.push({ planId, version, accounts: judged.length, moved: moves.length });
    }
    return success(placed);
  });

/** A plan that holds, with its sales force's calendar, for a next version; null where it holds no longer. */
export async function holdActivePlan(tx: Transaction, planId: string): Promise<PlanRecord | null> {
  const seen = await tx.plans.find(planId);
  if (!seen) return null;
  await tx.effects.lockSalesForce(seen.salesForce);
  const plan = await tx.plans.lock(planId);
  return plan?.state === "active" ? plan : null;
}

interface RuleMoves {
  readonly plan: PlanRecord;
  readonly reason: string;
  readonly moves: readonly AlignmentMove[];
}

/**
 * Writes what rules made of accounts into a held plan: its next version, given back, which holds from today on. People's
 * decisions are not among it; they come with another plan.
 */
export async function changeHeldPlan(
  world: Pick<PlanWorld, "ids" | "wallClock">,
  tx: Transaction,
  actor: Actor,
  { plan, reason, moves }: RuleMoves,
): Promise<number> {
  const { version } = await writeChangeSet(tx, plan, { kind: "rules", reason, moves });
  const calendar = await tx.effects.listCurrent(plan.salesForce);
  const change = continuePlan(calendar, { planId: plan.id, planVersion: version, on: actor.today });
  await writeCalendar(world, tx, { salesForce: plan.salesForce, change });
  return version;
}
