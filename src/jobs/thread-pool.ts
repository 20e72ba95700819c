import { Piscina } from "piscina";

interface ThreadCounts {
  readonly minThreads: number;
  readonly maxThreads: number;
}

/** Threads that run a module's functions: `minThreads` of them from now on, others until they had no order for a minute. */
export function startPool(threadFile: URL, { minThreads, maxThreads }: ThreadCounts): Piscina {
  const pool = new Piscina({
    filename: threadFile.href,
    minThreads,
    maxThreads,
    idleTimeout: 60_000,
    execArgv: [],
  });
  // a thread that fails to load before it has an order: the next order meets the same fault and rejects with it
  pool.on("error", () => {});
  return pool;
}

/** A pool that starts with the first order, and anew with the first after `close`. */
export function lazyPool(threadFile: URL, counts: ThreadCounts) {
  let pool: Piscina | null = null;
  return {
    open: (): Piscina => {
      pool ??= startPool(threadFile, counts);
      return pool;
    },
    close: async (): Promise<void> => {
      const closing = pool;
      pool = null;
      await closing?.destroy();
    },
  };
}
