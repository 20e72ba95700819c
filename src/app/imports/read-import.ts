import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type {
  ImportPlace,
  ImportProblem,
  ImportRecord,
  ImportRow,
  ImportState,
  RowEffect,
} from "../ports/rows/imports.ts";
import type { Store } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";
import type { ImportRequest } from "./find-import.ts";
import { importKindOf } from "./import-kinds.ts";

interface StoreWorld {
  readonly store: Store;
}

/** One import. Problem: APP-404. */
export const getImport = (
  world: StoreWorld,
  actor: Actor,
  { importId }: ImportRequest,
): Promise<Outcome<ImportRecord>> =>
  act(world, actor, "imports:read", async (tx) => {
    const record = await tx.imports.find(importId);
    return record ? success(record) : notFound("import", importId);
  });

export interface ImportListRequest {
  readonly kind: string | null;
  readonly state: ImportState | null;
  readonly limit: number;
  readonly before: ImportPlace | null;
}

/** Imports, newest first. */
export const listImports = (
  world: StoreWorld,
  actor: Actor,
  { limit, before, ...filter }: ImportListRequest,
): Promise<Outcome<readonly ImportRecord[]>> =>
  act(world, actor, "imports:read", async (tx) => success(await tx.imports.list(filter, limit, before)));

/** Rows of a checked file with what they do, by row number; fields by name and references as codes. Problem: APP-404. */
export const listImportRows = (
  world: StoreWorld,
  actor: Actor,
  {
    importId,
    ...page
  }: ImportRequest & { readonly effect: RowEffect | null; readonly limit: number; readonly afterRow: number },
): Promise<Outcome<readonly ImportRow[]>> =>
  act(world, actor, "imports:read", async (tx) => {
    const record = await tx.imports.find(importId);
    const kind = record && importKindOf(record.kind);
    if (!record || !kind) return notFound("import", importId);
    return success(await tx.imports.rows(importId, kind.target(record), page));
  });

/** Keys of records that a checked file says nothing of; they are left as they are. Problems: APP-404, APP-409 not checked. */
export const listMissing = (
  world: StoreWorld,
  actor: Actor,
  { importId, limit, afterKey }: ImportRequest & { readonly limit: number; readonly afterKey: string | null },
): Promise<Outcome<readonly string[]>> =>
  act(world, actor, "imports:read", async (tx) => {
    const record = await tx.imports.find(importId);
    const kind = record && importKindOf(record.kind);
    if (!record || !kind) return notFound("import", importId);
    if (record.counts === null) return conflict(`import ${importId}`, "it was not checked", "check it first");
    const target = kind.target(record);
    return success(target === null ? [] : await tx.imports.missing(importId, target, limit, afterKey));
  });

export type NumberedProblem = ImportProblem & { readonly number: number };

/** Problems and warnings that are kept of a check, in the order found, from after `afterNumber`. Problem: APP-404. */
export const listImportProblems = (
  world: StoreWorld,
  actor: Actor,
  {
    importId,
    limit,
    afterNumber = 0,
  }: ImportRequest & { readonly limit: number; readonly afterNumber?: number },
): Promise<Outcome<readonly NumberedProblem[]>> =>
  act(world, actor, "imports:read", async (tx) => {
    if (!(await tx.imports.find(importId))) return notFound("import", importId);
    return success(await tx.imports.problems(importId, limit, afterNumber));
  });
