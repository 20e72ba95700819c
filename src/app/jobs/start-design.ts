import type { DesignWishes } from "../../contract/design-wishes.ts";
import type { DesignJobRequest } from "../../contract/jobs.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { storedWishes } from "../plans/stored-wishes.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobRecord } from "../ports/rows/jobs.ts";
import { conflict, notFound } from "../refuse.ts";
import type { JobWorld } from "./job-world.ts";

/** Wishes left out: those stored with the plan. */
export type DesignAsked = Omit<DesignJobRequest, "planVersion" | "wishes"> & {
  readonly wishes?: DesignWishes | undefined;
};

/** Asks for a design from a plan: a job that ends with a new draft. Problems: APP-404 plan, APP-409 name. */
export async function startDesign(
  world: JobWorld,
  actor: Actor,
  asked: DesignAsked,
): Promise<Outcome<JobRecord>> {
  const id = world.ids.next();
  const started = await act(world, actor, "plans:design", async (tx) => {
    const plan = await tx.plans.find(asked.planId);
    if (!plan) return notFound("plan", asked.planId);
    // told before the work, not after it; whoever takes the name meanwhile still makes the job fail
    if (await tx.plans.isNameTaken(asked.name)) {
      return conflict("/name", `there is a plan "${asked.name}" already`, "give the draft another name");
    }
    const wishes = asked.wishes === undefined ? storedWishes(plan) : success(asked.wishes);
    if (!wishes.ok) return wishes;
    const request: DesignJobRequest = { ...asked, wishes: wishes.value, planVersion: plan.version };
    const createdAt = world.wallClock.now();
    await tx.jobs.insert({ id, kind: "design", request, createdBy: actor.memberId, createdAt });
    const detail = { kind: "design", planId: plan.id, planVersion: plan.version, name: asked.name };
    await tx.audit.append({ action: "job.started", objectKind: "job", objectId: id, detail });
    const job = await tx.jobs.find(id);
    return job ? success(job) : notFound("job", id);
  });
  // after the commit: a worker must find the row. If this message is lost, the workers' sweep finds the row itself.
  if (started.ok) await world.queue.send({ orgId: actor.orgId, jobId: id, kind: "design" }).catch(() => {});
  return started;
}
