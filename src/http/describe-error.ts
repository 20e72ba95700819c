import type { StoreTrouble } from "../app/ports/store-trouble.ts";
import type { Problem } from "../contract/outcome.ts";

type Describe = () => Problem;

const unreadable = (cause: string, where: Problem["where"] = { file: "request" }): Problem => ({
  code: "HTTP-101",
  where,
  cause,
  fix: "send a well-formed HTTP request; /v1/docs shows each operation",
});
const BODY = { file: "body" };

/** Fastify's own refusals, by its error codes. */
const FASTIFY_ERRORS: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ["FST_ERR_CTP_INVALID_MEDIA_TYPE", () => wrongContentType()],
  ["FST_ERR_CTP_BODY_TOO_LARGE", () => tooLarge()],
  ["FST_ERR_CTP_INVALID_CONTENT_LENGTH", () => unreadable("the body is not as long as Content-Length says")],
  [
    "FST_ERR_CTP_EMPTY_JSON_BODY",
    () => unreadable("the content type says JSON, but the body is empty", BODY),
  ],
  ["FST_ERR_CTP_INVALID_JSON_BODY", () => unreadable("the body is not JSON", BODY)],
  ["FST_ERR_BAD_URL", () => unreadable("the path is not percent-encoded UTF-8")],
  ["FST_ERR_MAX_PARAM_LENGTH", () => noSuchRoute()],
  ["FST_ERR_HANDLER_TIMEOUT", () => timedOut()],
]);

/**
 * The problem that an error thrown on the way of a request stands for, or null: then it is a mistake of ours. `trouble`
 * says what is the matter with the store.
 */
export function describeError(error: unknown, trouble: StoreTrouble | null): Problem | null {
  if (trouble !== null) return TROUBLES[trouble]();
  if (!(error instanceof Error)) return null;
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  const described = typeof code === "string" ? FASTIFY_ERRORS.get(code) : undefined;
  if (described) return described();
  // secure-json-parse marks what it refuses (`__proto__` as a key) by a status only
  return statusCode === 400 && error.name === "SyntaxError"
    ? unreadable("the body is not JSON that is taken here", BODY)
    : null;
}

export const bug = (requestId: string): Problem => ({
  code: "BUG-000",
  where: { file: "request" },
  cause: "something went wrong on our side",
  fix: `please report it with the request id ${requestId}, which the server's log has too`,
});

export const noSuchRoute = (): Problem => ({
  code: "HTTP-106",
  where: { file: "request" },
  cause: "there is no operation at this address",
  fix: "see /v1/docs for all operations",
});

export const wrongMethod = (method: string, allowed: readonly string[]): Problem => ({
  code: "HTTP-107",
  where: { file: "request" },
  cause: `this address does not take ${method}`,
  fix: `use ${allowed.join(" or ")}; /v1/docs shows each operation`,
});

const wrongContentType = (): Problem => ({
  code: "HTTP-105",
  where: { file: "headers", item: "content-type" },
  cause: "the body is not declared as JSON",
  fix: "send Content-Type: application/json",
});

const tooLarge = (): Problem => ({
  code: "HTTP-104",
  where: { file: "body" },
  cause: "the body is larger than this operation takes",
  fix: "send it in several requests",
});

const unavailable = (): Problem => ({
  code: "HTTP-152",
  where: { file: "request" },
  cause: "the database cannot be reached at the moment",
  fix: "try again; a change that carries an Idempotency-Key can be repeated safely",
});

const timedOut = (): Problem => ({
  code: "HTTP-153",
  where: { file: "request" },
  cause: "the operation took longer than it may",
  fix: "try again later, or ask for less at once",
});

const busy = (): Problem => ({
  code: "HTTP-154",
  where: { file: "request" },
  cause: "others have asked the database for so much that this found no place in time",
  fix: "try again in a moment; a change that carries an Idempotency-Key can be repeated safely",
});

const full = (): Problem => ({
  code: "HTTP-156",
  where: { file: "request" },
  cause: "the disk of the database is full: nothing was written",
  fix: "whoever runs the server makes room; what only reads goes on meanwhile",
});

const TROUBLES: Readonly<Record<StoreTrouble, Describe>> = {
  unreachable: unavailable,
  busy,
  late: timedOut,
  full,
};
