import type { World } from "../app/ports.ts";
import { eventLog } from "./event-log.ts";
import type { ServerStore } from "./open-server-store.ts";
import { type RunningWorker, startWorker } from "./start-worker.ts";

/** A worker on a store that another process serves. */
export const work = (
  store: ServerStore,
  log: (line: string) => void,
  engine: World,
): Promise<RunningWorker> => startWorker(store, engine, eventLog(log));
