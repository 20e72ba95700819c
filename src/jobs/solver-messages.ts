import type { MessagePort } from "node:worker_threads";
import type { DesignProblem, DesignProgress } from "../app/ports.ts";

/** What one worker is asked to do; all of it survives a structured clone. */
interface WorkOrder {
  readonly problem: DesignProblem;
  readonly iterations: number | null;
  readonly milliseconds: number | null;
  /** One Int32 shared by all threads of a run: 1 = stop with the best plan so far. */
  readonly cancelFlag: SharedArrayBuffer;
}

export interface StartOrder extends WorkOrder {
  readonly seed: number;
  readonly startIndex: number;
  readonly progressPort: MessagePort;
}

export interface BoundOrder extends WorkOrder {
  readonly incumbent: number;
}

export interface StartProgress {
  readonly startIndex: number;
  readonly progress: DesignProgress;
}
