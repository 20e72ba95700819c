import { isIPv6 } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CostClass } from "./define-route.ts";
import type { HttpWorld, RateLimits } from "./http-world.ts";
import { sendProblems } from "./problem-reply.ts";
import { statusOf } from "./problem-status.ts";
import { requestState, routeOf } from "./request-state.ts";

/**
 * Generous for people and their pages, tighter for what computes: a map asks for four heavy things, a page of figures for
 * two, and whoever goes from page to page is not to wait. All routes of a class share the allowance.
 */
const DEFAULT_LIMITS: RateLimits = { lookup: 60_000, read: 1200, write: 300, heavy: 120 };
const WINDOW_MILLISECONDS = 60_000;

/**
 * A hook that refuses (429) whoever used up the minute's allowance of a cost class, and tells everybody what is left
 * of it (`RateLimit` and `RateLimit-Policy` of the IETF draft). Counted in this process.
 */
export function limitRate(scope: FastifyInstance, world: HttpWorld) {
  const limits = world.rateLimits ?? DEFAULT_LIMITS;
  const limiter = (cost: CostClass) =>
    scope.createRateLimit({ max: limits[cost], timeWindow: WINDOW_MILLISECONDS, keyGenerator: whoAsks });
  const limiters = {
    ...{ lookup: limiter("lookup"), read: limiter("read") },
    ...{ write: limiter("write"), heavy: limiter("heavy") },
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const route = routeOf(request);
    if (route === null) return;
    const { cost } = route;
    const used = await limiters[cost](request);
    if (used.isAllowed) return;
    const { max, remaining, ttlInSeconds } = used;
    reply.header("ratelimit-policy", `"${cost}";q=${max};w=${WINDOW_MILLISECONDS / 1000}`);
    reply.header("ratelimit", `"${cost}";r=${remaining};t=${ttlInSeconds}`);
    if (!used.isExceeded) return;
    const problem = {
      code: "HTTP-151",
      where: { file: "request" },
      cause: `more than ${max} requests of the class "${cost}" in a minute`,
      fix: `go on in ${ttlInSeconds} s`,
    };
    reply.header("retry-after", String(Math.max(1, ttlInSeconds)));
    return sendProblems(reply, [problem], statusOf([problem]));
  };
}

function whoAsks(request: FastifyRequest): string {
  const { actor } = requestState(request);
  return actor ? `member ${actor.orgId} ${actor.memberId}` : `address ${networkOf(request.ip)}`;
}

/** An IPv6 host may take any address of its /64, so they count as one; IPv4 addresses stay as they are. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1];
  if (isIPv6(address)) {
    const [head, tail] = address.split("%", 1)[0].split("::");
    const first = head === "" ? [] : head.split(":");
    const last = tail === undefined || tail === "" ? [] : tail.split(":");
    const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
    const groups = [...first, ...Array.from({ length: zeros }, () => "0"), ...last];
    return `${groups
      .slice(0, 4)
      .map((group) => Number.parseInt(group, 16).toString(16))
      .join(":")}::/64`;
  }
  return address;
}
