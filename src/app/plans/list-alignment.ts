import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AlignedUnit, OverrideRecord } from "../ports/rows/alignment.ts";
import type { LockedUnit } from "../ports/rows/unit-locks.ts";
import { notFound } from "../refuse.ts";
import { act, type PlanWorld } from "./plan-world.ts";

export interface AlignmentListRequest {
  readonly planId: string;
  /** Null: of all territories. */
  readonly territoryId: string | null;
  readonly limit: number;
  readonly afterUnitCode: string | null;
}

/** Units in a territory, by unit code, a page of them; units in white space do not appear. Problem: APP-404. */
export function listAlignment(
  world: PlanWorld,
  actor: Actor,
  { planId, territoryId, limit, afterUnitCode }: AlignmentListRequest,
): Promise<Outcome<readonly AlignedUnit[]>> {
  return act(world, actor, "plans:read", async (tx) =>
    (await tx.plans.find(planId))
      ? success(await tx.alignment.page(planId, territoryId, limit, afterUnitCode))
      : notFound("plan", planId),
  );
}

/** Every override within reach, by account code. Problem: APP-404. */
export function listOverrides(
  world: PlanWorld,
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<readonly OverrideRecord[]>> {
  return act(world, actor, "plans:read", async (tx) =>
    (await tx.plans.find(planId)) ? success(await tx.alignment.overrides(planId)) : notFound("plan", planId),
  );
}

/** Every locked unit, by unit code. Problem: APP-404. */
export function listUnitLocks(
  world: PlanWorld,
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<readonly LockedUnit[]>> {
  return act(world, actor, "plans:inspect", async (tx) =>
    (await tx.plans.find(planId)) ? success(await tx.unitLocks.list(planId)) : notFound("plan", planId),
  );
}
