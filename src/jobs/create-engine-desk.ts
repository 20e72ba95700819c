import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import type { DesignAnswer, DesignOrder, DesignWatch, EngineDesk } from "../app/plans/engine-desk.ts";
import type { FromDesk, ToDesk, WatchedOrder } from "./engine-messages.ts";

/** One for a design, which lasts, and one for what somebody waits for. */
const THREADS = 2;

/** Threads start with the first order and end a minute after the last. */
export function createEngineDesk(threadFile: URL): EngineDesk {
  let pool: Piscina | null = null;
  const open = () => {
    if (pool !== null) return pool;
    pool = new Piscina({
      filename: threadFile.href,
      minThreads: 0,
      maxThreads: THREADS,
      idleTimeout: 60_000,
      execArgv: [],
    });
    // a thread that fails to load before it has an order: the next order meets the same fault and rejects with it
    pool.on("error", () => {});
    return pool;
  };
  return {
    design: (order, watch) => designInThread(open(), order, watch),
    check: (files) => open().run(files, { name: "check" }),
    explain: (files, unit) => open().run({ files, unit }, { name: "explain" }),
    readUnits: (file, choice) => open().run({ file, choice }, { name: "readUnits" }),
    close: async () => {
      const closing = pool;
      pool = null;
      await closing?.destroy();
    },
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
