import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import type { EventSpec, Route, RouteModule } from "./define-route.ts";
import { HEADERS, headersOf } from "./openapi-headers.ts";
import { VIEWER_POLICY } from "./security-headers.ts";

/** The OpenAPI document at /v1/openapi.json and a viewer of it at /v1/docs that loads nothing from elsewhere. */
export function registerOpenApi(
  server: FastifyInstance,
  version: string,
  modules: readonly RouteModule[],
): void {
  const routes = new Map(
    modules.flatMap((module) => module.routes).map((route) => [route.operationId, route]),
  );
  server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Wilayah",
        version,
        description:
          "Sales territory management. Every refusal is problem details (RFC 9457) with all problems at once; their codes are listed in docs/errors.md.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/" }],
      security: [{ session: [] }, { apiKey: [] }],
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "session" },
          apiKey: { type: "http", scheme: "bearer" },
        },
        headers: HEADERS,
      },
      webhooks: describeEvents(modules.flatMap(({ events = [] }) => events)),
    },
    transform: (document) => sayNothing(jsonSchemaTransform(document)),
    transformObject: (document) => {
      const described = dropUnused(jsonSchemaTransformObject(document));
      addHeaders(described, routes);
      return described;
    },
  });
  server.register(swaggerUi, {
    routePrefix: "/v1/docs",
    staticCSP: VIEWER_POLICY,
    uiConfig: { docExpansion: "none", deepLinking: true },
    theme: { title: "Wilayah API", css: [{ filename: "wilayah.css", content: VIEWER_STYLE }] },
  });
  server.get("/v1/openapi.json", { schema: { hide: true } as object }, async (_request, reply) =>
    reply.header("content-type", "application/json; charset=utf-8").send(JSON.stringify(server.swagger())),
  );
}

/** Without another project's name, a field for other addresses, and a column that is always empty and too wide. */
const VIEWER_STYLE =
  ".swagger-ui .topbar .link, .swagger-ui .topbar .download-url-wrapper, .swagger-ui .response-col_links { display: none; }";

type OpenApiDocument = ReturnType<typeof jsonSchemaTransformObject>;

/** The zod plugin lists every named schema once as input and once as output; those that nothing refers to go. */
function dropUnused(document: OpenApiDocument): OpenApiDocument {
  const components = "components" in document ? document.components : undefined;
  const text = JSON.stringify(document);
  const used = Object.entries(components?.schemas ?? {}).filter(([name]) =>
    text.includes(`"#/components/schemas/${name}"`),
  );
  return { ...document, components: { ...components, schemas: Object.fromEntries(used) } } as OpenApiDocument;
}

/** Says which headers each answer has. */
function addHeaders(document: OpenApiDocument, routes: ReadonlyMap<string, Route>): void {
  const { paths = {} } = document as { readonly paths?: Readonly<Record<string, Operations>> };
  for (const operation of Object.values(paths).flatMap((operations) => Object.values(operations))) {
    const route = routes.get(operation.operationId);
    if (!route) continue;
    for (const [status, answer] of Object.entries(operation.responses)) {
      answer.headers = Object.fromEntries(
        headersOf(route, Number(status)).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
      );
    }
  }
}

type Operations = Readonly<Record<string, Operation>>;
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { headers?: object }>>;
}

/** What other servers are told, as the document's `webhooks`. */
function describeEvents(events: readonly EventSpec[]) {
  return Object.fromEntries(
    events.map(({ name, summary, description, headers, body }) => [
      name,
      {
        post: {
          summary,
          description,
          security: [],
          parameters: Object.entries(headers).map(([header, meaning]) => ({
            name: header,
            in: "header" as const,
            required: true,
            description: meaning,
            schema: { type: "string" as const },
          })),
          requestBody: {
            required: true,
            content: { "application/json": { schema: withoutDialect(z.toJSONSchema(body)) } },
          },
          responses: { "2XX": { description: "Taken; anything else is tried again later" } },
        },
      },
    ]),
  );
}

/** OpenAPI names the dialect for the whole document. */
const withoutDialect = ({ $schema: _, ...schema }: object & { readonly $schema?: unknown }): object => schema;

type Transformed = ReturnType<typeof jsonSchemaTransform>;

/** An answer without content: the zod plugin writes an empty list of contents, the document's plugin reads a null type. */
function sayNothing({ schema, url }: Transformed): Transformed {
  const { response } = schema as { readonly response?: Readonly<Record<string, DocumentedAnswer>> };
  if (response === undefined) return { schema, url };
  const answers = Object.entries(response).map(([status, answer]) => {
    const silent = answer.content !== undefined && Object.keys(answer.content).length === 0;
    return [status, silent ? { type: "null", description: answer.description } : answer];
  });
  return { schema: { ...schema, response: Object.fromEntries(answers) }, url };
}

interface DocumentedAnswer {
  readonly description?: string;
  readonly content?: object;
}
