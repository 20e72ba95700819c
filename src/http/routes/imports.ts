import { z } from "zod";
import { changeImport } from "../../app/imports/change-import.ts";
import { type ImportKindDescription, listImportKinds } from "../../app/imports/list-import-kinds.ts";
import { listUnknownValues } from "../../app/imports/list-unknown-values.ts";
import {
  getImport,
  listImportProblems,
  listImportRows,
  listImports,
  listMissing,
  type NumberedProblem,
} from "../../app/imports/read-import.ts";
import { removeImport } from "../../app/imports/remove-import.ts";
import { startImportStep } from "../../app/imports/start-import-step.ts";
import { uploadImport } from "../../app/imports/upload-import.ts";
import { writeProblemFile } from "../../app/imports/write-problem-file.ts";
import type { JobWorld } from "../../app/jobs/job-world.ts";
import type { ImportRecord, ImportRow } from "../../app/ports/rows/imports.ts";
import {
  importChangeBody,
  importKindsSchema,
  importPage,
  importParams,
  importProblemPage,
  importProblemQuery,
  importQuery,
  importRowPage,
  importRowQuery,
  importSchema,
  missingPage,
  missingQuery,
  unknownValuesSchema,
  uploadQuery,
} from "../../contract/imports.ts";
import { jobSchema } from "../../contract/jobs.ts";
import { answer } from "../answer.ts";
import { content, defineRoute, empty, type RouteModule } from "../define-route.ts";
import { INSTANT_KEY, toInstantKey } from "../instant-key.ts";
import { readPage } from "../read-page.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { presentJob } from "./present-job.ts";

const TAGS = ["imports"];

type ImportRouteWorld = JobWorld & { readonly maximumImportBytes: number };

/** Files on their way in: uploaded, checked, applied, undone. */
export const importRoutes = (world: ImportRouteWorld): RouteModule => ({
  name: "imports",
  routes: [
    uploadRoute(world),
    listRoute(world),
    getRoute(world),
    changeRoute(world),
    removeRoute(world),
    rowsRoute(world),
    missingRoute(world),
    problemsRoute(world),
    problemFileRoute(world),
    unknownValuesRoute(world),
    kindsRoute(world),
    stepRoute(world, "check", "Check a file: what it would do, and all that is wrong with it"),
    stepRoute(world, "apply", "Do what the check found, all of it in one transaction"),
    stepRoute(world, "undo", "Take an applied import back, updates included"),
  ],
  statuses: { "IMP-202": 413 },
});

const present = ({ run: _, createdAt, appliedAt, undoneAt, ...record }: ImportRecord) => ({
  ...record,
  options: { ...record.options, more: { ...record.options.more } },
  mapping: Object.fromEntries(
    Object.entries(record.mapping).map(([field, source]) => [
      field,
      { ...source, columns: [...source.columns], values: { ...source.values } },
    ]),
  ),
  createdAt: createdAt.toISOString(),
  appliedAt: appliedAt?.toISOString() ?? null,
  undoneAt: undoneAt?.toISOString() ?? null,
});

const uploadRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "POST",
    url: "/v1/imports",
    action: "imports:edit",
    summary: "Upload a file",
    description:
      "The body is the file itself, of any media type: CSV in any common character set, also gzipped, or a workbook. Its " +
      "beginning is looked at, and columns are matched with fields by their names. A body that breaks off leaves nothing.",
    tags: TAGS,
    query: uploadQuery,
    upload: true,
    cost: "heavy",
    responses: { 201: importSchema },
    handler: async ({ actor, query, upload }) => {
      const { kind, name: fileName, sheet } = query;
      const maximumBytes = world.maximumImportBytes;
      const given = {
        kind,
        fileName,
        pieces: upload,
        maximumBytes,
        options: sheet === undefined ? {} : { sheet },
      };
      return answer(await uploadImport(world, actor, given), (record) => ({
        status: 201 as const,
        body: present(record),
        headers: { location: `/v1/imports/${record.id}` },
      }));
    },
  });

const listRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/imports",
    action: "imports:read",
    summary: "Imports, newest first",
    tags: TAGS,
    query: importQuery,
    responses: { 200: importPage },
    handler: async ({ actor, query }) =>
      readPage({
        list: `imports ${query.kind ?? ""} ${query.state ?? ""}`,
        query,
        key: INSTANT_KEY,
        keyOf: ({ createdAt, id }: ImportRecord) => [createdAt.toISOString(), id],
        read: (limit, key) => {
          const place = toInstantKey(key);
          const before = place && { createdAt: place.at, id: place.id };
          return listImports(world, actor, {
            kind: query.kind ?? null,
            state: query.state ?? null,
            limit,
            before,
          });
        },
        present,
      }),
  });

const getRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/imports/:importId",
    action: "imports:read",
    summary: "One import",
    tags: TAGS,
    params: importParams,
    responses: { 200: importSchema },
    handler: async ({ actor, params }) =>
      answer(await getImport(world, actor, params), (record) => ({
        status: 200 as const,
        body: present(record),
      })),
  });

const changeRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "PUT",
    url: "/v1/imports/:importId/mapping",
    action: "imports:edit",
    summary: "Say which column is which field, and how the file is read",
    description:
      "What a check found falls: it was of another reading. The mapping that is applied is kept for the next file.",
    tags: TAGS,
    params: importParams,
    body: importChangeBody,
    responses: { 200: importSchema },
    handler: async ({ actor, params, body }) =>
      answer(await changeImport(world, actor, { ...params, ...toChange(body) }), (record) => ({
        status: 200 as const,
        body: present(record),
      })),
  });

