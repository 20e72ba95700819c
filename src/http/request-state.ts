import type { FastifyRequest } from "fastify";
import type { Actor } from "../app/ports/actor.ts";
import type { Route } from "./define-route.ts";

/** What the kernel learns about a request on its way, for the handler and for the log line at the end. */
interface RequestState {
  actor: Actor | null;
  /** Codes of the problems it was refused with. */
  codes: readonly string[];
}

const states = new WeakMap<FastifyRequest, RequestState>();

export function requestState(request: FastifyRequest): RequestState {
  let state = states.get(request);
  if (!state) {
    state = { actor: null, codes: [] };
    states.set(request, state);
  }
  return state;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** The declaration behind a route; none on the viewer's own files. */
    route?: Route;
    /** HTTP status by problem code, of the route's noun. */
    statuses?: Readonly<Record<string, number>>;
  }
}

/** The declared route a request has reached, or null where none was found. */
export const routeOf = (request: FastifyRequest): Route | null => request.routeOptions.config?.route ?? null;
