import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { InstantPage } from "../ports/rows/instant-key.ts";
import type { JobKind, JobRecord } from "../ports/rows/jobs.ts";

export interface JobListRequest extends InstantPage {
  readonly kind: JobKind | null;
}

/** Jobs of a kind, or of all, newest first. */
export function listJobs(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { kind, ...page }: JobListRequest,
): Promise<Outcome<readonly JobRecord[]>> {
  return act(world, actor, "jobs:read", async (tx) => success(await tx.jobs.list(kind, page)));
}
