import type { Outcome } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import { type Settlement, settleAbsences } from "./settle-absences.ts";

/**
 * Opens every case whose first day has come, ends the leaves that are over, and gives an owner to every territory that lost
 * one. The server does this by itself; safe to repeat and to run twice at once.
 */
export const openDueVacancies = (world: PlanWorld, actor: Actor): Promise<Outcome<Settlement>> =>
  act(world, actor, "assignments:edit", (tx) => settleAbsences(world, tx, actor));
