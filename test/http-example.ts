import { z } from "zod";
import type { Actor } from "../src/app/ports/actor.ts";
import type {
  IdempotencyStart,
  IdempotencyStore,
  IdempotentRequest,
  StoredResponse,
} from "../src/app/ports/idempotency.ts";
import { notFound } from "../src/app/refuse.ts";
import { failure, type Problem } from "../src/contract/outcome.ts";
import { pageFields, pageOf } from "../src/contract/paging.ts";
import { defineRoute, empty, eventStream, type RouteModule } from "../src/http/define-route.ts";
import type { HttpWorld } from "../src/http/http-world.ts";
import { decodeCursor, encodeCursor } from "../src/http/keyset-cursor.ts";

/** Members by the API key they send; "down" stands for a store that cannot be reached. */
const ACTORS: Readonly<Record<string, Pick<Actor, "role" | "scope">>> = {
  admin: { role: "admin", scope: "full" },
  ops: { role: "sales-ops", scope: "full" },
  rep: { role: "rep", scope: "full" },
  reader: { role: "sales-ops", scope: "read" },
};

class StoreIsGone extends Error {}

export interface ExampleWorld extends HttpWorld {
  readonly lines: string[];
}

/** A world for the kernel's tests: who asks is told by the key itself, answers are kept in memory. */
export function exampleWorld(overrides: Partial<HttpWorld> = {}): ExampleWorld {
  const lines: string[] = [];
  return {
    version: "0.0.0",
    authenticate: async ({ headers, cookies }) => {
      const key = String(headers.authorization ?? "").replace("Bearer ", "") || cookies.session;
      if (key === "down") throw new StoreIsGone("postgres://wilayah:hunter2@db/wilayah is gone");
      if (key === undefined || !(key in ACTORS)) return null;
      return {
        ...ACTORS[key],
        orgId: "org",
        memberId: key,
        today: "2026-11-21" as Actor["today"],
        via: headers.authorization ? "api-key" : "session",
      };
    },
    isReady: async () => [{ name: "database", ok: true, detail: "answers" }],
    idempotency: memoryIdempotency(),
    storeTroubleOf: (error) => (error instanceof StoreIsGone ? "unreachable" : null),
    log: { write: (line) => void lines.push(line) },
    lines,
    ...overrides,
  };
}

/** The port's contract without its lease: nothing here dies half-way. */
function memoryIdempotency(): IdempotencyStore {
  const kept = new Map<string, { fingerprint: string; response?: StoredResponse }>();
  const nameOf = ({ orgId, memberId, key }: IdempotentRequest) => JSON.stringify([orgId, memberId, key]);
  return {
    begin: async (request): Promise<IdempotencyStart> => {
      const known = kept.get(nameOf(request));
      if (!known) {
        kept.set(nameOf(request), { fingerprint: request.fingerprint });
        return { state: "begun", ticket: "1" };
      }
      if (known.fingerprint !== request.fingerprint) return { state: "other-request" };
      return known.response ? { state: "done", response: known.response } : { state: "in-progress" };
    },
    finish: async (request, _ticket, response) => {
      kept.set(nameOf(request), { fingerprint: request.fingerprint, response });
    },
    abandon: async (request) => void kept.delete(nameOf(request)),
  };
}

const note = z.strictObject({ id: z.int(), text: z.string() });
const noteText = z.strictObject({ text: z.string().min(1).max(20), stars: z.int().min(0).max(5).default(0) });
const noteId = z.strictObject({ noteId: z.coerce.number().int().min(1) });

const problem = (code: string, cause: string, item: string): Problem => ({
  code,
  where: { file: "request", item },
  cause,
  fix: "…",
});

/** Notes in memory: each feature of the kernel has a route that uses it. */
export function exampleRoutes(): RouteModule {
  const notes: { id: number; text: string; version: number }[] = [];
  const list = defineRoute({
    method: "GET",
    url: "/v1/notes",
    action: "plans:read",
    summary: "List notes",
    tags: ["notes"],
    query: z.strictObject(pageFields),
    responses: { 200: pageOf(note) },
    handler: async ({ query }) => {
      const after = query.after
        ? decodeCursor("notes", query.after, z.tuple([z.int()]))
        : ({ ok: true, value: [0] } as const);
      if (!after.ok) return after;
      const rows = notes.filter((row) => row.id > after.value[0]).slice(0, query.limit);
      const last = rows.at(-1);
      const next = last && last.id < notes.length ? encodeCursor("notes", [last.id]) : null;
      return { status: 200, body: { items: rows.map(({ id, text }) => ({ id, text })), next } };
    },
  });
  const create = defineRoute({
    method: "POST",
    url: "/v1/notes",
    action: "plans:create",
    summary: "Write a note",
    tags: ["notes"],
    body: noteText,
    idempotent: true,
    responses: { 201: note },
    handler: async ({ body }) => {
      if (body.text === "down") throw new StoreIsGone("gone");
      if (body.text === "broken") throw new Error("secret detail");
      const made = { id: notes.length + 1, text: body.text, version: 1 };
      notes.push(made);
      return {
        status: 201,
        body: { id: made.id, text: made.text },
        version: 1,
        headers: { location: `/v1/notes/${made.id}` },
      };
    },
  });
  const change = defineRoute({
    method: "PUT",
    url: "/v1/notes/:noteId",
    action: "plans:edit",
    summary: "Change a note",
    tags: ["notes"],
    params: noteId,
    body: noteText,
    ifMatch: "required",
    responses: { 200: note },
    handler: async ({ params, body, ifMatch }) => {
      const found = notes.find((row) => row.id === params.noteId);
      if (!found) return notFound("note", String(params.noteId));
      if (found.version !== ifMatch) {
        return failure([problem("TST-102", "changed meanwhile", `v${found.version}`)]);
      }
      found.text = body.text;
      found.version += 1;
      return { status: 200, body: { id: found.id, text: found.text }, version: found.version };
    },
  });
  return {
    name: "notes",
    routes: [list, create, change, ...oddRoutes()],
    statuses: { "TST-102": 412 },
  };
}

function oddRoutes(): RouteModule["routes"] {
  const service = { tags: ["odd"], action: "plans:read" } as const;
  return [
    defineRoute({
      ...service,
      method: "GET",
      url: "/v1/odd/lie",
      summary: "A reply its schema refuses",
      responses: { 200: note },
      handler: async () => ({ status: 200, body: { id: 1.5, text: "not whole" } }),
    }),
    defineRoute({
      ...service,
      method: "DELETE",
      url: "/v1/odd/nothing",
      action: "plans:edit",
      cost: "heavy",
      summary: "Nothing",
      responses: { 204: empty("Gone") },
      handler: async () => ({ status: 204 }),
    }),
    defineRoute({
      ...service,
      method: "GET",
      url: "/v1/odd/events",
      summary: "Three events, or without an end",
      query: z.strictObject({ endless: z.stringbool().default(false) }),
      responses: { 200: eventStream("Progress") },
      handler: async ({ query, signal }) => ({
        status: 200,
        body: countTo(query.endless ? null : 3, signal),
      }),
    }),
  ];
}

async function* countTo(last: number | null, signal: AbortSignal) {
  for (let count = 1; last === null || count <= last; count++) {
    yield { event: "progress", id: String(count), data: { count } };
    if (last === null) await new Promise((resolve) => signal.addEventListener("abort", resolve));
  }
}
