import type { Engine } from "../plans/engine-desk.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { JobQueue } from "../ports/job-queue.ts";

/** What use cases about jobs need from the world. */
export interface JobWorld extends PlanWorld {
  readonly queue: JobQueue;
  /** The command line's world: a design job runs the same use case. */
  readonly engine: Engine;
}
