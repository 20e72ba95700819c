import { failure, type Outcome, type Problem } from "../core/domain/problem.ts";
import type { Actor } from "./ports/actor.ts";
import { type Action, mayTry } from "./rights/policy.ts";

const problem = (code: string, item: string, cause: string, fix: string): Problem => ({
  code,
  where: { file: "request", item },
  cause,
  fix,
});

/** Hidden and missing rows get the same answer, so that nobody learns what exists out of their reach. */
export const notFound = (kind: string, id: string): Outcome<never> =>
  failure([
    problem(
      "APP-404",
      `${kind} ${id}`,
      `there is no such ${kind}, or it is out of your reach`,
      "check the id in the list",
    ),
  ]);

export const conflict = (item: string, cause: string, fix: string): Outcome<never> =>
  failure([problem("APP-409", item, cause, fix)]);

/** Someone else was faster. `current` is the version that stands now. */
export const stale = (kind: string, current: number): Outcome<never> =>
  failure([
    problem(
      "APP-412",
      `v${current}`,
      `the ${kind} has changed since you read it; its version is now ${current}`,
      "read it again, look at what changed, and repeat your change on it",
    ),
  ]);

export const invalid = (item: string, cause: string, fix: string): Outcome<never> =>
  failure([invalidItem(item, cause, fix)]);

/** For use cases that collect several before they refuse. */
export const invalidItem = (item: string, cause: string, fix: string): Problem =>
  problem("APP-422", item, cause, fix);

/** A refusal where the actor's role or key never allows the action, else null. */
export function refuseAction(actor: Actor, action: Action): Outcome<never> | null {
  if (mayTry(actor, action)) return null;
  const cause =
    actor.scope === "read"
      ? `this API key may only read, and "${action}" writes`
      : `the role ${actor.role} has no right to "${action}"`;
  return failure([problem("APP-403", action, cause, "ask an administrator")]);
}
