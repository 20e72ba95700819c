import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { failure, type Outcome, type Problem, success } from "../contract/outcome.ts";
import type { Route } from "./define-route.ts";

export interface RequestInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type Part = keyof RequestInput;

/** Checks path, query and body against the route's schemas: all problems of all three at once. */
export function readRequest(route: Route, request: FastifyRequest): Outcome<RequestInput> {
  const problems: Problem[] = [];
  const read = (part: Part, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (schema === undefined) {
      problems.push(...findUnexpected(part, value));
      return undefined;
    }
    problems.push(...findUnstorableText(part, value));
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push(...parsed.error.issues.flatMap((issue) => describeIssue(part, issue)));
    return undefined;
  };
  const input = {
    params: read("params", route.params, request.params),
    query: read("query", route.query, request.query),
    // a file that is uploaded has no fields
    body: route.upload ? undefined : read("body", route.body, request.body),
  };
  return problems.length > 0 ? failure(problems) : success(input);
}

function findUnexpected(part: Part, value: unknown): Problem[] {
  if (value === undefined || value === null) return [];
  if (part === "body") return [unknownField("body", "", "this operation takes no body")];
  return Object.keys(value).map((name) =>
    unknownField(part, pointer([name]), `there is no field ${name} here`),
  );
}

function describeIssue(part: Part, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) =>
      unknownField(part, pointer([...issue.path, name]), `there is no field ${name} here`),
    );
  }
  return [wrongValue(part, pointer(issue.path), issue.message)];
}

const unknownField = (part: Part, item: string, cause: string): Problem => ({
  code: "HTTP-103",
  where: { file: part, item },
  cause,
  fix: "leave it out; /v1/docs lists what is taken",
});

const wrongValue = (part: Part, item: string, cause: string): Problem => ({
  code: "HTTP-102",
  where: { file: part, item },
  cause,
  fix: "give what the cause asks for; /v1/docs describes the field",
});

/** PostgreSQL stores neither U+0000 nor half of a surrogate pair in text, so no text may have them, names of fields included. */
function findUnstorableText(part: Part, root: unknown): Problem[] {
  const problems: Problem[] = [];
  // a list of its own instead of recursion: nesting is as deep as the sender wishes
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: root, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === "string") {
      const cause = findUnstorable(value);
      if (cause !== null) problems.push(wrongValue(part, pointer(path), cause));
    } else if (typeof value === "object" && value !== null && path.length < MAXIMUM_DEPTH) {
      for (const [name, child] of Object.entries(value)) {
        open.push({ value: child, path: [...path, name] });
        if (findUnstorable(name) !== null) open.push({ value: name, path });
      }
    }
  }
  return problems;
}

function findUnstorable(text: string): string | null {
  if (text.includes("\0")) return "text must not contain the character U+0000";
  // what a text cut in the middle of an emoji ends with
  return /\p{Surrogate}/u.test(text) ? "text must not contain half of a surrogate pair" : null;
}

/** No schema nests deeper than this; what lies below is refused as unknown or wrong anyway. */
const MAXIMUM_DEPTH = 32;

/** JSON pointer (RFC 6901). */
const pointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
