import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportState } from "../ports/rows/imports.ts";
import type { JobRecord } from "../ports/rows/jobs.ts";
import { conflict, notFound, refuseAction } from "../refuse.ts";
import { type ImportRequest, lockImport, refuseBusy } from "./find-import.ts";
import type { ImportStep } from "./import-step.ts";
import type { QueuedImportWorld } from "./import-world.ts";

/** States from which a step may be taken. */
const FROM: Readonly<Record<ImportStep, readonly ImportState[]>> = {
  check: ["uploaded", "checked"],
  apply: ["checked"],
  undo: ["applied"],
};

/** Asks for a check, an apply or an undo: a job. Problems: APP-404, APP-409 wrong state, or a job of it is under way. */
export async function startImportStep(
  world: QueuedImportWorld,
  actor: Actor,
  { importId, step }: ImportRequest & { readonly step: ImportStep },
): Promise<Outcome<JobRecord>> {
  const id = world.ids.next();
  const started = await act(world, actor, "imports:edit", async (tx) => {
    const found = await lockImport(tx, importId);
    if (!found.ok) return found;
    const { record, kind } = found.value;
    const refused = refuseAction(actor, kind.action);
    if (refused) return refused;
    const busy = await refuseBusy(tx, record, null);
    if (!busy.ok) return busy;
    if (!FROM[step].includes(record.state)) {
      return conflict(`import ${importId}`, `it is ${record.state}`, `it must be ${FROM[step].join(" or ")}`);
    }
    if (step === "apply" && record.problemCount > 0) {
      const cause = `the check found ${record.problemCount} problems`;
      return conflict(`import ${importId}`, cause, "correct the file or its mapping, and check it again");
    }
    const request = { importId, step };
    const createdAt = world.wallClock.now();
    await tx.jobs.insert({ id, kind: "import", request, createdBy: actor.memberId, createdAt });
    await tx.imports.update(importId, { jobId: id });
    const detail = { kind: "import", ...request };
    await tx.audit.append({ action: "job.started", objectKind: "job", objectId: id, detail });
    const job = await tx.jobs.find(id);
    return job ? success(job) : notFound("job", id);
  });
  // after the commit, and again by the workers' sweep should this message be lost
  if (started.ok) await world.queue.send({ orgId: actor.orgId, jobId: id, kind: "import" }).catch(() => {});
  return started;
}
