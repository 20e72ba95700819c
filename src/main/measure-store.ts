import type pg from "pg";
import { Gauge, Registry } from "prom-client";

/** Gauges of what waits and runs in the store, asked when metrics are read. Totals only: nothing of any organisation. */
export function measureStore(pool: pg.Pool): Registry {
  const registry = new Registry();
  const gauge = (name: string, help: string, measure: () => Promise<Readonly<Record<string, number>>>) =>
    new Gauge({
      ...{ name, help, labelNames: ["state"], registers: [registry] },
      async collect() {
        for (const [state, count] of Object.entries(await measure())) this.set({ state }, count);
      },
    });
  gauge("wilayah_jobs", "Jobs that have not ended.", () =>
    count(
      pool,
      ["queued", "running"],
      "SELECT state, count(*) FROM jobs WHERE finished_at IS NULL GROUP BY state",
    ),
  );
  gauge("wilayah_webhook_deliveries", "Events on their way to webhooks, and given up within 30 days.", () =>
    count(
      pool,
      ["waiting", "dead"],
      `SELECT CASE WHEN next_at IS NULL THEN 'dead' ELSE 'waiting' END AS state, count(*)
       FROM webhook_deliveries WHERE delivered_at IS NULL GROUP BY 1`,
    ),
  );
  gauge(
    "wilayah_database_connections",
    "Connections of this process, and requests that wait for one.",
    async () => ({
      idle: pool.idleCount,
      busy: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
    }),
  );
  return registry;
}

/** Rows by state; 0 where there is none, so that no line disappears. */
async function count(
  pool: pg.Pool,
  states: readonly string[],
  sql: string,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query<{ readonly state: string; readonly count: number }>(sql);
  return Object.fromEntries(
    states.map((state) => [state, rows.find((row) => row.state === state)?.count ?? 0]),
  );
}
