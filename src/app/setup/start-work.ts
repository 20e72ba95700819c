import { type Outcome, success } from "../../core/domain/problem.ts";
import type { OpenRequest, ServerHost } from "../ports/server-world.ts";
import { openMigratedStore } from "./open-migrated-store.ts";

export interface WorkRequest extends OpenRequest {
  /** Receives the worker's log, one JSON line per event. */
  readonly logEvent: (line: string) => void;
}

/**
 * Works the jobs of a store until `stop`; any number of workers may share a database. With DATABASE_URL nothing is written
 * into the data folder. Problem SET-103 where the secret of the server is not known then.
 */
export async function startWork(
  host: ServerHost,
  request: WorkRequest,
): Promise<Outcome<{ stop(): Promise<void> }>> {
  const mustKnowSecret = request.settings.DATABASE_URL !== undefined;
  const opened = await openMigratedStore(host, { ...request, mustKnowSecret });
  if (!opened.ok) return opened;
  const store = opened.value;
  try {
    const worker = await host.work(store, request.logEvent);
    return success({
      stop: async () => {
        await worker.stop();
        await store.close();
      },
    });
  } catch (error) {
    await store.close();
    throw error;
  }
}
