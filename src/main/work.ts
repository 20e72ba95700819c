import type { Engine } from "../app/plans/engine-desk.ts";
import { eventLog } from "./event-log.ts";
import type { ServerStore } from "./open-server-store.ts";
import { type RunningWorker, startJobWorker, startWorker } from "./start-worker.ts";

type LineLog = (line: string) => void;

/** A worker on a store that another process serves. */
export const work = (store: ServerStore, log: LineLog, engine: Engine): Promise<RunningWorker> =>
  startWorker(store, engine, eventLog(log));

/** One that works jobs and does nothing else. */
export const lendWorker = (store: ServerStore, log: LineLog, engine: Engine): Promise<RunningWorker> =>
  startJobWorker(store, engine, eventLog(log));
