import { z } from "zod";
import { problemDetailsSchema } from "../contract/problem-details.ts";
import type { ResponseSpec, Route } from "./define-route.ts";
import { titleOf } from "./problem-reply.ts";

interface DocumentedResponse {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

/** What the OpenAPI document says about a route; the zod schemas are turned into JSON schema by the document's plugin. */
export function openApiSchema(route: Route): Readonly<Record<string, unknown>> {
  const headers = headerSchema(route);
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: [route.description, rightsOf(route)].filter((text) => text !== undefined).join("\n\n"),
    tags: route.tags,
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...(route.upload ? { body: UPLOAD, consumes: ["application/octet-stream"] } : {}),
    ...(headers ? { headers } : {}),
    ...(route.action === "public" ? { security: [] } : {}),
    response: { ...problemResponses(route), ...declaredResponses(route) },
  };
}

const UPLOAD = z.string().describe("The bytes of the file.").meta({ format: "binary" });

const rightsOf = (route: Route): string =>
  route.action === "public" ? "Open to anybody." : `Needs the right \`${route.action}\`.`;

function headerSchema(route: Route): z.ZodType | null {
  const specs = Object.entries(route.responses);
  const shape = {
    ...(specs.some(([, spec]) => !(spec instanceof z.ZodType) && spec.kind === "events")
      ? { "last-event-id": z.string().optional().describe("`id` of the last event that arrived.") }
      : {}),
    ...(specs.some(([status]) => status === "304")
      ? { "if-none-match": z.string().optional().describe("The ETag of what the client has.") }
      : {}),
    ...(route.ifMatch ? { "if-match": z.string().describe("The ETag of the version to change.") } : {}),
    ...(route.idempotent
      ? { "idempotency-key": z.string().max(255).optional().describe("Repeats give the first answer.") }
      : {}),
  };
  return Object.keys(shape).length > 0 ? z.strictObject(shape) : null;
}

function declaredResponses(route: Route): Record<string, DocumentedResponse> {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, spec]) => [status, describeResponse(spec)]),
  );
}

function describeResponse(spec: ResponseSpec): DocumentedResponse {
  if (spec instanceof z.ZodType) {
    return { description: spec.description ?? "Done", content: { "application/json": { schema: spec } } };
  }
  const text = (contentType: string, schema: z.ZodType = z.string()) => ({
    description: spec.description,
    content: { [contentType]: { schema } },
  });
  switch (spec.kind) {
    case "content":
      return text(spec.contentType, spec.schema);
    case "events":
      return text("text/event-stream");
    case "empty":
      return { description: spec.description, content: {} };
  }
}

/** Every status the kernel itself can answer for such a route, and those of use cases, all as problem details. */
function problemResponses(route: Route): Record<string, DocumentedResponse> {
  const documented: Record<string, DocumentedResponse> = {};
  const add = (status: number, description: string) => {
    documented[status] = {
      description,
      content: { "application/problem+json": { schema: problemDetailsSchema } },
    };
  };
  if (route.action !== "public") {
    add(401, "Nobody is signed in");
    add(403, "The role or key may not do this");
  }
  // also what a body names
  if (route.params || (route.body && route.action !== "public"))
    add(404, "There is no such thing within the actor's reach");
  if (route.method !== "GET") {
    add(400, "The request cannot be read");
    add(403, "Not allowed, or sent by another site's page");
    add(409, "The present state does not allow this");
    add(413, "The body is too large");
    add(415, "The body is not JSON");
  }
  if (route.ifMatch) {
    add(412, "Changed in the meantime; ETag has the current version");
    add(428, "If-Match is missing");
  }
  for (const status of route.refuses ?? []) add(status, titleOf(status));
  add(422, "The input is wrong; all problems at once");
  add(429, "Too many requests; Retry-After says when to go on");
  add(500, "A mistake of ours");
  add(503, "Not available at the moment; Retry-After says when to try again");
  return documented;
}
