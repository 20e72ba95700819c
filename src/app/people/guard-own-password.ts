import type { Outcome } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PeopleWorld } from "./people-world.ts";
import { refuseAttempt } from "./refuse-sign-in.ts";

const PER_MEMBER = { attempts: 10, windowMilliseconds: 15 * 60 * 1000 };

/** Work that asks for the actor's password or code again: whoever found an open browser may not guess on. */
export async function guardOwnPassword<T>(
  world: Pick<PeopleWorld, "attempts">,
  actor: Actor,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const key = `member ${actor.orgId} ${actor.memberId}`;
  const wait = await world.attempts.begin(key, PER_MEMBER);
  if (wait > 0) return refuseAttempt(wait);
  const outcome = await work();
  if (outcome.ok) await world.attempts.forgive(key, true);
  return outcome;
}
