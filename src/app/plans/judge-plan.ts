import type { DesignWishes } from "../../contract/design-wishes.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { CheckReport } from "../design/check-alignment.ts";
import type { UnitReport } from "../design/explain-unit.ts";
import type { Actor } from "../ports/actor.ts";
import { notFound } from "../refuse.ts";
import type { EngineDesk } from "./engine-desk.ts";
import { type PlanFiles, readPlanFiles } from "./plan-files.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { storedWishes } from "./stored-wishes.ts";

export interface JudgeRequest {
  readonly planId: string;
  /** Undefined: those that the plan was designed by. */
  readonly wishes: DesignWishes | undefined;
}

export type JudgeWorld = Pick<PlanWorld, "store"> & { readonly engine: { readonly desk: EngineDesk } };

/** The independent checker's verdict on a stored plan. Problems: APP-404, those of the wishes. */
export async function checkPlan(
  world: JudgeWorld,
  actor: Actor,
  request: JudgeRequest,
): Promise<Outcome<CheckReport>> {
  const files = await readFiles(world, actor, request);
  if (!files.ok) return files;
  const report = await world.engine.desk.check(files.value);
  return "problems" in report ? failure(report.problems, report.warnings) : success(report);
}

/** Why a unit is where it is in a stored plan. Problems: APP-404, CLI-164 unit, those of the wishes. */
export async function explainPlanUnit(
  world: JudgeWorld,
  actor: Actor,
  request: JudgeRequest & { readonly unit: string },
): Promise<Outcome<UnitReport>> {
  const files = await readFiles(world, actor, request);
  if (!files.ok) return files;
  const report = await world.engine.desk.explain(files.value, request.unit);
  return "problems" in report ? failure(report.problems, report.warnings) : success(report);
}

/** Needs sight of the whole plan: a part of it would be judged as if the rest did not exist. */
function readFiles(world: JudgeWorld, actor: Actor, request: JudgeRequest): Promise<Outcome<PlanFiles>> {
  return act(world, actor, "plans:inspect", async (tx) => {
    const plan = await tx.plans.find(request.planId);
    if (!plan) return notFound("plan", request.planId);
    const wishes = request.wishes ? success(request.wishes) : storedWishes(plan);
    if (!wishes.ok) return wishes;
    const base = plan.basedOnPlanId === null ? null : await tx.plans.find(plan.basedOnPlanId);
    const currentPlanId = base?.layerId === plan.layerId ? base.id : null;
    return success(await readPlanFiles(tx, { plan, wishes: wishes.value, currentPlanId }));
  });
}
