import type { Timing } from "../../contract/timing.ts";
import type { Clock } from "../ports.ts";

type Lap = "readSeconds" | "solveSeconds" | "boundSeconds" | "evaluateSeconds";

/** Measures the stages of a run for timing.json. */
export interface Stopwatch {
  /** Ends a stage; the time since the last end is added to it. */
  lap(stage: Lap): void;
  timing(threads: number): Timing;
}

export function createStopwatch(clock: Clock): Stopwatch {
  const startedAt = clock.nowMilliseconds();
  let lapStart = startedAt;
  const seconds: Record<Lap, number> = {
    readSeconds: 0,
    solveSeconds: 0,
    boundSeconds: 0,
    evaluateSeconds: 0,
  };
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    lap: (stage) => {
      const now = clock.nowMilliseconds();
      seconds[stage] = round(seconds[stage] + (now - lapStart) / 1000);
      lapStart = now;
    },
    timing: (threads) => ({
      format: "wilayah-timing/1",
      threads,
      ...seconds,
      totalSeconds: round((clock.nowMilliseconds() - startedAt) / 1000),
    }),
  };
}
