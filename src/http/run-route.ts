import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "../app/ports/actor.ts";
import { type Failure, failure } from "../contract/outcome.ts";
import type { Route } from "./define-route.ts";
import { bug, describeError } from "./describe-error.ts";
import { DEFAULT_HEARTBEAT_MILLISECONDS } from "./event-stream.ts";
import type { HttpWorld } from "./http-world.ts";
import { type PreparedReply, prepareReply } from "./prepare-reply.ts";
import { PROBLEM_TYPE, sendProblems, toProblemDetails } from "./problem-reply.ts";
import { statusOf } from "./problem-status.ts";
import { readRequest } from "./read-request.ts";
import { requestState } from "./request-state.ts";
import { readIdempotencyKey, runOnce } from "./run-once.ts";
import { readIfMatch, versionTag } from "./version-tag.ts";

export interface RouteRun {
  readonly world: HttpWorld;
  readonly route: Route;
  readonly statuses: Readonly<Record<string, number>>;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
}

/** From an admitted request to its answer: precondition, input, once-only, use case, reply. */
export async function runRoute(
  run: RouteRun,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { route, world } = run;
  const match = route.ifMatch ? readIfMatch(request.headers["if-match"]) : null;
  if (match && "problem" in match) return sendProblems(reply, [match.problem], statusOf([match.problem]));
  const input = readRequest(route, request);
  if (!input.ok) return sendProblems(reply, input.problems, statusOf(input.problems));
  const { actor } = requestState(request);
  const signal = abortedWhenGone(reply, run.closing);
  const call = async (): Promise<PreparedReply> => {
    const outcome = await route.handler({
      ...input.value,
      actor,
      upload: route.upload ? uploadOf(request, reply) : null,
      ifMatch: match ? match.version : null,
      requestId: request.id,
      signal,
      headers: request.headers,
      cookies: request.cookies,
      address: request.ip,
    });
    if (outcome.ok === false) return refuse(run, request, outcome);
    const heartbeatMilliseconds = world.heartbeatMilliseconds ?? DEFAULT_HEARTBEAT_MILLISECONDS;
    return prepareReply(route, outcome, { signal, heartbeatMilliseconds });
  };
  if (!route.idempotent || actor === null) return send(reply, await call());
  return sendOnce(run, reply, { actor, call: () => call().catch((error) => failed(run, request, error)) });
}

/**
 * The file that build-server.ts handed on in place of a parsed body; nothing where the client sent no body. A request that
 * is answered before all of it came (it took too long) is forgotten by Node: who still reads it would wait for ever, and
 * hold what it holds.
 */
function uploadOf({ body }: FastifyRequest, reply: FastifyReply): Readable {
  const upload = body instanceof Readable ? body : Readable.from([]);
  reply.raw.once("close", () => {
    if (upload.readableDidRead && !upload.readableEnded) upload.destroy(new Error("answered before it came"));
  });
  return upload;
}

interface OnceCall {
  readonly actor: Actor;
  readonly call: () => Promise<PreparedReply>;
}

async function sendOnce(
  run: RouteRun,
  reply: FastifyReply,
  { actor, call }: OnceCall,
): Promise<FastifyReply> {
  const asked = readIdempotencyKey(reply.request, actor);
  if (!asked.ok) return sendProblems(reply, asked.problems, statusOf(asked.problems));
  if (asked.value === null) return send(reply, await call());
  const once = await runOnce(run.world.idempotency, asked.value, call);
  return once.ok ? send(reply, once.value) : sendProblems(reply, once.problems, statusOf(once.problems));
}

function refuse(run: RouteRun, request: FastifyRequest, refusal: Failure): PreparedReply {
  const status = statusOf(refusal.problems, run.statuses);
  requestState(request).codes = refusal.problems.map((problem) => problem.code);
  return {
    status,
    headers: {
      "content-type": PROBLEM_TYPE,
      ...(status === 412 ? currentTag(refusal) : {}),
      ...(status === 429 ? retryAfter(refusal) : {}),
      ...(status === 503 ? { "retry-after": "5" } : {}),
    },
    payload: JSON.stringify(toProblemDetails(refusal.problems, status, request.id)),
  };
}

/** A use case that refuses a stale version names the current one as the problem's item: `v7`. */
function currentTag({ problems }: Failure): { readonly etag?: string } {
  const version = /^v(\d+)$/.exec(problems[0].where.item ?? "")?.[1];
  return version === undefined ? {} : { etag: versionTag(Number(version)) };
}

/** A use case that refuses too many attempts names the seconds to wait as the problem's item: `12 s`. */
function retryAfter({ problems }: Failure): { readonly "retry-after"?: string } {
  const seconds = /^(\d+) s$/.exec(problems[0].where.item ?? "")?.[1];
  return seconds === undefined ? {} : { "retry-after": seconds };
}

/** An error of a once-only operation becomes its answer, so that a repetition does not do it twice. */
function failed(run: RouteRun, request: FastifyRequest, error: unknown): PreparedReply {
  const problem = describeError(error, run.world.storeTroubleOf?.(error) ?? null) ?? bug(request.id);
  request.log.error({ err: error }, "request failed");
  return refuse(run, request, failure([problem]));
}

function send(reply: FastifyReply, prepared: PreparedReply): FastifyReply {
  for (const [name, value] of Object.entries(prepared.headers)) reply.header(name, value);
  return reply.status(prepared.status).send(prepared.payload);
}

function abortedWhenGone(reply: FastifyReply, closing: AbortSignal): AbortSignal {
  const gone = new AbortController();
  reply.raw.once("close", () => gone.abort());
  return AbortSignal.any([gone.signal, closing]);
}
