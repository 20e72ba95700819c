import { MessageChannel } from "node:worker_threads";
import type { Piscina } from "piscina";
import type { DesignAnswer, DesignOrder, DesignWatch, EngineDesk } from "../app/plans/engine-desk.ts";
import type { FromDesk, ToDesk, WatchedOrder } from "./engine-messages.ts";
import { lazyPool } from "./thread-pool.ts";

/** One for a design, which lasts, and one for what somebody waits for. */
const THREADS = 2;

/** Threads start with the first order and end a minute after the last. */
export function createEngineDesk(threadFile: URL): EngineDesk {
  const { open, close } = lazyPool(threadFile, { minThreads: 0, maxThreads: THREADS });
  return {
    design: (order, watch) => designInThread(open(), order, watch),
    check: (files) => open().run(files, { name: "check" }),
    explain: (files, unit) => open().run({ files, unit }, { name: "explain" }),
    readUnits: (file, choice) => open().run({ file, choice }, { name: "readUnits" }),
    close,
  };
}

async function designInThread(
  pool: Piscina,
  order: DesignOrder,
  { signal, onProgress, onPlan }: DesignWatch,
): Promise<DesignAnswer> {
  const { port1, port2 } = new MessageChannel();
  const cancel = () => port1.postMessage("cancel" satisfies FromDesk);
  port1.on("message", (told: ToDesk) => ("plan" in told ? onPlan(told.plan) : onProgress(told.progress)));
  signal.addEventListener("abort", cancel);
  if (signal.aborted) cancel();
  try {
    const watched: WatchedOrder = { ...order, port: port2 };
    return await pool.run(watched, { name: "design", transferList: [port2] });
  } finally {
    signal.removeEventListener("abort", cancel);
    port1.close();
  }
}
