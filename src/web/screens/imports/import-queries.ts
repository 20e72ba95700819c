import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { allPages } from "../../api/all-pages.ts";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";

export type Import = components["schemas"]["Import"];
export type ImportKind = components["schemas"]["ImportKinds"]["kinds"][number];
export type ImportField = ImportKind["fields"][number];
export type UnknownValue = components["schemas"]["UnknownValues"]["values"][number];
export type ImportRow = components["schemas"]["ImportRow"];
export type Step = "check" | "apply" | "undo";

export const IMPORTS = "imports";
const ROWS_AT_A_TIME = 25;
const after = (next: string | undefined) => (next === undefined ? {} : { after: next });

export const importKindsQuery = queryOptions({
  queryKey: [IMPORTS, "kinds"],
  queryFn: async () => (await dataOf(api.GET("/v1/import-kinds"))).kinds,
  staleTime: Number.POSITIVE_INFINITY,
});

export const importsQuery = infiniteQueryOptions({
  queryKey: [IMPORTS, "list"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    dataOf(api.GET("/v1/imports", { params: { query: { limit: ROWS_AT_A_TIME, ...after(pageParam) } } })),
  getNextPageParam: ({ next }) => next ?? undefined,
});

export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: [IMPORTS, importId],
    queryFn: () => dataOf(api.GET("/v1/imports/{importId}", { params: { path: { importId } } })),
  });

export const importRowsQuery = (importId: string, effect: ImportRow["effect"]) =>
  infiniteQueryOptions({
    queryKey: [IMPORTS, importId, "rows", effect],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = { limit: ROWS_AT_A_TIME, effect, ...after(pageParam) };
      return dataOf(api.GET("/v1/imports/{importId}/rows", { params: { path: { importId }, query } }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const importMissingQuery = (importId: string) =>
  infiniteQueryOptions({
    queryKey: [IMPORTS, importId, "missing"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = { limit: 100, ...after(pageParam) };
      return dataOf(api.GET("/v1/imports/{importId}/missing", { params: { path: { importId }, query } }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const importProblemsQuery = (importId: string) =>
  infiniteQueryOptions({
    queryKey: [IMPORTS, importId, "problems"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, ...after(pageParam) };
      return dataOf(api.GET("/v1/imports/{importId}/problems", { params: { path: { importId }, query } }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Of the newest check. */
export const unknownValuesQuery = ({ id, jobId }: Import) =>
  queryOptions({
    queryKey: [IMPORTS, id, "unknown-values", jobId],
    queryFn: async () =>
      (await dataOf(api.GET("/v1/imports/{importId}/unknown-values", { params: { path: { importId: id } } })))
        .values,
  });

/** All of them, for a file. */
export const allImportProblems = (importId: string) =>
  allPages((next) => {
    const query = { limit: 200, ...after(next) };
    return dataOf(api.GET("/v1/imports/{importId}/problems", { params: { path: { importId }, query } }));
  });

/** Sends a file as it is; its beginning is looked at, and columns are suggested. */
export const uploadFile = (kind: Import["kind"], file: File): Promise<Import> =>
  dataOf(
    api.POST("/v1/imports", {
      params: { query: { kind: kind as ImportKind["kind"], name: file.name } },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { "content-type": "application/octet-stream" },
    }),
  );

/** Asks for a step of an import; it becomes a job. */
export function startStep(importId: string, step: Step) {
  const params = { path: { importId }, header: onlyOnce() };
  switch (step) {
    case "check":
      return dataOf(api.POST("/v1/imports/{importId}/check", { params }));
    case "apply":
      return dataOf(api.POST("/v1/imports/{importId}/apply", { params }));
    case "undo":
      return dataOf(api.POST("/v1/imports/{importId}/undo", { params }));
  }
}
