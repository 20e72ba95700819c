import { setPriority } from "node:os";
import { openEngineDesk } from "../app/plans/open-engine-desk.ts";
import type { PlanFiles } from "../app/plans/plan-files.ts";
import type { FromDesk, ToDesk, UnitFileOrder, WatchedOrder } from "../jobs/engine-messages.ts";
import { buildEngine } from "./build-engine.ts";

/** Below whoever answers requests: a design takes what they leave. */
const NICENESS = 5;

// On Linux this is the priority of the calling thread, and of the solver threads that it starts; elsewhere of the whole process.
if (process.platform === "linux") setPriority(NICENESS);

const desk = openEngineDesk(buildEngine());

export async function design({ port, ...order }: WatchedOrder) {
  const cancelling = new AbortController();
  port.on("message", (_: FromDesk) => cancelling.abort());
  const tell = (told: ToDesk) => port.postMessage(told);
  try {
    return await desk.design(order, {
      signal: cancelling.signal,
      onProgress: (progress) => tell({ progress }),
      onPlan: (plan) => tell({ plan }),
    });
  } finally {
    port.close();
  }
}

export const check = (files: PlanFiles) => desk.check(files);

export const explain = ({ files, unit }: { readonly files: PlanFiles; readonly unit: string }) =>
  desk.explain(files, unit);

export const readUnits = ({ file, choice }: UnitFileOrder) => desk.readUnits(file, choice);
