import type { Registry } from "prom-client";
import { z } from "zod";
import { failure, type Problem } from "../contract/outcome.ts";
import { content, defineRoute, type RouteModule } from "./define-route.ts";
import type { HttpWorld, ReadinessCheck } from "./http-world.ts";

const liveness = z.strictObject({ status: z.literal("ok"), version: z.string() });
const readiness = z.strictObject({
  ready: z.literal(true),
  checks: z.array(z.strictObject({ name: z.string(), ok: z.literal(true), detail: z.string() })),
});

const notReady = ({ name, detail }: ReadinessCheck): Problem => ({
  code: "HTTP-155",
  where: { file: "server", item: name },
  cause: `the ${name} ${detail}`,
  fix: "see the server's log, and postgres.log in the data folder or the server of DATABASE_URL",
});

/** Whether the process lives, whether it can work, and its metrics for those who may read them. */
export function serviceRoutes(world: HttpWorld, registry: Registry): RouteModule {
  const livez = defineRoute({
    method: "GET",
    url: "/livez",
    action: "public",
    summary: "Whether the process runs",
    tags: ["service"],
    responses: { 200: liveness },
    handler: async () => ({ status: 200, body: { status: "ok" as const, version: world.version } }),
  });
  const readyz = defineRoute({
    method: "GET",
    url: "/readyz",
    action: "public",
    summary: "Whether requests can be answered",
    description: "200 when every check passes, else 503 with a problem for each that does not.",
    tags: ["service"],
    responses: { 200: readiness },
    handler: async () => {
      const checks = await world.isReady();
      const failing = checks.filter(({ ok }) => !ok);
      if (failing.length > 0) return failure(failing.map(notReady));
      const passed = checks.map(({ name, detail }) => ({ name, ok: true as const, detail }));
      return { status: 200 as const, body: { ready: true as const, checks: passed } };
    },
  });
  const metrics = defineRoute({
    method: "GET",
    url: "/metrics",
    action: "metrics:read",
    summary: "Metrics in Prometheus' text format",
    description: "For members who may do metrics:read; a scraper sends a read-only API key as Bearer.",
    tags: ["service"],
    responses: { 200: content(registry.contentType, "Metrics in Prometheus' text format") },
    handler: async () => ({ status: 200, body: await registry.metrics() }),
  });
  return { name: "service", routes: [livez, readyz, metrics] };
}
