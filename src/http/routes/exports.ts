import { startExport } from "../../app/exports/start-export.ts";
import type { JobWorld } from "../../app/jobs/job-world.ts";
import { exportBodySchema, recordExportBodySchema } from "../../contract/exports.ts";
import { jobSchema } from "../../contract/jobs.ts";
import { planParams } from "../../contract/plans.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { presentJob } from "./present-job.ts";

/** Files of what a member is shown, of a plan or of the organisation's records. */
export const exportRoutes = (world: JobWorld): RouteModule => ({
  name: "exports",
  routes: [planRoute(world), recordRoute(world)],
});

const planRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/exports",
    action: "plans:export",
    summary: "Export what one is shown of a plan",
    description:
      "Starts a job that ends with a file, under `GET /v1/jobs/{jobId}/files/{name}` for seven days. It holds the rows " +
      "that the member is shown when it is made, and is refused to who is no longer shown them.",
    tags: ["jobs"],
    params: planParams,
    body: exportBodySchema,
    idempotent: true,
    cost: "heavy",
    responses: { 202: jobSchema },
    handler: async ({ actor, params, body }) =>
      answer(await startExport(world, actor, { ...params, ...body }), (job) => ({
        status: 202 as const,
        body: presentJob(job),
        headers: { location: `/v1/jobs/${job.id}` },
      })),
  });

const recordRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/exports",
    action: "records:export",
    summary: "Export the records that one is shown",
    description:
      "Starts a job that ends with a file, under `GET /v1/jobs/{jobId}/files/{name}` for seven days, as with exports of " +
      "plans. Its columns are named so that an import of the same kind takes the file in again.",
    tags: ["jobs"],
    body: recordExportBodySchema,
    idempotent: true,
    cost: "heavy",
    responses: { 202: jobSchema },
    handler: async ({ actor, body }) =>
      answer(await startExport(world, actor, body), (job) => ({
        status: 202 as const,
        body: presentJob(job),
        headers: { location: `/v1/jobs/${job.id}` },
      })),
  });
