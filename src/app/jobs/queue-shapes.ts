import type { Ids, WallClock } from "../ports/clock-and-ids.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { ShapeLedger } from "../ports/shape-ledger.ts";

export interface QueueShapesWorld {
  readonly shapes: ShapeLedger;
  readonly queue: JobQueue;
  readonly ids: Ids;
  readonly wallClock: WallClock;
}

/** A draft that is being edited is drawn when it has rested this long. */
const SETTLED_SECONDS = 2;

/**
 * Asks for the outlines of every plan whose newest version has none, in the name of who made that version. Whatever
 * made it (a design, a branch, an edit, a merge): the version says that there is work. Nobody's act, so not audited.
 */
export async function queueShapes(
  { shapes, queue, ids, wallClock }: QueueShapesWorld,
  settledSeconds = SETTLED_SECONDS,
): Promise<void> {
  for (const plan of await shapes.findUndrawn(settledSeconds)) {
    const id = ids.next();
    const isNew = await shapes.insertJob({ ...plan, id, createdAt: wallClock.now() });
    if (isNew) await queue.send({ orgId: plan.orgId, jobId: id, kind: "shapes" });
  }
}
