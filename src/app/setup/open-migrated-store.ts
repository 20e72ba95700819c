import { failure, type Outcome, success } from "../../core/domain/problem.ts";
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

/** Opens a store, works on it, and closes it in any case. Problem STO-131 where its database goes away meanwhile. */
export async function withStore<T>(
  open: () => Promise<Outcome<OpenedStore>>,
  work: (store: OpenedStore) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const opened = await open();
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } catch (error) {
    if (!opened.value.isUnavailable(error)) throw error;
    return failure([wentAway(opened.value.dataFolder)]);
  } finally {
    await opened.value.close();
  }
}

const wentAway = (dataFolder: string) => ({
  code: "STO-131",
  where: { file: dataFolder },
  cause: "the database stopped answering while the command was at work: the server was stopped, or died",
  fix: "look whether what you asked for was done, and run the command again",
});

/**
 * A store whose schema is already that of this version, perhaps one that another process serves just now: for commands
 * that soon end. Problems: those of opening it; STO-120 the schema is newer, STO-121 older; STO-122 there is no store.
 */
export async function openCurrentStore(
  host: ServerHost,
  request: OpenRequest,
): Promise<Outcome<OpenedStore>> {
  const opened = await host.openStore({ ...request, asVisitor: true });
  if (!opened.ok) return opened;
  return closeUnlessDone(opened.value, async (store) => {
    const status = await store.migrationStatus();
    if (!status.ok) return status;
    const { applied, pending } = status.value;
    if (applied.length === 0) return failure([noStore]);
    return pending.length > 0 ? failure([olderSchema(pending)]) : success(store);
  });
}

const noStore = {
  code: "STO-122",
  where: { file: "database" },
  cause: "there is no store in this database",
  fix: "correct DATABASE_URL; `wilayah setup` makes a store",
};

const olderSchema = (pending: readonly string[]) => ({
  code: "STO-121",
  where: { file: "database", item: pending.join(", ") },
  cause: "the database lacks migrations that this version brings",
  fix: "run `wilayah migrate` first",
});

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
