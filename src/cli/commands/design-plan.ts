import type { Command } from "commander";
import { startDesign } from "../../app/jobs/start-design.ts";
import { getPlan } from "../../app/plans/get-plan.ts";
import type { JobRecord } from "../../app/ports/rows/jobs.ts";
import type { PlanRecord } from "../../app/ports/rows/plans.ts";
import { designBodySchema } from "../../contract/jobs.ts";
import { failure, type Outcome, type Problem, success } from "../../contract/outcome.ts";
import { parseJson } from "../../contract/read-problem.ts";
import { awaitJob } from "../await-job.ts";
import type { CommandContext } from "../command-context.ts";
import {
  addMemberOptions,
  type Door,
  type MemberFlags,
  readAsked,
  runAsMember,
  withPlan,
} from "../plan-door.ts";
import { createProgressWriter, type ProgressWriter } from "../progress-line.ts";
import { renderPlanLine } from "../render-plans.ts";
import { createReporter } from "../reporter.ts";
import { sayCount } from "../words.ts";

const HELP = `
The answer becomes a draft of its own; the plan stays as it is. A job like any other: a server's workers take it, or this
command does while it waits. Ctrl-C cancels it.
--wishes is a file like problem.json without what names files (see \`wilayah schema problem\`); its fields go before the
wishes that the plan was designed by.

Example:
  wilayah plan design "This year" --name "Next year" --wishes wishes.json --as ops@contoh.example`;

interface Flags extends MemberFlags {
  readonly name: string;
  readonly wishes?: string;
  readonly keepPartial?: boolean;
}

/** What a design came to: the draft, if one was kept. */
interface Designed {
  readonly job: JobRecord;
  readonly plan: PlanRecord | null;
}

/** `wilayah plan design`. */
export function addPlanDesignCommand(plan: Command, context: CommandContext): void {
  const command = plan
    .command("design")
    .description("design a plan's territories anew, as a draft")
    .argument("<plan>", "name or id of the plan to begin with")
    .addHelpText("after", HELP);
  addMemberOptions(command)
    .requiredOption("--name <name>", "name of the draft that the answer becomes")
    .option("--wishes <file>", "JSON of wishes (default: those of the plan)")
    .option("--keep-partial", "keep the best answer so far when it is cancelled");
  command.action((from: string, flags: Flags) => design(context, from, flags));
}

async function design(context: CommandContext, from: string, flags: Flags): Promise<void> {
  const { terminal } = context;
  const { words, json, locale } = createReporter(terminal, flags);
  const progress = createProgressWriter(terminal, words, { json, locale });
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  await runAsMember<object, Designed>(context, flags, {
    asked: await readWishes(context, flags.wishes),
    work: (door, wishes) =>
      withPlan(door, from, async (plan) => {
        const { name, keepPartial } = flags;
        const given = { name, keepPartial, wishes: { ...plan.wishes, ...wishes } };
        const asked = readAsked(designBodySchema, given);
        if (!asked.ok) return asked;
        const waiting = { progress, signal: stop.signal };
        return runJob(context, door, { asked: { ...asked.value, planId: plan.id }, waiting });
      }),
    isCancelled: ({ job }) => job.state === "cancelled",
    json: (designed) => designed,
    text: ({ job, plan }, report) =>
      plan === null
        ? `${words.notDesigned}\n`
        : `${renderPlanLine(plan, report)}${sayCount(Number(job.result?.territories), "territory", words)}\n`,
  }).finally(release);
}

/** The fields of the wishes' file; which of them there are, the contract says later. */
async function readWishes({ world }: CommandContext, file: string | undefined): Promise<Outcome<object>> {
  if (file === undefined) return success({});
  const source = await world.files.read(file);
  if (!source.ok) return source;
  const text = await world.decoders.text(source.value);
  if (!text.ok) return text;
  const json = parseJson(text.value, file);
  if (!json.ok) return json;
  if (typeof json.value === "object" && json.value !== null && !Array.isArray(json.value)) {
    return success(json.value, text.warnings);
  }
  const cause = "the wishes are not an object";
  const fix = 'write them like {"iterations": 20000}';
  return failure([{ code: "CLI-141", where: { file }, cause, fix }]);
}

interface Running {
  readonly asked: Parameters<typeof startDesign>[2];
  readonly waiting: { readonly progress: ProgressWriter; readonly signal: AbortSignal };
}

/** Starts the job, lends a worker to it, and waits until it has ended. */
async function runJob(
  { world: engine, terminal }: CommandContext,
  door: Door,
  { asked, waiting }: Running,
): Promise<Outcome<Designed>> {
  const isDebugged = terminal.environment.WILAYAH_DEBUG === "1";
  const worker = await engine.server.lendWorker(door.store, isDebugged ? terminal.err : () => {});
  try {
    const { world, actor } = door;
    const started = await startDesign({ ...world, queue: worker.queue, engine }, actor, asked);
    if (!started.ok) return started;
    const ended = await awaitJob(door, started.value, waiting);
    return ended.ok ? await readResult(door, ended.value) : ended;
  } finally {
    await worker.stop();
  }
}

async function readResult({ world, actor }: Door, job: JobRecord): Promise<Outcome<Designed>> {
  if (job.state === "failed" || job.state === "dead") return failure(job.problems ?? []);
  if (job.result === null) return success({ job, plan: null });
  const plan = await getPlan(world, actor, { planId: String(job.result.planId) });
  const warnings = (job.result.warnings ?? []) as readonly Problem[];
  return plan.ok ? success({ job, plan: plan.value }, warnings) : plan;
}
