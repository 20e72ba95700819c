// A worker process of its own, for tests that kill it: node --import tsx test/job-worker.ts CONNECTION_JSON LEASE_SECONDS
import { randomUUID } from "node:crypto";
import { openPgBossQueue } from "../src/jobs/pg-boss-queue.ts";
import { DEFAULT_WORK, workJobs } from "../src/jobs/work-jobs.ts";
import { buildWorld } from "../src/main.ts";
import { connect } from "../src/store/connect.ts";
import { openJobLedger } from "../src/store/job-ledger.ts";
import { openStore } from "../src/store/open-store.ts";
import { openShapeLedger } from "../src/store/shape-ledger.ts";

const [connection, leaseSeconds] = process.argv.slice(2);
const pool = connect(JSON.parse(connection));
const wallClock = { now: () => new Date() };
const log = (line: string) => void process.stderr.write(`${line}\n`);
const queue = await openPgBossQueue(pool, (error) => log(error.message));
const world = {
  store: openStore(pool, wallClock),
  wallClock,
  ids: { next: randomUUID },
  engine: buildWorld(),
  ledger: openJobLedger(pool),
  shapes: openShapeLedger(pool),
  queue,
  log,
};
await workJobs(world, { ...DEFAULT_WORK, leaseSeconds: Number(leaseSeconds), progressMilliseconds: 100 });
process.stdout.write("working\n");
