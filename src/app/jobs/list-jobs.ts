import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobKind, JobPlace, JobRecord } from "../ports/rows/jobs.ts";

export interface JobListRequest {
  readonly kind: JobKind | null;
  readonly limit: number;
  readonly before: JobPlace | null;
}

/** Jobs of a kind, or of all, newest first, a page of them from before `before`. */
export function listJobs(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { kind, limit, before }: JobListRequest,
): Promise<Outcome<readonly JobRecord[]>> {
  return act(world, actor, "jobs:read", async (tx) => success(await tx.jobs.list(kind, limit, before)));
}
