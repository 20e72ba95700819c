import { type ExportAsked, exportJobSchema } from "../../contract/exports.ts";
import { type Failure, failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { ObjectTable } from "../../core/export/salesforce/read-records.ts";
import { act } from "../act.ts";
import type { JobWatch } from "../jobs/job-attempt.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Store, Transaction } from "../ports/store.ts";
import type { DraftFile, FileDraft } from "../ports.ts";
import { conflict, notFound } from "../refuse.ts";
import { exportedEntry } from "./exported-entry.ts";
import { exportAction } from "./start-export.ts";
import { writeExport } from "./write-export.ts";

interface ExportToFile {
  readonly asked: ExportAsked;
  /** Of the file, which is replaced. */
  readonly path: string;
  readonly watch: JobWatch;
  /** Present state of an organisation of Salesforce. */
  readonly current: readonly ObjectTable[] | null;
}

/** Null: cancelled, nothing was written. */
export type ExportedFile = { readonly rows: number; readonly bytes: number } | null;

/**
 * Writes what the actor is shown into a file as it is read, without a job. Problems: APP-404, APP-409 where it cannot be
 * had in this format, its outlines are out of date, or it was changed meanwhile, IMP-209.
 */
export async function exportToFile(
  world: { readonly store: Store; readonly draftFile: DraftFile },
  actor: Actor,
  { asked, path, watch, current }: ExportToFile,
): Promise<Outcome<ExportedFile>> {
  const request = exportJobSchema.parse(asked);
  const { planId } = request;
  let draft = null as FileDraft | null;
  const exported = await act(world, actor, exportAction(request), async (tx) => {
    const plan = planId === null ? null : await tx.plans.find(planId);
    if (planId !== null && plan === null) return notFound("plan", planId);
    const stale =
      plan && request.content === "territories" && request.format === "geojson"
        ? await refuseUndrawn(tx, plan)
        : null;
    if (stale) return stale;
    const written = await writeExport({ tx, actor, plan, watch }, request, current);
    if (!written.ok) return written;
    const file = await world.draftFile(path, written.value.chunks);
    if (!file.ok) return file;
    draft = file.value;
    if (watch.signal.aborted) return failure([]);
    const overtaken = plan && (await refuseChanged(tx, plan));
    if (overtaken) return overtaken;
    const rows = written.value.rows();
    await tx.audit.append(exportedEntry(request, { rows, planVersion: plan?.version ?? null }));
    return success({ rows, bytes: draft.bytes }, written.warnings);
  }).catch(async (error) => {
    await draft?.discard();
    throw error;
  });
  if (exported.ok) await draft?.keep();
  else await draft?.discard();
  return !exported.ok && watch.signal.aborted ? success(null) : exported;
}

/** Its rows are read one page after the other: those of two versions are no plan. */
async function refuseChanged(
  tx: Transaction,
  { id, name, version }: Pick<PlanRecord, "id" | "name" | "version">,
): Promise<Failure | null> {
  if ((await tx.plans.find(id))?.version === version) return null;
  return conflict(`plan ${name}`, "the plan was changed while it was exported", "export it again");
}

/** Outlines are derived by workers, after each change of a plan. */
async function refuseUndrawn(
  tx: Transaction,
  plan: { readonly id: string; readonly version: number },
): Promise<Failure | null> {
  const view = await tx.shapes.view(plan.id);
  if (view === null || view.drawnVersion === plan.version) return null;
  const cause = "the outlines of the plan's newest version are not derived yet";
  return conflict(
    "plan",
    cause,
    "let a server or `wilayah work` run on the store for a moment, then export again",
  );
}
