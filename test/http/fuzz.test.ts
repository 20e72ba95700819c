import fc from "fast-check";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { problemDetailsSchema } from "../../src/contract/problem-details.ts";
import { type Asker, openTenants } from "../authorization/open-actors.ts";
import { FIXED_PARAMETERS, PARAMETERS } from "../authorization/route-table.ts";
import type { Method } from "../start-application.ts";
import { type FuzzedRequest, type JsonSchema, type Operation, requestsFor } from "./arbitrary-request.ts";

/**
 * Sends each operation of the OpenAPI document what its schemas say, and what they do not. Whatever is sent, the answer
 * is one that the document describes. `FUZZ_CASES=200 npx vitest run test/http/fuzz.test.ts` sends more,
 * `FUZZ_SEED` others, `FUZZ_ONLY=getPlans` to one operation.
 */
const CASES = Number(process.env.FUZZ_CASES ?? 3);
const SEED = Number(process.env.FUZZ_SEED ?? 20261122);

let tenants: Awaited<ReturnType<typeof openTenants>>;
let operations: readonly Described[];

interface Described {
  readonly method: Method;
  readonly path: string;
  readonly operation: Operation;
}

beforeAll(async () => {
  tenants = await openTenants();
  const document = (await tenants.ask({ method: "GET", url: "/v1/openapi.json" })).json();
  const resolved = resolveReferences(document, document.components.schemas) as Pick<typeof document, "paths">;
  operations = Object.entries<Readonly<Record<string, Operation>>>(resolved.paths).flatMap(
    ([path, byMethod]) =>
      Object.entries(byMethod).map(([method, operation]) => ({
        ...{ path, operation },
        method: method.toUpperCase() as Method,
      })),
  );
}, 120_000);
afterAll(() => tenants.close());

function resolveReferences(node: unknown, schemas: Readonly<Record<string, unknown>>): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((child) => resolveReferences(child, schemas));
  const name = /^#\/components\/schemas\/(.+)$/.exec(String("$ref" in node ? node.$ref : ""))?.[1];
  if (name !== undefined) return resolveReferences(schemas[name], schemas);
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, resolveReferences(child, schemas)]),
  );
}

/** Members whose sessions ask are changed by nobody; ids of both organisations otherwise. */
function idsOf(parameter: string): readonly string[] {
  if (parameter in FIXED_PARAMETERS) return [FIXED_PARAMETERS[parameter]];
  if (parameter === "memberId") return ["gone", "demoted", "sibling"].map(tenants.own.id);
  const object = PARAMETERS[parameter];
  if (object === undefined) return [];
  return [...tenants.own.rows, ...tenants.foreign.rows].flatMap(({ table, values }) =>
    table === object.table ? [String(values[object.column])] : [],
  );
}

/** Locks everybody out who asks, or ends their sessions: these come last. */
const LAST = ["patchOrganisation", "postAuthSignOut"];

const validators = new Map<JsonSchema, z.ZodType>();
function findFault(schema: JsonSchema, value: unknown): string | null {
  let validator = validators.get(schema);
  if (!validator) {
    validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    validators.set(schema, validator);
  }
  const parsed = validator.safeParse(value);
  return parsed.success ? null : z.prettifyError(parsed.error);
}

/** What an answer is that the document does not say. */
function judge({ operation }: Described, response: LightMyRequestResponse): string | null {
  const { statusCode: status, headers } = response;
  if (status >= 500) return `a mistake of ours: ${response.body}`;
  const described = operation.responses[status];
  if (!described) return `the status ${status} is not described: ${response.body}`;
  for (const name of ["etag", "location", "retry-after", "www-authenticate"])
    if (headers[name] !== undefined && !names(described.headers).includes(name))
      return `${name} is not described`;
  const type = String(headers["content-type"] ?? "").split(";", 1)[0];
  if (status >= 400) {
    if (type !== "application/problem+json") return `a refusal of the type ${type}`;
    const details = problemDetailsSchema.safeParse(response.json());
    return details.success ? null : `no problem details: ${response.body}`;
  }
  const contents = Object.entries(described.content ?? {});
  if (contents.length === 0) return response.body === "" ? null : `content where none is described`;
  const [, content] = contents.find(([described]) => described.split(";", 1)[0] === type) ?? [];
  if (!content) return contents[0][0] === "application/octet-stream" ? null : `content of the type ${type}`;
  return type === "application/json" && content.schema ? findFault(content.schema, response.json()) : null;
}

const names = (headers: object = {}): readonly string[] =>
  Object.keys(headers).map((name) => name.toLowerCase());

function send({ method, path }: Described, request: FuzzedRequest, asker: Asker) {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(request.parameters[name])),
  );
  const query = new URLSearchParams(
    Object.entries(request.query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const hasBody = request.body !== undefined;
  return tenants.ask({
    ...{ method, url: query.size > 0 ? `${url}?${query}` : url },
    headers: {
      ...request.headers,
      ...asker.headers,
      ...(hasBody ? { "content-type": "application/json" } : {}),
    },
    ...(hasBody ? { payload: JSON.stringify(request.body) as unknown as object } : {}),
  });
}

it("answers whatever it is sent as the OpenAPI document says", async () => {
  const findings = new Map<string, string>();
  const statuses = new Map<number, number>();
  const names = ["admin", "admin", "admin", "ops", "ops", "rep1"];
  const askers = names.flatMap((name) => tenants.askers.find((asker) => asker.name === name) ?? []);
  expect(askers.length).toBe(names.length);
  const fuzz = async (described: Described) => {
    const { operationId } = described.operation;
    if (process.env.FUZZ_ONLY && process.env.FUZZ_ONLY !== operationId) return;
    const cases = fc.tuple(requestsFor(described.operation, idsOf), fc.constantFrom(...askers));
    for (const [request, asker] of fc.sample(cases, { numRuns: CASES, seed: SEED })) {
      const response = await send(described, request, asker);
      statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1);
      const fault = judge(described, response);
      if (fault !== null)
        findings.set(
          `${operationId} ${response.statusCode}`,
          `${fault}\n${asker.name}: ${JSON.stringify(request)}`,
        );
    }
  };
  const isLast = ({ operation }: Described) => LAST.includes(operation.operationId);
  for (const described of operations) if (!isLast(described)) await fuzz(described);
  // everybody was still let in, or little was tried
  for (const { headers, name } of askers) {
    const self = await tenants.ask({ method: "GET", url: "/v1/self", headers });
    expect([name, self.statusCode]).toEqual([name, 200]);
  }
  for (const described of operations.filter(isLast)) await fuzz(described);
  const counts = [...statuses]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${status} × ${count}`);
  console.log(`fuzz: ${operations.length} operations, ${CASES} cases each: ${counts.join(", ")}`);
  expect([...findings].map(([name, fault]) => `${name}: ${fault}`)).toEqual([]);
}, 3_600_000);
