import type { FastifyReply, FastifyRequest } from "fastify";
import type { RequestMetrics } from "./measure-requests.ts";
import { requestState, routeOf } from "./request-state.ts";

/** One line and one measurement per request. The query is left out: it may hold what people search for. */
export function logRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  { metrics, address }: { readonly metrics: RequestMetrics; readonly address: string },
): void {
  const route = routeOf(request);
  const { actor, codes } = requestState(request);
  const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
  const status = reply.statusCode;
  request.log.info(
    {
      member: actor?.memberId ?? null,
      org: actor?.orgId ?? null,
      via: actor?.via ?? null,
      action: route?.action ?? null,
      operation: route?.operationId ?? null,
      method: request.method,
      path: request.url.split("?", 1)[0],
      status,
      outcome: reply.raw.writableEnded ? (status < 400 ? "done" : "refused") : "client gone",
      codes,
      milliseconds,
      address,
    },
    "request",
  );
  metrics.observe(
    { method: route ? route.method : "other", route: route?.url ?? "none", status },
    milliseconds / 1000,
  );
}
