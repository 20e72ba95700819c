import { cancelJob } from "../../app/jobs/cancel-job.ts";
import { getJob } from "../../app/jobs/get-job.ts";
import type { JobWorld } from "../../app/jobs/job-world.ts";
import { listJobs } from "../../app/jobs/list-jobs.ts";
import { readJobFile } from "../../app/jobs/read-job-file.ts";
import { startDesign } from "../../app/jobs/start-design.ts";
import { checkPlan, explainPlanUnit } from "../../app/plans/judge-plan.ts";
import type { JobRecord } from "../../app/ports/rows/jobs.ts";
import {
  checkBodySchema,
  designBodySchema,
  explainBodySchema,
  jobFileParams,
  jobPage,
  jobParams,
  jobQuery,
  jobSchema,
  jobWithFilesSchema,
  planCheckSchema,
  unitExplanationSchema,
} from "../../contract/jobs.ts";
import { planParams } from "../../contract/plans.ts";
import { answer } from "../answer.ts";
import { content, defineRoute, empty, eventStream, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { readPage } from "../read-page.ts";
import { presentJob } from "./present-job.ts";
import { tellJob, watchJob } from "./watch-job.ts";

const TAGS = ["jobs"];

/** Designs from stored plans as jobs, their progress and files; what the checker says of a plan, and why units are where. */
export const jobRoutes = (world: JobWorld): RouteModule => ({
  name: "jobs",
  routes: [
    designRoute(world),
    listRoute(world),
    getRoute(world),
    cancelRoute(world),
    eventsRoute(world),
    fileRoute(world),
    checkRoute(world),
    explainRoute(world),
  ],
});

const designRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/designs",
    action: "plans:design",
    summary: "Design from a plan",
    description: "Starts a job that ends with a new draft based on the plan. The plan itself is not changed.",
    tags: TAGS,
    params: planParams,
    body: designBodySchema,
    idempotent: true,
    cost: "heavy",
    responses: { 202: jobSchema },
    handler: async ({ actor, params, body }) =>
      answer(await startDesign(world, actor, { ...params, ...body }), (job) => ({
        status: 202 as const,
        body: presentJob(job),
        headers: { location: `/v1/jobs/${job.id}` },
      })),
  });

const listRoute = (world: JobWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/jobs",
    action: "jobs:read",
    summary: "Jobs, of a kind or all, newest first",
    tags: TAGS,
    query: jobQuery,
    responses: { 200: jobPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: `jobs ${query.kind ?? ""}`,
        query,
        key: INSTANT_KEY,
        keyOf: ({ createdAt, id }: JobRecord) => [createdAt.toISOString(), id],
        read: (limit, key) =>
          listJobs(world, actor, { kind: query.kind ?? null, limit, after: toInstantKey(key) }),
        present: presentJob,
      }),
  });

const getRoute = (world: JobWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/jobs/:jobId",
    action: "jobs:read",
    summary: "One job and the files it made",
    tags: TAGS,
    params: jobParams,
    responses: { 200: jobWithFilesSchema },
    handler: async ({ actor, params }) =>
      answer(await getJob(world, actor, params), (job) => ({
        status: 200 as const,
        body: { ...presentJob(job), files: job.files },
      })),
  });

const cancelRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/jobs/:jobId/cancel",
    action: "jobs:edit",
    summary: "Cancel a job",
    description: "A queued job ends at once, a running one shortly after. One that has ended stays as it is.",
    tags: TAGS,
    params: jobParams,
    responses: { 200: jobSchema },
    handler: async ({ actor, params }) =>
      answer(await cancelJob(world, actor, params), (job) => ({
        status: 200 as const,
        body: presentJob(job),
      })),
  });

const eventsRoute = (world: JobWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/jobs/:jobId/events",
    action: "jobs:read",
    summary: "A job's progress as server-sent events",
    description:
      "An event `job` with the job for each change, the first at once; the stream ends with the job. A design that gets " +
      "better tells its best plan so far as an event `plan`: `number`, codes of `territories`, and `territoryOf` by " +
      "position of the unit (−1: none), about once a second. Who comes back with " +
      "`Last-Event-ID` is told only what has changed since, and 204 where the job has ended and nothing has: browsers " +
      "stop asking then.",
    tags: TAGS,
    params: jobParams,
    responses: {
      200: eventStream("Events of type `plan`, and `job`, data as in `GET /v1/jobs/{jobId}` without files"),
      204: empty("There is nothing more to tell"),
    },
    handler: async ({ actor, params, signal, headers }) =>
      answer(await getJob(world, actor, params), (job) => {
        const lastEventId = [headers["last-event-id"] ?? null].flat()[0];
        if (job.finishedAt !== null && tellJob(job).id === lastEventId) return { status: 204 as const };
        return { status: 200 as const, body: watchJob(world, { actor, job, signal, lastEventId }) };
      }),
  });

const fileRoute = (world: JobWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/jobs/:jobId/files/:name",
    action: "jobs:read",
    summary: "A file that a job made",
    tags: TAGS,
    params: jobFileParams,
    responses: {
      200: content("application/octet-stream", "The file, under its own media type, to be saved"),
    },
    handler: async ({ actor, params }) =>
      answer(await readJobFile(world, actor, params), (file) => ({
        status: 200 as const,
        body: file.content,
        headers: {
          "content-type": file.mediaType,
          // saved, never shown: a report's scripts must not run as the server's own
          "content-disposition": `attachment; filename="${file.name}"`,
        },
      })),
  });

const checkRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/check",
    action: "plans:design",
    summary: "Hold a plan against its wishes with the independent checker",
    tags: TAGS,
    params: planParams,
    body: checkBodySchema,
    cost: "heavy",
    responses: { 200: planCheckSchema },
    handler: async ({ actor, params, body }) =>
      answer(await checkPlan(world, actor, { ...params, wishes: body.wishes }), ({ status, ...report }) => ({
        status: 200 as const,
        body: {
          ...report,
          isValid: status === "valid",
          violations: report.violations.map(({ code, where, cause, fix, rule }) => ({
            code,
            where,
            cause,
            fix,
            rule,
          })),
        },
      })),
  });

const explainRoute = (world: JobWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/plans/:planId/explain",
    action: "plans:design",
    summary: "Why a unit is where it is, and what any other territory would change",
    tags: TAGS,
    params: planParams,
    body: explainBodySchema,
    cost: "heavy",
    responses: { 200: unitExplanationSchema },
    handler: async ({ actor, params, body }) => {
      const { unit, wishes } = body;
      return answer(await explainPlanUnit(world, actor, { ...params, unit, wishes }), (report) => {
        const { status: _, ...body } = report;
        return { status: 200 as const, body };
      });
    },
  });
