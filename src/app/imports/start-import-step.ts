import { type Outcome, success } from "../../core/domain/problem.ts";
import { startJob } from "../jobs/start-job.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportState } from "../ports/rows/imports.ts";
import type { JobRecord } from "../ports/rows/jobs.ts";
import { conflict, refuseAction } from "../refuse.ts";
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
export const startImportStep = (
  world: QueuedImportWorld,
  actor: Actor,
  { importId, step }: ImportRequest & { readonly step: ImportStep },
): Promise<Outcome<JobRecord>> =>
  startJob(world, actor, {
    kind: "import",
    action: "imports:edit",
    prepare: async (tx) => {
      const found = await lockImport(tx, importId);
      if (!found.ok) return found;
      const { record, kind } = found.value;
      const refused = refuseAction(actor, kind.action);
      if (refused) return refused;
      const busy = await refuseBusy(tx, record, null);
      if (!busy.ok) return busy;
      if (!FROM[step].includes(record.state)) {
        return conflict(
          `import ${importId}`,
          `it is ${record.state}`,
          `it must be ${FROM[step].join(" or ")}`,
        );
      }
      if (step === "apply" && record.problemCount > 0) {
        const cause = `the check found ${record.problemCount} problems`;
        return conflict(`import ${importId}`, cause, "correct the file or its mapping, and check it again");
      }
      return success({ request: { importId, step }, detail: { importId, step } });
    },
    record: (tx, jobId) => tx.imports.update(importId, { jobId }),
  });
