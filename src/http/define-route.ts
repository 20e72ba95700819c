import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { z } from "zod";
import type { Actor } from "../app/ports/actor.ts";
import type { Action } from "../app/rights/policy.ts";
import type { Failure } from "../contract/outcome.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * What a request costs: a `heavy` one computes or moves a lot and has the smallest allowance, a `lookup` is answered from
 * memory for programs that ask often.
 */
export type CostClass = "lookup" | "read" | "write" | "heavy";

/** A response that goes out as the bytes or text it is; `schema` tells what is in text that is JSON already. */
export interface ContentSpec {
  readonly kind: "content";
  readonly contentType: string;
  readonly description: string;
  readonly schema?: z.ZodType;
}
export interface EventStreamSpec {
  readonly kind: "events";
  readonly description: string;
}
export interface EmptySpec {
  readonly kind: "empty";
  readonly description: string;
}
export type ResponseSpec = z.ZodType | ContentSpec | EventStreamSpec | EmptySpec;

export const content = (contentType: string, description: string, schema?: z.ZodType): ContentSpec => ({
  kind: "content",
  contentType,
  description,
  ...(schema && { schema }),
});
export const eventStream = (description: string): EventStreamSpec => ({ kind: "events", description });
export const empty = (description: string): EmptySpec => ({ kind: "empty", description });

/** One event of a stream; `id` lets a client go on from it after a lost connection. */
export interface ServerEvent {
  readonly event?: string;
  readonly id?: string;
  readonly data: unknown;
}

type BodyOf<Spec> = Spec extends z.ZodType
  ? { readonly body: z.input<Spec> }
  : Spec extends ContentSpec
    ? { readonly body: string | Uint8Array | Readable }
    : Spec extends EventStreamSpec
      ? { readonly body: AsyncIterable<ServerEvent> }
      : { readonly body?: undefined };

export interface ReplyExtras {
  /** The version of the thing answered, sent as `ETag: "v<version>"`. */
  readonly version?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

type Replies<Responses> = {
  [Status in keyof Responses & number]: { readonly status: Status } & BodyOf<Responses[Status]> & ReplyExtras;
}[keyof Responses & number];

export interface RouteContext<Who, Params, Query, Body, Version, Upload = null> {
  readonly actor: Who;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The file that is sent; null where the route takes none. */
  readonly upload: Upload;
  /** The version that the client's If-Match names; null where the route does not require one. */
  readonly ifMatch: Version;
  readonly requestId: string;
  /** Aborted when the client has gone or the server closes. */
  readonly signal: AbortSignal;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** The client's address, after trusted proxies. */
  readonly address: string;
}

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

interface RouteDefinition<Who, Params, Query, Body, Responses, Match, Upload> {
  readonly method: Method;
  /** Path with Fastify's parameters: `/v1/plans/:planId`. */
  readonly url: string;
  /** What the policy table says about it decides who may call; "public" is open to anybody. */
  readonly action: Who;
  /** Derived from method and path when left out: GET /v1/plans/:planId → getPlansByPlanId. */
  readonly operationId?: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The body is a file of any media type, handed on as it comes. */
  readonly upload?: Upload;
  readonly responses: Responses;
  /** Statuses of refusals besides those that every such route can have, for the OpenAPI document. */
  readonly refuses?: readonly number[];
  /** Its answers have an ETag though their schema has no `version`, for the OpenAPI document. */
  readonly tagged?: true;
  readonly ifMatch?: Match;
  readonly idempotent?: true;
  /** "read" for GET, "write" for the rest when left out. */
  readonly cost?: CostClass;
  /** Bytes; 1 MiB when left out. */
  readonly bodyLimit?: number;
  readonly handler: (
    context: RouteContext<
      Who extends "public" ? null : Actor,
      OutputOf<Params>,
      OutputOf<Query>,
      OutputOf<Body>,
      Match extends "required" ? number : null,
      Upload extends true ? Readable : null
    >,
  ) => Promise<Replies<NoInfer<Responses>> | Failure>;
}

/** A reply as the kernel handles it, after the types have done their work. */
export interface Reply extends ReplyExtras {
  readonly status: number;
  readonly body?: unknown;
  readonly ok?: undefined;
}

/** A declared route with its types erased: what buildServer takes. */
export interface Route {
  readonly method: Method;
  readonly url: string;
  readonly action: Action | "public";
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly upload?: true;
  readonly responses: Readonly<Record<number, ResponseSpec>>;
  readonly refuses?: readonly number[];
  readonly tagged?: true;
  readonly ifMatch?: "required";
  readonly idempotent?: true;
  readonly cost: CostClass;
  readonly bodyLimit?: number;
  readonly handler: (
    context: RouteContext<Actor | null, unknown, unknown, unknown, number | null, Readable | null>,
  ) => Promise<Reply | Failure>;
}

/** Something that other servers are told of by a POST of JSON; the OpenAPI document describes it. */
export interface EventSpec {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** Meaning of each header of the POST, by name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: z.ZodType;
}

/** The routes of one noun, and which HTTP statuses its problem codes have (422 where none is named). */
export interface RouteModule {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly events?: readonly EventSpec[];
  readonly statuses?: Readonly<Record<string, number>>;
}

/**
 * The one way to declare a route. Its schemas type the handler's input and its reply. A handler calls one use case and
 * presents its value, or hands its failure on:
 *
 *     const plan = await getPlan(world, actor, params);
 *     return plan.ok ? { status: 200, body: presentPlan(plan.value), version: plan.value.version } : plan;
 */
export function defineRoute<
  const Who extends Action | "public",
  const Responses extends Readonly<Record<number, ResponseSpec>>,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  const Match extends "required" | undefined = undefined,
  const Upload extends true | undefined = undefined,
>(definition: RouteDefinition<Who, Params, Query, Body, Responses, Match, Upload>): Route {
  const erased = {
    ...definition,
    operationId: definition.operationId ?? deriveOperationId(definition.method, definition.url),
    cost: definition.cost ?? (definition.method === "GET" ? "read" : "write"),
  };
  // the handler's input is checked by these same schemas before it is called, so forgetting their types is sound
  return erased as unknown as Route;
}

function deriveOperationId(method: Method, url: string): string {
  const words = url
    .split("/")
    .filter((part) => part !== "" && !/^v\d+$/.test(part))
    .map((part) => (part.startsWith(":") ? `by-${part.slice(1)}` : part))
    .flatMap((part) => part.split(/[^A-Za-z0-9]+/))
    .filter((word) => word !== "");
  return method.toLowerCase() + words.map((word) => word[0].toUpperCase() + word.slice(1)).join("");
}
