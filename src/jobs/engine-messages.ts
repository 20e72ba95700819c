import type { MessagePort } from "node:worker_threads";
import type { DesignOrder } from "../app/plans/engine-desk.ts";
import type { SolveProgress } from "../app/ports.ts";

/** What the engine thread is given with a design: it tells progress through the port and is told there to stop. */
export interface WatchedOrder extends DesignOrder {
  readonly port: MessagePort;
}

export type ToDesk = { readonly progress: SolveProgress };
export type FromDesk = "cancel";
