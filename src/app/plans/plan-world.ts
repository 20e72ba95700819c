import type { Outcome } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { Ids, WallClock } from "../ports/clock-and-ids.ts";
import type { Store, Transaction } from "../ports/store.ts";
import { refuseAction } from "../refuse.ts";
import type { Action } from "../rights/policy.ts";

/** What use cases about plans need from the world. */
export interface PlanWorld {
  readonly store: Store;
  readonly clock: WallClock;
  readonly ids: Ids;
}

/** One business step: refused where the actor's role never may, else one transaction. */
export async function act<T>(
  { store }: Pick<PlanWorld, "store">,
  actor: Actor,
  action: Action,
  work: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return refuseAction(actor, action) ?? store.transact(actor, work);
}
