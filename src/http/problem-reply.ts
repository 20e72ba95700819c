import type { FastifyReply } from "fastify";
import { BrokenInvariant, type Problem } from "../contract/outcome.ts";
import type { ProblemDetails } from "../contract/problem-details.ts";
import { requestState } from "./request-state.ts";

export const PROBLEM_TYPE = "application/problem+json; charset=utf-8";

/** Seconds after which a client may try again what was refused for the moment. */
const RETRY_SECONDS = "5";

/** Kind (the URN's end) and title of each status that a problem can have. */
const KINDS: ReadonlyMap<number, readonly [kind: string, title: string]> = new Map([
  [400, ["malformed-request", "The request cannot be read"]],
  [401, ["not-signed-in", "Nobody is signed in"]],
  [403, ["forbidden", "This is not allowed"]],
  [404, ["not-found", "There is no such thing"]],
  [405, ["wrong-method", "This address does not take this method"]],
  [409, ["conflict", "The present state does not allow this"]],
  [412, ["stale-version", "It was changed in the meantime"]],
  [413, ["too-large", "The request is too large"]],
  [415, ["wrong-content-type", "The content type is not taken here"]],
  [422, ["invalid-input", "The input is wrong"]],
  [428, ["version-required", "The version that is to be changed must be named"]],
  [429, ["too-many-requests", "Too many requests"]],
  [500, ["our-mistake", "Something went wrong on our side"]],
  [503, ["unavailable", "Not available at the moment"]],
]);

/** Statuses that a noun's problem code may be given. */
export const isProblemStatus = (status: number): boolean => KINDS.has(status);

/** What a problem of this status is called, whatever it was this time. */
export function titleOf(status: number): string {
  const kind = KINDS.get(status);
  if (!kind) throw new BrokenInvariant(`got the status ${status}, expected one that a problem has`);
  return kind[1];
}

/** Renders problems as RFC 9457 problem details; `requestId` ties the answer to the log. */
export function toProblemDetails(
  problems: readonly Problem[],
  status: number,
  requestId: string,
): ProblemDetails {
  const kind = KINDS.get(status);
  if (!kind || problems.length === 0) {
    throw new BrokenInvariant(`got ${problems.length} problems with status ${status}, expected a known kind`);
  }
  return {
    type: `urn:wilayah:problem:${kind[0]}`,
    title: kind[1],
    status,
    detail:
      problems.length === 1 ? problems[0].cause : `${problems[0].cause} (and ${problems.length - 1} more)`,
    instance: `urn:wilayah:request:${requestId}`,
    problems: [...problems],
  };
}

/** Answers with problem details. Nothing of it may be kept by a cache. */
export function sendProblems(
  reply: FastifyReply,
  problems: readonly Problem[],
  status: number,
): FastifyReply {
  const { request } = reply;
  requestState(request).codes = problems.map((problem) => problem.code);
  if (status === 503) reply.header("retry-after", RETRY_SECONDS);
  return reply
    .status(status)
    .header("content-type", PROBLEM_TYPE)
    .header("cache-control", "no-store")
    .send(JSON.stringify(toProblemDetails(problems, status, request.id)));
}
