import type { Engine } from "../app/plans/engine-desk.ts";
import { placeChangedAccounts } from "../app/rules/place-changed-accounts.ts";
import { type DeliveryReport, deliverEvents } from "../app/webhooks/deliver-events.ts";
import { openPgBossQueue, type WorkQueue } from "../jobs/pg-boss-queue.ts";
import { type Repeating, repeat } from "../jobs/repeat.ts";
import { createWebhookSender } from "../jobs/send-webhook.ts";
import { workJobs } from "../jobs/work-jobs.ts";
import { openJobLedger } from "../store/job-ledger.ts";
import { openOutbox } from "../store/outbox.ts";
import { openPlacementLedger } from "../store/placement-ledger.ts";
import { openShapeLedger } from "../store/shape-ledger.ts";
import { activateAll } from "./activate-all.ts";
import type { WorkerLog } from "./event-log.ts";
import type { ServerStore } from "./open-server-store.ts";

const ACTIVATION_MILLISECONDS = 30_000;
const PLACEMENT_MILLISECONDS = 3_000;
const DELIVERY_MILLISECONDS = 2_000;

export interface RunningWorker {
  readonly queue: WorkQueue;
  /** Gives running jobs back and takes nothing more. */
  stop(): Promise<void>;
}

/**
 * Works the jobs of a store, activates plans and opens vacancies when their date has come, places accounts by the rules of
 * the plans that hold, and tells webhooks what happened.
 */
export async function startWorker(
  store: ServerStore,
  engine: Engine,
  log: WorkerLog,
): Promise<RunningWorker> {
  const { pool, world } = store;
  const worker = await startJobWorker(store, engine, log);
  const activating = repeat(
    ACTIVATION_MILLISECONDS,
    () => activateAll({ pool, world }, log),
    (error) => log("activation failed", { err: error }),
  );
  const placing = startPlacing({ pool, world }, log);
  const delivering = startDelivering({ pool, world }, log);
  return {
    queue: worker.queue,
    stop: async () => {
      await delivering.stop();
      await placing.stop();
      await activating.stop();
      await worker.stop();
    },
  };
}

/** Works the jobs of a store and does nothing else. */
export async function startJobWorker(
  { pool, world }: ServerStore,
  engine: Engine,
  log: WorkerLog,
): Promise<RunningWorker> {
  const queue = await openPgBossQueue(pool, (error) => log("queue failed", { err: error }));
  const worker = await workJobs({
    store: world.store,
    ids: world.ids,
    wallClock: world.wallClock,
    engine,
    ledger: openJobLedger(pool),
    shapes: openShapeLedger(pool),
    queue,
    log: (line) => log("worker", { detail: line }),
  });
  return {
    queue,
    stop: async () => {
      await worker.stop();
      await Promise.all([engine.maps.close(), engine.desk.close()]);
    },
  };
}

/** Accounts that come or change fall by the rules of the plans that hold. */
function startPlacing({ pool, world }: Pick<ServerStore, "pool" | "world">, log: WorkerLog): Repeating {
  const ledger = openPlacementLedger(pool, world.wallClock);
  return repeat(
    PLACEMENT_MILLISECONDS,
    () =>
      placeChangedAccounts(world, ledger, {
        told: ({ orgId: org }, placed) => {
          if (!placed.ok) log("placement refused", { org, problems: placed.problems });
          else for (const plan of placed.value) log("accounts placed", { org, ...plan });
        },
        failed: ({ orgId: org }, error) => log("placement failed", { org, err: error }),
      }),
    (error) => log("placement failed", { err: error }),
  );
}

function startDelivering({ pool, world }: Pick<ServerStore, "pool" | "world">, log: WorkerLog): Repeating {
  const { sealer, wallClock, webhookTargets } = world;
  const closing = new AbortController();
  const delivery = {
    outbox: openOutbox(pool),
    sender: createWebhookSender(webhookTargets),
    sealer,
    wallClock,
  };
  const report = (told: DeliveryReport) =>
    log(told.fault === null ? "event delivered" : "event not delivered", { ...told });
  const repeating = repeat(
    DELIVERY_MILLISECONDS,
    () => deliverEvents(delivery, { signal: closing.signal, report }),
    (error) => log("delivery failed", { err: error }),
  );
  return {
    stop: async () => {
      closing.abort();
      await repeating.stop();
    },
  };
}
