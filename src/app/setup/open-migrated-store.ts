import { type Outcome, success } from "../../core/domain/problem.ts";
import type { OpenedStore, OpenRequest, ServerHost } from "../ports/server-world.ts";

/** A store whose schema is that of this version. Problems: those of opening it; STO-120 where it is newer. */
export async function openMigratedStore(
  host: ServerHost,
  request: OpenRequest,
): Promise<Outcome<OpenedStore>> {
  const opened = await host.openStore(request);
  if (!opened.ok) return opened;
  return closeUnlessDone(opened.value, async (store) => {
    const migrated = await store.migrate();
    if (!migrated.ok) return migrated;
    if (migrated.value.length > 0) request.log(`brought the schema up to date: ${migrated.value.join(", ")}`);
    return success(store);
  });
}

/** Opens a store, works on it, and closes it in any case. */
export async function withStore<T>(
  open: () => Promise<Outcome<OpenedStore>>,
  work: (store: OpenedStore) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const opened = await open();
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

async function closeUnlessDone<T>(
  store: OpenedStore,
  work: (store: OpenedStore) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  let isDone = false;
  try {
    const outcome = await work(store);
    isDone = outcome.ok;
    return outcome;
  } finally {
    if (!isDone) await store.close();
  }
}
