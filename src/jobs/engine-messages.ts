import type { MessagePort } from "node:worker_threads";
import type { PlanOnTheWay } from "../app/design/solve-problem.ts";
import type { UnitFileChoice } from "../app/layers/read-unit-file.ts";
import type { DesignOrder } from "../app/plans/engine-desk.ts";
import type { SolveProgress, SourceFile } from "../app/ports.ts";

/** What the engine thread is given with a design: it tells progress and plans through the port, and is told there to stop. */
export interface WatchedOrder extends DesignOrder {
  readonly port: MessagePort;
}

export type ToDesk = { readonly progress: SolveProgress } | { readonly plan: PlanOnTheWay };
export type FromDesk = "cancel";

export interface UnitFileOrder {
  readonly file: SourceFile;
  readonly choice: UnitFileChoice;
}
