import { runExportJob } from "../exports/run-export-job.ts";
import { runImportJob } from "../imports/run-import-job.ts";
import type { ClaimedJob } from "../ports/job-queue.ts";
import { runRulesJob } from "../rules/run-rules-job.ts";
import type { DrawWorld } from "./draw-plan.ts";
import type { JobEnd, JobWatch } from "./job-attempt.ts";
import { type DesignJobWorld, runDesignJob } from "./run-design-job.ts";
import { runShapesJob } from "./run-shapes-job.ts";

export type JobRunWorld = DesignJobWorld & DrawWorld;

/** One attempt at a job of any kind. */
export function runJob(world: JobRunWorld, claimed: ClaimedJob, watch: JobWatch): Promise<JobEnd> {
  switch (claimed.kind) {
    case "design":
      return runDesignJob(world, claimed, watch);
    case "shapes":
      return runShapesJob(world, claimed, watch);
    case "export":
      return runExportJob(world, claimed, watch);
    case "import":
      return runImportJob(world, claimed, watch);
    case "rules":
      return runRulesJob(world, claimed, watch);
  }
}
