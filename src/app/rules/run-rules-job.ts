import { type RulesJobRequest, rulesJobSchema } from "../../contract/rules.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { creatorOf, endOfStopped, type JobEnd, type JobWatch } from "../jobs/job-attempt.ts";
import { openPlanForEdit } from "../plans/open-plan-for-edit.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import { writeChangeSet } from "../plans/write-change-set.ts";
import type { Actor } from "../ports/actor.ts";
import type { ClaimedJob } from "../ports/job-queue.ts";
import type { Transaction } from "../ports/store.ts";
import type { RulesReport } from "./rules-report.ts";
import { type SurveyWatch, surveyRules, testRules } from "./test-rules.ts";

/** Tells what rules would do, or does it: the overrides of a draft in one change-set, with the end of the job. */
export async function runRulesJob(world: PlanWorld, claimed: ClaimedJob, watch: JobWatch): Promise<JobEnd> {
  const asked = rulesJobSchema.parse(claimed.request);
  const actor = creatorOf(claimed, world);
  const at = { claimed, actor, watch };
  const ended = asked.apply ? await applyInJob(world, asked, at) : await testInJob(world, asked, at);
  if (watch.signal.aborted && !(ended.ok && ended.value === "stored")) return endOfStopped(watch.signal);
  if (!ended.ok) return ended.problems.length === 0 ? { kind: "late" } : failed(ended.problems);
  return { kind: ended.value };
}

const failed = (problems: readonly Problem[]): JobEnd => ({ kind: "ended", state: "failed", problems });

interface Attempt {
  readonly claimed: ClaimedJob;
  readonly actor: Actor;
  readonly watch: JobWatch;
}

/** A refusal without problems takes back what was written: the attempt was stopped, or is no longer the newest. */
const TAKEN_BACK = failure([]);

async function testInJob(
  world: PlanWorld,
  { planId, rules }: RulesJobRequest,
  { claimed, actor, watch }: Attempt,
): Promise<Outcome<"stored" | "late">> {
  const tested = await testRules(world, actor, { planId, rules }, watch);
  if (!tested.ok) return tested;
  if (watch.signal.aborted) return TAKEN_BACK;
  const { version, report } = tested.value;
  return act(world, actor, "plans:inspect", async (tx) =>
    success((await finish(world, tx, { claimed, planVersion: version, report })) ? "stored" : "late"),
  );
}

function applyInJob(
  world: PlanWorld,
  { planId, planVersion }: RulesJobRequest,
  { claimed, actor, watch }: Attempt,
): Promise<Outcome<"stored" | "late">> {
  return act(world, actor, "plans:edit", async (tx) => {
    const applied = await applyRules(tx, actor, { planId, version: planVersion, watch });
    if (!applied.ok) return applied;
    if (watch.signal.aborted) return TAKEN_BACK;
    const isMine = await finish(world, tx, { claimed, ...applied.value });
    return isMine ? success("stored" as const) : TAKEN_BACK;
  });
}

interface Applied {
  readonly planVersion: number;
  readonly report: RulesReport;
}

/**
 * Writes the overrides that the rules ask for as a new version of a draft, in this transaction; where they stand already
 * there is none. Problems: APP-404, APP-409 state, APP-412.
 */
export async function applyRules(
  tx: Transaction,
  actor: Actor,
  {
    planId,
    version,
    watch,
  }: { readonly planId: string; readonly version: number | null; readonly watch: SurveyWatch },
): Promise<Outcome<Applied>> {
  const plan = await openPlanForEdit(tx, { planId, version });
  if (!plan.ok) return plan;
  const rules = await tx.rules.list(planId);
  const { report, moves } = await surveyRules(tx, actor, { plan: plan.value, rules, watch });
  if (moves.length === 0 || watch.signal.aborted) return success({ planVersion: plan.value.version, report });
  const reason = `account rules: ${report.moves.accounts} accounts move`;
  const written = await writeChangeSet(tx, plan.value, { kind: "rules", reason, moves });
  return success({ planVersion: written.version, report });
}

function finish(
  { wallClock }: PlanWorld,
  tx: Transaction,
  { claimed: { jobId, fence }, planVersion, report }: Applied & { readonly claimed: ClaimedJob },
): Promise<boolean> {
  const result = { planVersion, ...report };
  return tx.jobs.finish(jobId, { fence, state: "done", result, at: wallClock.now() });
}
