import type { Engine } from "../plans/engine-desk.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { JobQueue } from "../ports/job-queue.ts";

/** What reading, checking and applying files need from the world. */
export interface ImportWorld extends PlanWorld {
  /** Decodes files; nothing else of it is used. */
  readonly engine: Pick<Engine, "decoders" | "desk" | "layers">;
}

export interface QueuedImportWorld extends ImportWorld {
  readonly queue: JobQueue;
}
