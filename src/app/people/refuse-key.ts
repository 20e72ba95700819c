import { type Failure, failure } from "../../core/domain/problem.ts";
import type { Role } from "../../core/domain/roles.ts";
import type { Actor } from "../ports/actor.ts";

/** What guards a login is changed by the person at a browser: a leaked API key must not be able to dig itself in. */
export function refuseKey(actor: Actor): Failure | null {
  if (actor.via === "session") return null;
  return failure([
    {
      code: "APP-403",
      where: { file: "headers", item: "authorization" },
      cause: "this is done in a signed-in browser, not with an API key",
      fix: "sign in and do it there",
    },
  ]);
}

/** Nor a new admin be made with one, who would still be there when it is revoked. */
export const refuseNewAdmin = (actor: Actor, { role }: { readonly role?: Role }): Failure | null =>
  role === "admin" ? refuseKey(actor) : null;
