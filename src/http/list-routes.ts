import type { FastifyInstance } from "fastify";
import { BrokenInvariant } from "../contract/outcome.ts";
import type { Route, RouteModule } from "./define-route.ts";

const routesOf = new WeakMap<FastifyInstance, readonly Route[]>();

export function rememberRoutes(server: FastifyInstance, modules: readonly RouteModule[]): void {
  routesOf.set(
    server,
    modules.flatMap((module) => module.routes),
  );
}

/** Every declared route of a server with its action: what the authorization matrix and the documents are made from. */
export function listRoutes(server: FastifyInstance): readonly Route[] {
  const routes = routesOf.get(server);
  if (!routes)
    throw new BrokenInvariant("got a server without a list of routes, expected one of buildServer");
  return routes;
}
