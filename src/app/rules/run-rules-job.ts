import { type RulesJobRequest, rulesJobSchema } from "../../contract/rules.ts";
import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { creatorOf, endOfStopped, type JobEnd, type JobWatch } from "../jobs/job-attempt.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { ClaimedJob } from "../ports/job-queue.ts";
import type { Transaction } from "../ports/store.ts";
import { type AppliedRules, applyRules } from "./apply-rules.ts";
import { testRules } from "./test-rules.ts";

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

function finish(
  { wallClock }: PlanWorld,
  tx: Transaction,
  { claimed: { jobId, fence }, planVersion, report }: AppliedRules & { readonly claimed: ClaimedJob },
): Promise<boolean> {
  const result = { planVersion, ...report };
  return tx.jobs.finish(jobId, { fence, state: "done", result, at: wallClock.now() });
}
