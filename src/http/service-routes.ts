import type { Registry } from "prom-client";
import { z } from "zod";
import { content, defineRoute, type RouteModule } from "./define-route.ts";
import type { HttpWorld } from "./http-world.ts";

const liveness = z.strictObject({ status: z.literal("ok"), version: z.string() });
const readiness = z.strictObject({
  ready: z.boolean(),
  checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })),
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
    description: "200 when every check passes, else 503 with the checks.",
    tags: ["service"],
    responses: { 200: readiness, 503: readiness },
    handler: async () => {
      const checks = [...(await world.isReady())];
      const ready = checks.every((check) => check.ok);
      return { status: ready ? 200 : 503, body: { ready, checks } };
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
