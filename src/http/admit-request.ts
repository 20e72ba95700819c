import type { FastifyReply, FastifyRequest } from "fastify";
import { findFirstStep } from "../app/refuse.ts";
import { mayTry } from "../app/rights/policy.ts";
import type { Problem } from "../contract/outcome.ts";
import type { HttpWorld } from "./http-world.ts";
import { sendProblems } from "./problem-reply.ts";
import { statusOf } from "./problem-status.ts";
import { requestState, routeOf } from "./request-state.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Finds out who asks. Nobody is looked up for a public route, so that it works while the store does not. */
export async function identifyActor(world: HttpWorld, request: FastifyRequest): Promise<void> {
  const route = routeOf(request);
  if (route === null || route.action === "public") return;
  requestState(request).actor = await world.authenticate({
    headers: request.headers,
    cookies: request.cookies,
  });
}

/** Refuses who may not call the route (401, 403); which objects exist for the actor, the use case decides. */
export async function admitRequest(
  world: HttpWorld,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const route = routeOf(request);
  if (route === null) return;
  const problem =
    findCrossSiteRequest(world, request) ??
    (route.action === "public" ? null : findMissingRight(request, route.action));
  if (problem === null) return;
  if (problem.code === "HTTP-111") reply.header("www-authenticate", 'Bearer realm="wilayah"');
  return sendProblems(reply, [problem], statusOf([problem]));
}

function findMissingRight(request: FastifyRequest, action: Parameters<typeof mayTry>[1]): Problem | null {
  const { actor } = requestState(request);
  if (actor === null) {
    return {
      code: "HTTP-111",
      where: { file: "headers", item: "authorization" },
      cause: "nobody is signed in, or the session or API key is not valid any more",
      fix: "sign in, or send a valid API key as Authorization: Bearer",
    };
  }
  const first = findFirstStep(actor, action);
  if (first) return first;
  if (mayTry(actor, action)) return null;
  const who = actor.scope === "read" ? `a read-only key of the role ${actor.role}` : `the role ${actor.role}`;
  return {
    code: "HTTP-112",
    where: { file: "headers", item: "authorization" },
    cause: `${who} may not do ${action}`,
    fix: "ask an administrator of your organisation for a role or a key that may",
  };
}

/** Another site's page can make a browser send our cookies: a change must come from our own pages. */
function findCrossSiteRequest(world: HttpWorld, request: FastifyRequest): Problem | null {
  if (SAFE_METHODS.has(request.method) || request.headers.cookie === undefined) return null;
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (typeof origin === "string" && world.trustedOrigins?.includes(origin)) return null;
  if (site !== undefined && site !== "same-origin") return crossSite(`Sec-Fetch-Site is ${site}`);
  if (typeof origin === "string") {
    return hostOf(origin) === request.host ? null : crossSite(`Origin is ${origin}`);
  }
  return site === "same-origin" ? null : crossSite("neither Origin nor Sec-Fetch-Site is there");
}

const crossSite = (cause: string): Problem => ({
  code: "HTTP-113",
  where: { file: "headers", item: "origin" },
  cause: `a change with cookies must come from this server's own pages, but ${cause}`,
  fix: "send Origin with this server's address; programs send an API key as Authorization: Bearer instead of cookies",
});

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
