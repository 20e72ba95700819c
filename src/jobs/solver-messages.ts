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
  /** Whether plans are told on the way. */
  readonly tellsPlans: boolean;
}

export interface BoundOrder extends WorkOrder {
  readonly incumbent: number;
}

export interface StartProgress {
  readonly startIndex: number;
  readonly progress: DesignProgress;
  /** The best plan so far, now and then; null: not this time. */
  readonly plan: Int32Array | null;
}
