import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RouteOptions,
} from "fastify";
import { admitRequest, identifyActor } from "./admit-request.ts";
import { rememberMethods } from "./allowed-methods.ts";
import { checkRoutes } from "./check-routes.ts";
import type { RouteModule } from "./define-route.ts";
import { bug, describeError, noSuchRoute, wrongMethod } from "./describe-error.ts";
import { watchConnections } from "./hang-up.ts";
import type { HttpWorld } from "./http-world.ts";
import { limitRate } from "./limit-rate.ts";
import { rememberRoutes } from "./list-routes.ts";
import { logOptions } from "./log-options.ts";
import { logRequest } from "./log-request.ts";
import { measureRequests } from "./measure-requests.ts";
import { openApiSchema } from "./openapi-schema.ts";
import { sendProblems } from "./problem-reply.ts";
import { statusOf } from "./problem-status.ts";
import { refuseBrokenConnection } from "./refuse-broken-connection.ts";
import { registerOpenApi } from "./register-openapi.ts";
import { runRoute } from "./run-route.ts";
import { DATA_POLICY } from "./security-headers.ts";
import { serveStudio } from "./serve-studio.ts";
import { serviceRoutes } from "./service-routes.ts";

const BODY_LIMIT_BYTES = 1024 * 1024;
/** A whole request must have arrived by then: a client that sends drop by drop holds no connection for long. */
const REQUEST_MILLISECONDS = 30_000;
const HANDLER_MILLISECONDS = 60_000;
const KEEP_ALIVE_MILLISECONDS = 72_000;
const MAXIMUM_PARAMETER_LENGTH = 500;
const CLOSE_MILLISECONDS = 10_000;

/**
 * The HTTP server with all its routes, not yet listening. Throws where a route has no action of the policy table or
 * takes fields that its schema does not name.
 */
export function buildServer(world: HttpWorld, modules: readonly RouteModule[]): FastifyInstance {
  const metrics = measureRequests(world.metrics);
  const all = [serviceRoutes(world, metrics.registry), ...modules];
  checkRoutes(all);
  const server = createServer(world);
  rememberRoutes(server, all);
  const closing = new AbortController();
  const hangUp = watchConnections(server.server);
  server.addHook("preClose", async () => {
    closing.abort();
    hangUp(world.closeMilliseconds ?? CLOSE_MILLISECONDS);
  });
  server.addHook("onRequest", async (request, reply) => {
    // on "close" and not onResponse: that one is not called where the client went before the answer was out
    // the address now: by then the socket may be gone, and asking it would throw where nobody catches
    const address = request.ip;
    reply.raw.once("close", () => logRequest(request, reply, { metrics, address }));
  });
  registerGuards(server);
  registerOpenApi(server, world.version, all);
  server.register(async (scope) => {
    scope.addHook("onRequest", (request) => identifyActor(world, request));
    scope.addHook("onRequest", limitRate(scope, world));
    scope.addHook("onRequest", (request, reply) => admitRequest(world, request, reply));
    for (const { routes, statuses = {} } of all) {
      for (const route of routes) {
        const run = { world, route, statuses, closing: closing.signal };
        const options = {
          method: route.method,
          url: route.url,
          schema: openApiSchema(route),
          config: { route },
          ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
          handler: (request: FastifyRequest, reply: FastifyReply) => runRoute(run, request, reply),
        };
        if (route.upload) takeUpload(scope, options);
        else scope.route(options);
      }
    }
  });
  return server;
}

/** A route whose body is a file of any media type: the use case reads it as it comes, and counts its bytes. */
function takeUpload(server: FastifyInstance, options: RouteOptions): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    scope.route(options);
  });
}

function createServer(world: HttpWorld): FastifyInstance {
  const server = Fastify({
    logger: logOptions(world.log),
    // one line of our own per request, in logRequest
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    // a client's own request id could forge or flood the log
    genReqId: () => randomUUID(),
    trustProxy: world.trustedProxies ? [...world.trustedProxies] : false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_MILLISECONDS,
    handlerTimeout: HANDLER_MILLISECONDS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    forceCloseConnections: "idle",
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: MAXIMUM_PARAMETER_LENGTH },
    clientErrorHandler: refuseBrokenConnection,
    // Fastify's type of this reply is one of any server, ours speaks HTTP/1.1
    frameworkErrors: (error, _request, reply) => {
      const answer = reply as unknown as FastifyReply;
      answerError(world, error, answer.header("x-content-type-options", "nosniff"));
    },
  });
  // requests are checked by their zod schemas in runRoute, which tells the problems of all parts at once
  server.setValidatorCompiler(() => (data) => ({ value: data }));
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  server.removeContentTypeParser("text/plain");
  server.setErrorHandler((error, _request, reply) => answerError(world, error, reply));
  const allowedMethods = rememberMethods(server);
  const answerPage = serveStudio(world.studio ?? (async () => null), world.mapOrigin ?? null);
  server.setNotFoundHandler(async (request, reply) => {
    const page = await answerPage(request, reply);
    if (page !== null) return page;
    const allowed = allowedMethods(request.url.split("?", 1)[0]);
    if (allowed.length === 0) return sendProblems(reply, [noSuchRoute()], 404);
    return sendProblems(
      reply.header("allow", allowed.join(", ")),
      [wrongMethod(request.method, allowed)],
      405,
    );
  });
  return server;
}

function registerGuards(server: FastifyInstance): void {
  server.register(cookie);
  server.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
  });
  server.register(rateLimit, { global: false });
  server.addHook("onRequest", async (request, reply) => {
    reply.header("content-security-policy", DATA_POLICY);
    reply.header("cache-control", "no-store");
    reply.header("x-request-id", request.id);
  });
}

function answerError(world: HttpWorld, error: unknown, reply: FastifyReply): FastifyReply {
  const { request } = reply;
  const problem = describeError(error, world.storeTroubleOf?.(error) ?? null) ?? bug(request.id);
  const status = statusOf([problem]);
  if (status >= 500) request.log.error({ err: error }, "request failed");
  return sendProblems(reply, [problem], status);
}
