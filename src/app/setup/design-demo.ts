import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { runDesign } from "../design/run-design.ts";
import { createDesignedPlan } from "../plans/create-designed-plan.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { ServerWorld } from "../ports/server-world.ts";
import type { DemoScale, World } from "../ports.ts";
import { DEMO_PROBLEM_FILE, type DemoStudy, demoFilesWorld } from "./demo-study.ts";
import { refuseInterrupted } from "./refuse-interrupted.ts";

const DRAFT = "Rancangan baru";
/** Per start: enough for the bands of each demo, and for the smallest little enough for a first start. */
const ITERATIONS: Readonly<Record<DemoScale, string>> = {
  small: "100000",
  normal: "2000000",
  large: "2000000",
};

export interface DemoDesign {
  readonly actor: Actor;
  readonly source: PlanRecord;
  readonly demo: DemoStudy;
  readonly signal: AbortSignal;
}

/** Designs the demo anew, and keeps the answer as a draft beside the plan in force. */
export async function designDemo(
  world: World,
  server: ServerWorld,
  { actor, source, demo, signal }: DemoDesign,
): Promise<Outcome<unknown>> {
  const { world: virtual, written } = demoFilesWorld(world, demo.input);
  const designed = await runDesign(virtual, {
    units: null,
    options: { problem: DEMO_PROBLEM_FILE, iterations: ITERATIONS[demo.scale] },
    outFolder: "out",
    title: `Demo (${demo.scale})`,
    credits: demo.input.credits,
    signal,
    onProgress: () => {},
  });
  // a plan that was cut off is no plan to show
  const interrupted = refuseInterrupted(signal);
  if (interrupted) return interrupted;
  if (!("summary" in designed)) return failure(designed.problems, designed.warnings);
  return act(server, actor, "plans:design", async (tx) => {
    const drafts = await tx.plans.list({ state: "draft", salesForce: source.salesForce }, 100, null);
    const { wishes } = demo;
    // a run that was cut off before it noted that all is done left the draft
    if (drafts.some(({ name }) => name === DRAFT)) return success(null);
    const alignment = readAlignment(String(written.get("alignment.csv")));
    return createDesignedPlan(
      server,
      { tx, actor },
      { source, name: DRAFT, wishes, summary: designed.summary, alignment },
    );
  });
}

/** Our own file: two columns, codes without commas or quotes. */
const readAlignment = (csv: string) =>
  csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .map(([unit, territory]) => ({ unit, territory }));
