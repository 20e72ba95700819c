import { importJobSchema } from "../../contract/imports.ts";
import { creatorOf, endOfStopped, type JobEnd, type JobWatch } from "../jobs/job-attempt.ts";
import type { Actor } from "../ports/actor.ts";
import type { ClaimedJob } from "../ports/job-queue.ts";
import { checkImport } from "./check-import.ts";
import type { ImportStep, StepAttempt, StepEnd } from "./import-step.ts";
import type { ImportWorld } from "./import-world.ts";
import { applyImport, undoImport } from "./write-import.ts";

type RunStep = (world: ImportWorld, actor: Actor, attempt: StepAttempt) => Promise<StepEnd>;

/** How each step is run. */
export const IMPORT_STEPS: Readonly<Record<ImportStep, RunStep>> = {
  check: checkImport,
  apply: applyImport,
  undo: undoImport,
};

/** Checks, applies or undoes an import with the rights that its creator has now. */
export async function runImportJob(
  world: ImportWorld,
  claimed: ClaimedJob,
  watch: JobWatch,
): Promise<JobEnd> {
  const { importId, step } = importJobSchema.parse(claimed.request);
  const end = await IMPORT_STEPS[step](world, creatorOf(claimed, world), { importId, claimed, watch });
  switch (end.kind) {
    case "refused":
      return { kind: "ended", state: "failed", problems: end.problems };
    case "stopped":
      return endOfStopped(watch.signal);
    default:
      return { kind: end.kind };
  }
}
