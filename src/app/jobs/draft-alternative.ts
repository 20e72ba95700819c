import { designJobSchema } from "../../contract/jobs.ts";
import { type Summary, summarySchema } from "../../contract/summary.ts";
import { BrokenInvariant, type Outcome } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { createDesignedPlan, type StoredDesign } from "../plans/create-designed-plan.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { JobFile } from "../ports/rows/jobs.ts";
import type { Transaction } from "../ports/store.ts";
import type { World } from "../ports.ts";
import { conflict, invalid, notFound } from "../refuse.ts";
import type { JobRequest } from "./get-job.ts";

export interface AlternativeRequest extends JobRequest {
  /** Name of one of the plans that a trade-off offered. */
  readonly alternative: string;
  /** Of the draft. */
  readonly name: string;
}

/**
 * Makes a draft of one of the plans that a design with `pareto` offered. Problems: APP-404 job, or its plan; APP-409 it
 * offered none, or the name is taken; APP-422 it has no such one.
 */
export function draftAlternative(
  world: PlanWorld & { readonly engine: World },
  actor: Actor,
  { jobId, alternative, name }: AlternativeRequest,
): Promise<Outcome<StoredDesign>> {
  return act(world, actor, "plans:design", async (tx) => {
    const job = await tx.jobs.find(jobId);
    if (!job) return notFound("job", jobId);
    const offered = await readOffer(world.engine, tx, jobId);
    if (offered === null) {
      return conflict(`job ${jobId}`, "it offers no alternatives", 'start a design with "pareto"');
    }
    const chosen = offered.summary.pareto?.find(({ plan }) => plan === alternative);
    const names = offered.summary.pareto?.map(({ plan }) => plan) ?? [];
    if (chosen === undefined) {
      return invalid("/alternative", `there is no "${alternative}"`, `choose one of ${names.join(", ")}`);
    }
    const { planId, planVersion, wishes } = designJobSchema.parse(job.request);
    const source = await tx.plans.find(planId);
    if (!source) return notFound("plan", planId);
    const objective = { ...offered.summary.objective, value: chosen.objective };
    return createDesignedPlan(
      world,
      { tx, actor },
      {
        source: { ...source, version: planVersion },
        name,
        wishes,
        summary: { ...offered.summary, objective },
        alignment: offered.rows
          .filter(([plan]) => plan === alternative)
          .map(([, unit, territory]) => ({ unit: String(unit ?? ""), territory: String(territory ?? "") })),
      },
    );
  });
}

interface Offer {
  readonly summary: Summary;
  /** Name of the alternative, unit code, territory code (empty: white space). */
  readonly rows: readonly (readonly unknown[])[];
}

/** Null: the job offered none. */
async function readOffer(engine: World, tx: Transaction, jobId: string): Promise<Offer | null> {
  const alternatives = await tx.jobs.readFile(jobId, "alternatives.csv");
  const summary = await tx.jobs.readFile(jobId, "summary.json");
  if (alternatives === null || summary === null) return null;
  const table = await engine.decoders.table({ ...source(alternatives), sha256: "" });
  if (!table.ok)
    throw new BrokenInvariant(`got an alternatives.csv that cannot be read: ${table.problems[0].cause}`);
  const text = new TextDecoder().decode(summary.content);
  return { summary: summarySchema.parse(JSON.parse(text)), rows: table.value.rows };
}

const source = ({ name, content }: JobFile) => ({ file: name, bytes: new Uint8Array(content) });
