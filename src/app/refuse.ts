import { type Failure, failure, type Problem } from "../core/domain/problem.ts";
import type { Actor, FirstStep } from "./ports/actor.ts";
import { type Action, heldBackBy, mayTry } from "./rights/policy.ts";

const problem = (code: string, item: string, cause: string, fix: string): Problem => ({
  code,
  where: { file: "request", item },
  cause,
  fix,
});

/** Hidden and missing rows get the same answer, so that nobody learns what exists out of their reach. */
export const notFound = (kind: string, id: string): Failure =>
  failure([
    problem(
      "APP-404",
      `${kind} ${id}`,
      `there is no such ${kind}, or it is out of your reach`,
      "check the id in the list",
    ),
  ]);

export const conflict = (item: string, cause: string, fix: string): Failure =>
  failure([problem("APP-409", item, cause, fix)]);

/** Someone else was faster. `current` is the version that stands now. */
export const stale = (kind: string, current: number): Failure =>
  failure([
    problem(
      "APP-412",
      `v${current}`,
      `the ${kind} has changed since you read it; its version is now ${current}`,
      "read it again, look at what changed, and repeat your change on it",
    ),
  ]);

export const invalid = (item: string, cause: string, fix: string): Failure =>
  failure([invalidItem(item, cause, fix)]);

/** For use cases that collect several before they refuse. */
export const invalidItem = (item: string, cause: string, fix: string): Problem =>
  problem("APP-422", item, cause, fix);

const FIRST_STEPS: Readonly<Record<FirstStep, Problem>> = {
  "change-password": problem(
    "AUTH-101",
    "password",
    "the password is a temporary one, and nothing else may be done until it is changed",
    "choose a password of your own: POST /v1/self/password",
  ),
  "set-up-second-factor": problem(
    "AUTH-102",
    "second factor",
    "your organisation requires a second factor of your role, and nothing else may be done until you have one",
    "set one up: POST /v1/self/totp, then POST /v1/self/totp/confirm",
  ),
};

/** What the actor has to do before this action, as the problem to refuse it with; else null. */
export function findFirstStep(actor: Actor, action: Action): Problem | null {
  const step = heldBackBy(actor, action);
  return step && FIRST_STEPS[step];
}

/** A refusal where the actor's role or key never allows the action, or something else has to be done first; else null. */
export function refuseAction(actor: Actor, action: Action): Failure | null {
  const first = findFirstStep(actor, action);
  if (first) return failure([first]);
  if (mayTry(actor, action)) return null;
  const cause =
    actor.scope === "read"
      ? `this API key may only read, and "${action}" writes`
      : `the role ${actor.role} has no right to "${action}"`;
  return failure([problem("APP-403", action, cause, "ask an administrator")]);
}
