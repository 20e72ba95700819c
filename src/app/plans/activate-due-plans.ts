import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { settleAbsences } from "../vacancies/settle-absences.ts";
import { notifyAffected } from "./notify-affected.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface Activation {
  readonly planId: string;
  /** Plans of the same sales force that gave way to it and are archived now. */
  readonly replacedPlanIds: readonly string[];
  /** Members told that their territory changes. */
  readonly notified: number;
}

/**
 * Makes every scheduled plan active whose date has come, in order of dates, each in a transaction of its own: where one
 * is refused, those of its sales force wait and the others do not. Safe to repeat and to run twice at once: a plan that is
 * active already is left as it is. Problems: all of those that were refused.
 */
export async function activateDuePlans(
  world: PlanWorld,
  actor: Actor,
): Promise<Outcome<readonly Activation[]>> {
  const due = await act(world, actor, "plans:schedule", async (tx) =>
    success(await tx.plans.listDue(actor.today)),
  );
  if (!due.ok) return due;
  const activations: Activation[] = [];
  const problems: Problem[] = [];
  const waiting = new Set<string>();
  for (const { id: planId, salesForce } of due.value) {
    // it follows a plan that cannot begin, which would replace it afterwards
    if (waiting.has(salesForce)) continue;
    const activated = await act(world, actor, "plans:schedule", (tx) =>
      activateOne(world, tx, { actor, planId }),
    );
    if (activated.ok) activations.push(...(activated.value === null ? [] : [activated.value]));
    else {
      waiting.add(salesForce);
      problems.push(...activated.problems);
    }
  }
  return problems.length > 0 ? failure(problems) : success(activations);
}

async function activateOne(
  world: PlanWorld,
  tx: Transaction,
  { actor, planId }: { readonly actor: Actor; readonly planId: string },
): Promise<Outcome<Activation | null>> {
  const seen = await tx.plans.find(planId);
  if (!seen) return success(null);
  await tx.owners.lockStaffing();
  await tx.effects.lockSalesForce(seen.salesForce);
  const plan = await tx.plans.lock(planId);
  const date = plan?.effectiveFrom ?? null;
  // another run was faster, or the plan was unscheduled in between
  if (plan?.state !== "scheduled" || date === null || date > actor.today) return success(null);
  const replaced = await archiveOthers(tx, plan);
  await tx.plans.update(plan.id, { state: "active" });
  const oldPlanId = replaced[0] ?? null;
  const notified = await notifyAffected(world, tx, {
    oldPlanId,
    newPlanId: plan.id,
    date,
  });
  const detail = { from: plan.state, to: "active", version: plan.version, replaced, notified };
  await tx.audit.append({ action: "plan.activate", objectKind: "plan", objectId: plan.id, detail });
  // who left since the plan was approved owns nothing in it
  const settled = await settleAbsences(world, tx, actor);
  if (!settled.ok) return settled;
  return success({ planId: plan.id, replacedPlanIds: replaced, notified });
}

/** There is one of them at most; a page of two would show a second one if that were ever broken. */
const ACTIVE_PAGE = 2;

async function archiveOthers(tx: Transaction, plan: PlanRecord): Promise<readonly string[]> {
  const active = await tx.plans.list({ state: "active", salesForce: plan.salesForce }, ACTIVE_PAGE, null);
  for (const { id, version } of active) {
    await tx.plans.update(id, { state: "archived" });
    const detail = { from: "active", to: "archived", version, replacedBy: plan.id };
    await tx.audit.append({ action: "plan.archive", objectKind: "plan", objectId: id, detail });
  }
  return active.map(({ id }) => id);
}
