import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { MovedAccount, MovedAccountPage } from "../ports/rows/alignment.ts";
import { type ComparisonRequest, findPair, readSide } from "./compare-two-plans.ts";
import { act, type PlanWorld } from "./plan-world.ts";

/** An account that changes its territory, and who works it before and after: codes of reps, null = nobody within reach. */
export interface AccountMove extends MovedAccount {
  readonly repBefore: string | null;
  readonly repAfter: string | null;
}

/**
 * The accounts whose territory differs between two plans of one layer, within the actor's reach, largest revenue first.
 * Problems: APP-404, APP-409 other layer.
 */
export function listMovedAccounts(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { beforePlanId, afterPlanId, ...page }: ComparisonRequest & MovedAccountPage,
): Promise<Outcome<readonly AccountMove[]>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plans = await findPair(tx, { beforePlanId, afterPlanId });
    if (!plans.ok) return plans;
    const accounts = await tx.alignment.movedAccounts(beforePlanId, afterPlanId, page);
    const [before, after] = [await readSide(tx, beforePlanId), await readSide(tx, afterPlanId)];
    const repIn = ({ repOf }: typeof before, code: string | null) =>
      (code === null ? undefined : repOf.get(code)) ?? null;
    return success(
      accounts.map((account) => ({
        ...account,
        repBefore: repIn(before, account.from),
        repAfter: repIn(after, account.to),
      })),
    );
  });
}
