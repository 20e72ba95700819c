import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CostClass } from "./define-route.ts";
import type { HttpWorld, RateLimits } from "./http-world.ts";
import { sendProblems } from "./problem-reply.ts";
import { statusOf } from "./problem-status.ts";
import { requestState, routeOf } from "./request-state.ts";

/** Generous for people and their pages, tight for what computes; all routes of a class share the allowance. */
const DEFAULT_LIMITS: RateLimits = { read: 1200, write: 300, heavy: 30 };
const WINDOW_MILLISECONDS = 60_000;

/** A hook that refuses (429) whoever used up the minute's allowance of a cost class. Counted in this process. */
export function limitRate(scope: FastifyInstance, world: HttpWorld) {
  const limits = world.rateLimits ?? DEFAULT_LIMITS;
  const limiter = (cost: CostClass) =>
    scope.createRateLimit({ max: limits[cost], timeWindow: WINDOW_MILLISECONDS, keyGenerator: whoAsks });
  const limiters = { read: limiter("read"), write: limiter("write"), heavy: limiter("heavy") };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const route = routeOf(request);
    if (route === null) return;
    const used = await limiters[route.cost](request);
    if (used.isAllowed || !used.isExceeded) return;
    const problem = {
      code: "HTTP-151",
      where: { file: "request" },
      cause: `more than ${used.max} requests of the class "${route.cost}" in a minute`,
      fix: `go on in ${used.ttlInSeconds} s`,
    };
    reply.header("retry-after", String(Math.max(1, used.ttlInSeconds)));
    return sendProblems(reply, [problem], statusOf([problem]));
  };
}

function whoAsks(request: FastifyRequest): string {
  const { actor } = requestState(request);
  return actor ? `member ${actor.orgId} ${actor.memberId}` : `address ${request.ip}`;
}
