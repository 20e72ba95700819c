import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

export interface RequestMetrics {
  readonly registry: Registry;
  observe(labels: { method: string; route: string; status: number }, seconds: number): void;
}

/** Counts and times requests by method, declared route and status: never by path, which would grow without end. */
export function measureRequests(registry = new Registry()): RequestMetrics {
  const names = ["method", "route", "status"] as const;
  const count = new Counter({
    name: "wilayah_http_requests_total",
    help: "Requests answered.",
    labelNames: names,
    registers: [registry],
  });
  const duration = new Histogram({
    name: "wilayah_http_request_duration_seconds",
    help: "Time from the request's first byte to the answer's last.",
    labelNames: names,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    observe(labels, seconds) {
      count.inc(labels);
      duration.observe(labels, seconds);
    },
  };
}
