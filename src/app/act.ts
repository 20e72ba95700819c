import type { Outcome } from "../core/domain/problem.ts";
import type { Actor } from "./ports/actor.ts";
import type { Store, Transaction } from "./ports/store.ts";
import { refuseAction } from "./refuse.ts";
import type { Action } from "./rights/policy.ts";

/** One business step: refused where the actor's role never may, else one transaction. */
export async function act<T>(
  { store }: { readonly store: Store },
  actor: Actor,
  action: Action,
  work: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return refuseAction(actor, action) ?? store.transact(actor, work);
}
