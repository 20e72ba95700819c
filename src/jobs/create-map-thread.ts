import type { MapThread } from "../app/ports/map-thread.ts";
import { lazyPool } from "./thread-pool.ts";

/** One thread, because what it keeps in memory is its own. It starts with the first order and stays. */
export function createMapThread(threadFile: URL): MapThread {
  const { open, close } = lazyPool(threadFile, { minThreads: 1, maxThreads: 1 });
  return {
    cutTile: (order) => open().run(order, { name: "cutTile" }),
    deriveOutlines: (order) => open().run(order, { name: "deriveOutlines" }),
    locate: (order) => open().run(order, { name: "locate" }),
    measurePerimeters: (order) => open().run(order, { name: "measurePerimeters" }),
    close,
  };
}
