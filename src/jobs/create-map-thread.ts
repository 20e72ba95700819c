import { Piscina } from "piscina";
import type { MapThread } from "../app/ports/map-thread.ts";

/** One thread, because what it keeps in memory is its own. It starts with the first order and stays. */
export function createMapThread(threadFile: URL): MapThread {
  let pool: Piscina | null = null;
  const open = () => {
    if (pool !== null) return pool;
    pool = new Piscina({ filename: threadFile.href, minThreads: 1, maxThreads: 1, execArgv: [] });
    // a thread that fails to load before it has an order: the next order meets the same fault and rejects with it
    pool.on("error", () => {});
    return pool;
  };
  return {
    cutTile: (order) => open().run(order, { name: "cutTile" }),
    deriveOutlines: (order) => open().run(order, { name: "deriveOutlines" }),
    locate: (order) => open().run(order, { name: "locate" }),
    measurePerimeters: (order) => open().run(order, { name: "measurePerimeters" }),
    close: async () => {
      const closing = pool;
      pool = null;
      await closing?.destroy();
    },
  };
}
