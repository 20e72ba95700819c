import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobPlace, JobRecord } from "../ports/rows/jobs.ts";

/** Jobs, newest first, a page of them from before `before`. */
export function listJobs(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { limit, before }: { readonly limit: number; readonly before: JobPlace | null },
): Promise<Outcome<readonly JobRecord[]>> {
  return act(world, actor, "jobs:read", async (tx) => success(await tx.jobs.list(limit, before)));
}