const toChange = ({ mapping, options }: z.output<typeof importChangeBody>) => ({
  ...(mapping === undefined ? {} : { mapping }),
  ...(options === undefined ? {} : { options: withoutUndefined(options) }),
});

const removeRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "DELETE",
    url: "/v1/imports/:importId",
    action: "imports:edit",
    summary: "Forget a file that is not applied",
    tags: TAGS,
    params: importParams,
    responses: { 204: empty("It is gone") },
    handler: async ({ actor, params }) =>
      answer(await removeImport(world, actor, params), () => ({ status: 204 as const })),
  });

const rowsRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/imports/:importId/rows",
    action: "imports:read",
    summary: "What each row of a checked file does, field by field",
    tags: TAGS,
    params: importParams,
    query: importRowQuery,
    responses: { 200: importRowPage },
    handler: async ({ actor, params, query }) =>
      readPage({
        list: `import-rows ${params.importId} ${query.effect ?? ""}`,
        query,
        key: z.tuple([z.int()]),
        keyOf: ({ rowNumber }: ImportRow) => [rowNumber],
        read: (limit, key) =>
          listImportRows(world, actor, {
            ...params,
            effect: query.effect ?? null,
            limit,
            afterRow: key?.[0] ?? 0,
          }),
        present: (row: ImportRow) => ({
          ...row,
          before: row.before && { ...row.before },
          after: row.after && { ...row.after },
        }),
      }),
  });

const missingRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/imports/:importId/missing",
    action: "imports:read",
    summary: "Keys of records that a checked file says nothing of",
    tags: TAGS,
    params: importParams,
    query: missingQuery,
    responses: { 200: missingPage },
    handler: async ({ actor, params, query }) =>
      readPage({
        list: `import-missing ${params.importId}`,
        query,
        key: z.tuple([z.string()]),
        keyOf: (key: string) => [key],
        read: (limit, key) => listMissing(world, actor, { ...params, limit, afterKey: key?.[0] ?? null }),
        present: (key: string) => ({ key }),
      }),
  });

const problemsRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/imports/:importId/problems",
    action: "imports:read",
    summary: "All that a check found wrong, in the order found; the first 10,000",
    tags: TAGS,
    params: importParams,
    query: importProblemQuery,
    responses: { 200: importProblemPage },
    handler: async ({ actor, params, query }) =>
      readPage({
        list: `import-problems ${params.importId}`,
        query,
        key: z.tuple([z.int()]),
        keyOf: ({ number }: NumberedProblem) => [number],
        read: (limit, key) =>
          listImportProblems(world, actor, { ...params, limit, afterNumber: key?.[0] ?? 0 }),
        present: (problem: NumberedProblem) => problem,
      }),
  });

/** What fits a page that a person works through. */
const MOST_VALUES = 200;

const unknownValuesRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/imports/:importId/unknown-values",
    action: "imports:read",
    summary: "Texts that mean nothing until the mapping says what, with what they probably mean",
    description: `The ${MOST_VALUES} that stand in most rows. Say what they mean in \`values\` of the mapping.`,
    tags: TAGS,
    params: importParams,
    responses: { 200: unknownValuesSchema },
    handler: async ({ actor, params }) =>
      answer(await listUnknownValues(world, actor, { ...params, limit: MOST_VALUES }), (values) => ({
        status: 200 as const,
        body: { values },
      })),
  });

const kindsRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/import-kinds",
    action: "imports:read",
    summary: "What can be imported, and which fields its columns are mapped to",
    tags: TAGS,
    responses: { 200: importKindsSchema },
    handler: async ({ actor }) =>
      answer(await listImportKinds(world, actor), (kinds) => ({
        status: 200 as const,
        body: importKindsSchema.parse({ kinds: kinds.map(presentKind) }),
      })),
  });

const presentKind = ({ fields, ...kind }: ImportKindDescription) => ({
  ...kind,
  fields: fields.map(({ key, type, required, names, meaning }) => ({
    ...{ key, type: type.type, names, meaning, isRequired: required ?? false },
    values: type.type === "choice" ? type.values : null,
    to: type.type === "reference" ? type.to : null,
  })),
});

const problemFileRoute = (world: ImportRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/imports/:importId/problems.csv",
    action: "imports:read",
    summary: "All that a check found wrong, as a file to work through",
    description:
      "Columns row, column, value, severity, code, cause, fix; the first 10,000. Cells are safe for spreadsheets.",
    tags: TAGS,
    params: importParams,
    responses: { 200: content("text/csv; charset=utf-8", "The file of problems") },
    handler: async ({ actor, params }) =>
      answer(await writeProblemFile(world, actor, params), ({ name, csv }) => ({
        status: 200 as const,
        body: csv,
        headers: { "content-disposition": `attachment; filename="${name}"` },
      })),
  });

const stepRoute = (world: ImportRouteWorld, step: "check" | "apply" | "undo", summary: string) =>
  defineRoute({
    method: "POST",
    url: `/v1/imports/:importId/${step}`,
    action: "imports:edit",
    summary,
    description: "Starts a job, which `POST /v1/jobs/{jobId}/cancel` stops with nothing changed.",
    tags: TAGS,
    params: importParams,
    idempotent: true,
    cost: "heavy",
    responses: { 202: jobSchema },
    handler: async ({ actor, params }) =>
      answer(await startImportStep(world, actor, { ...params, step }), (job) => ({
        status: 202 as const,
        body: presentJob(job),
        headers: { location: `/v1/jobs/${job.id}` },
      })),
  });
