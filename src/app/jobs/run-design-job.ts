import { type DesignJobRequest, type DesignSnapshot, designJobSchema } from "../../contract/jobs.ts";
import type { Summary } from "../../contract/summary.ts";
import { BrokenInvariant, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { createDesignedPlan } from "../plans/create-designed-plan.ts";
import type { DesignWatch, Engine } from "../plans/engine-desk.ts";
import { type CapturedFiles, type PlanFiles, readPlanFiles } from "../plans/plan-files.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { ClaimedJob } from "../ports/job-queue.ts";
import type { JobFile } from "../ports/rows/jobs.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { World } from "../ports.ts";
import { conflict, notFound } from "../refuse.ts";
import { CANCELLED, creatorOf, type JobEnd, type JobWatch } from "./job-attempt.ts";

export type DesignJobWorld = PlanWorld & { readonly engine: Engine };

/** Designs from a stored plan by the use case of the command line, and keeps the answer as a draft of the job's creator. */
export async function runDesignJob(
  world: DesignJobWorld,
  claimed: ClaimedJob,
  { signal, onProgress }: JobWatch,
): Promise<JobEnd> {
  const asked = designJobSchema.parse(claimed.request);
  const actor = creatorOf(claimed, world);
  const source = await readSource(world, actor, asked);
  if (!source.ok) return { kind: "ended", state: "failed", problems: source.problems };
  const { files, credits } = source.value;
  const order = { files, title: asked.name, credits };
  const { outcome, written } = await world.engine.desk.design(order, { signal, ...tellPlans(onProgress) });
  if (signal.aborted && signal.reason !== CANCELLED) return { kind: "given-up" };
  if ("problems" in outcome) {
    const state = outcome.status === "cancelled-empty" ? "cancelled" : "failed";
    return { kind: "ended", state, problems: outcome.problems };
  }
  const { status, summary } = outcome;
  if (status === "cancelled" && !asked.keepPartial) {
    return { kind: "ended", state: "cancelled", problems: [] };
  }
  const design = { asked, plan: source.value.plan, summary, written, status };
  return storeDesign(world, actor, { claimed, design });
}

/** The newest plan on the way stands in the progress until there is a newer one; `number` tells one from another. */
function tellPlans(onProgress: JobWatch["onProgress"]): Omit<DesignWatch, "signal"> {
  let plan: DesignSnapshot | null = null;
  let number = 0;
  return {
    onProgress: (progress) => onProgress(plan === null ? progress : { ...progress, plan }),
    onPlan: ({ territories, territoryOf }) => {
      number++;
      plan = { number, territories: [...territories], territoryOf: [...territoryOf] };
    },
  };
}

interface Source {
  readonly plan: PlanRecord;
  readonly files: PlanFiles;
  readonly credits: readonly string[];
}

function readSource(
  world: PlanWorld,
  actor: Actor,
  { planId, wishes }: DesignJobRequest,
): Promise<Outcome<Source>> {
  return act(world, actor, "plans:design", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const credit = (await tx.layers.find(plan.layerId))?.credit ?? "";
    const files = await readPlanFiles(tx, { plan, wishes, currentPlanId: plan.id });
    return success({ plan, files, credits: credit === "" ? [] : [credit] });
  });
}

interface Design {
  readonly asked: DesignJobRequest;
  readonly plan: PlanRecord;
  readonly summary: Summary;
  readonly written: CapturedFiles;
  readonly status: "done" | "cancelled";
}

/** Draft, files and the end of the job in one transaction, which a later attempt at the job makes void. */
async function storeDesign(
  world: DesignJobWorld,
  actor: Actor,
  { claimed, design }: { readonly claimed: ClaimedJob; readonly design: Design },
): Promise<JobEnd> {
  const { asked, plan, summary, written, status } = design;
  const { jobId, fence } = claimed;
  const alignment = await readAlignment(world.engine, written);
  let isLate = false;
  const stored = await act(world, actor, "plans:design", async (tx) => {
    isLate = !(await tx.jobs.lockAttempt(jobId, fence));
    if (isLate) return conflict("job", "a later attempt has the job", "nothing");
    const { name, wishes } = asked;
    const draft = await createDesignedPlan(
      world,
      { tx, actor },
      { source: plan, name, wishes, summary, alignment },
    );
    if (!draft.ok) return draft;
    await tx.jobs.insertFiles(jobId, filesOf(written));
    const { territories, overridesLeftOut } = draft.value;
    const result = {
      planId: draft.value.plan.id,
      territories,
      overridesLeftOut,
      objective: summary.objective,
      balance: summary.plan.balance,
      alternatives: summary.pareto,
      warnings: summary.warnings,
    };
    await tx.jobs.finish(jobId, { fence, state: status, result, at: world.wallClock.now() });
    return success(null);
  });
  if (stored.ok) return { kind: "stored" };
  return isLate ? { kind: "late" } : { kind: "ended", state: "failed", problems: stored.problems };
}

async function readAlignment(engine: World, written: CapturedFiles) {
  const file = "alignment.csv";
  const content = written.get(file);
  if (typeof content !== "string") throw new BrokenInvariant(`got no ${file}, expected the text of one`);
  const table = await engine.decoders.table({ file, bytes: new TextEncoder().encode(content), sha256: "" });
  if (!table.ok) throw new BrokenInvariant(`got a ${file} that cannot be read: ${table.problems[0].cause}`);
  return table.value.rows.map(([unit, territory]) => ({
    unit: String(unit ?? ""),
    territory: String(territory ?? ""),
  }));
}

/** How long it took is told by the job's own instants. */
const LEFT_OUT = "timing.json";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  geojson: "application/geo+json",
  html: "text/html; charset=utf-8",
  json: "application/json",
};

function filesOf(written: CapturedFiles): JobFile[] {
  return [...written]
    .filter(([name]) => name !== LEFT_OUT)
    .map(([name, content]) => ({
      name,
      mediaType: MEDIA_TYPES[name.replace(/^.*\./, "")] ?? "application/octet-stream",
      content: typeof content === "string" ? new TextEncoder().encode(content) : content,
    }));
}
