import type { Role } from "../../core/domain/roles.ts";
import type { Actor, FirstStep } from "../ports/actor.ts";

/**
 * How far a role reaches with an action: `all` rows of the organisation; `subtree`: what the member's teams and the
 * territories below grant on the date; `own`: what the member's own territories grant; `none`: refused with 403.
 * A row out of reach is answered as if it did not exist (404).
 */
export type Reach = "all" | "subtree" | "own" | "none";

interface Rule {
  /** Changes something: refused to read-only API keys. */
  readonly writes: boolean;
  readonly reach: Readonly<Record<Role, Reach>>;
}

const rule = (writes: boolean, admin: Reach, ops: Reach, manager: Reach, rep: Reach): Rule => ({
  writes,
  reach: { admin, "sales-ops": ops, manager, rep },
});
const read = (admin: Reach, ops: Reach, manager: Reach, rep: Reach) => rule(false, admin, ops, manager, rep);
const write = (admin: Reach, ops: Reach, manager: Reach, rep: Reach) => rule(true, admin, ops, manager, rep);

/** Who may do what: the one table that the HTTP routes, the use cases and the tests read. */
export const POLICY = {
  "organisation:read": read("all", "all", "all", "all"),
  "organisation:edit": write("all", "none", "none", "none"),
  "members:read": read("all", "all", "subtree", "own"),
  "members:edit": write("all", "none", "none", "none"),
  "teams:read": read("all", "all", "subtree", "own"),
  "teams:edit": write("all", "none", "none", "none"),
  "self:read": read("own", "own", "own", "own"),
  "self:edit": write("own", "own", "own", "own"),
  "self:change-password": write("own", "own", "own", "own"),
  "self:second-factor": write("own", "own", "own", "own"),
  "api-keys:read": read("all", "own", "own", "own"),
  "api-keys:edit": write("all", "own", "own", "own"),
  "layers:read": read("all", "all", "all", "all"),
  "layers:edit": write("all", "all", "none", "none"),
  "accounts:read": read("all", "all", "subtree", "own"),
  "accounts:edit": write("all", "all", "none", "none"),
  "products:read": read("all", "all", "all", "all"),
  "products:edit": write("all", "all", "none", "none"),
  "leads:read": read("all", "all", "subtree", "own"),
  "leads:edit": write("all", "all", "subtree", "own"),
  "opportunities:read": read("all", "all", "subtree", "own"),
  "opportunities:edit": write("all", "all", "subtree", "own"),
  "sales:read": read("all", "all", "subtree", "own"),
  "sales:edit": write("all", "all", "none", "none"),
  "activities:read": read("all", "all", "subtree", "own"),
  "activities:edit": write("all", "all", "subtree", "own"),
  "goals:read": read("all", "all", "subtree", "own"),
  "goals:edit": write("all", "all", "subtree", "none"),
  // figures of what the member reaches at the time of asking
  "evaluations:read": read("all", "all", "subtree", "own"),
  // a snapshot holds figures of the whole organisation
  "snapshots:read": read("all", "all", "none", "none"),
  "snapshots:take": write("all", "all", "none", "none"),
  // a rep reads what is said of them, and by whom: a score that nobody stands by helps nobody. Who rates is a manager, for the reps
  // of their teams, or sits above the teams; nobody rates themselves or changes what another one said
  "ratings:read": read("all", "all", "subtree", "own"),
  "ratings:edit": write("all", "all", "subtree", "none"),
  "reps:read": read("all", "all", "subtree", "own"),
  "reps:edit": write("all", "all", "none", "none"),
  // a file holds rows of the whole organisation
  "imports:read": read("all", "all", "none", "none"),
  "imports:edit": write("all", "all", "none", "none"),
  "plans:read": read("all", "all", "subtree", "own"),
  "plans:create": write("all", "all", "none", "none"),
  "plans:edit": write("all", "all", "none", "none"),
  "plans:submit": write("all", "all", "none", "none"),
  // a manager: every plan they read, which is what has left draft in the sales forces where somebody of theirs works; the
  // whole of it, and those whom it concerns are told
  "plans:approve": write("all", "none", "all", "none"),
  "plans:schedule": write("all", "all", "none", "none"),
  "plans:archive": write("all", "all", "none", "none"),
  "plans:export": write("all", "all", "subtree", "own"),
  "records:export": write("all", "all", "subtree", "own"),
  "white-space:read": read("all", "all", "none", "none"),
  "plans:design": write("all", "all", "none", "none"),
  // wishes and explanations: they name units and accounts of the whole plan
  "plans:inspect": read("all", "all", "none", "none"),
  "challenges:read": read("all", "all", "subtree", "own"),
  "challenges:raise": write("all", "all", "subtree", "own"),
  "challenges:answer": write("all", "all", "none", "none"),
  "comments:read": read("all", "all", "subtree", "own"),
  "comments:add": write("all", "all", "subtree", "own"),
  "territory-plans:read": read("all", "all", "subtree", "own"),
  "territory-plans:edit": write("all", "all", "subtree", "own"),
  "assignments:edit": write("all", "all", "none", "none"),
  "vacancies:read": read("all", "all", "subtree", "own"),
  // who stands in and who follows; a manager for the reps of their teams
  "vacancies:edit": write("all", "all", "subtree", "none"),
  // the checklist, for whoever leaves or takes over
  "vacancies:hand-over": write("all", "all", "subtree", "own"),
  "jobs:read": read("all", "all", "own", "own"),
  "jobs:edit": write("all", "all", "own", "own"),
  "notifications:read": read("own", "own", "own", "own"),
  "audit:read": read("all", "none", "none", "none"),
  "webhooks:read": read("all", "none", "none", "none"),
  "webhooks:edit": write("all", "none", "none", "none"),
  "metrics:read": read("all", "none", "none", "none"),
} as const satisfies Readonly<Record<string, Rule>>;

export type Action = keyof typeof POLICY;

export const ACTIONS = Object.keys(POLICY) as readonly Action[];

/** All that a member may do who has something to do first. */
const FIRST_STEPS: Readonly<Record<FirstStep, readonly Action[]>> = {
  "change-password": ["self:read", "self:change-password"],
  "set-up-second-factor": ["self:read", "self:second-factor"],
};

/** What the actor has to do before this action, or null. */
export function heldBackBy({ mustFirst }: Pick<Actor, "mustFirst">, action: Action): FirstStep | null {
  return mustFirst && !FIRST_STEPS[mustFirst].includes(action) ? mustFirst : null;
}

/** How far this role reaches with this action. */
export const reachOf = (role: Role, action: Action): Reach => POLICY[action].reach[role];

/** Whether an actor of this role and scope may try the action at all; which rows, the transaction decides. */
export function mayTry(
  actor: { readonly role: Role; readonly scope: "full" | "read" },
  action: Action,
): boolean {
  const { writes } = POLICY[action];
  return reachOf(actor.role, action) !== "none" && !(writes && actor.scope === "read");
}
