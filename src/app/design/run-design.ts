import type { Summary } from "../../contract/summary.ts";
import type { Timing } from "../../contract/timing.ts";
import type { Problem } from "../../core/domain/problem.ts";
import type { SolveProgress, SolverPool, World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { describePlan } from "./describe-plan.ts";
import { finishPlan } from "./finish-plan.ts";
import { loadStudy } from "./load-study.ts";
import type { OptionTexts } from "./option-texts.ts";
import { readSettings, type Settings } from "./read-settings.ts";
import { requireWishes } from "./require-wishes.ts";
import type { PlanOnTheWay } from "./solve-problem.ts";
import { solveStudy } from "./solve-study.ts";
import { createStopwatch, type Stopwatch } from "./stopwatch.ts";
import { RESULT_FILES, writeDesignResult } from "./write-design-result.ts";

export interface DesignRequest {
  /** File of units or name of a bundled layer; null where the problem file names it or accounts are the units. */
  readonly units: string | null;
  readonly options: OptionTexts;
  /** Where to write; null writes nothing. */
  readonly outFolder: string | null;
  /** Heading of the report and sources of the data, where the caller knows better than the file names. */
  readonly title?: string;
  readonly credits?: readonly string[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SolveProgress) => void;
  /** Left out: nobody watches. */
  readonly onPlan?: (plan: PlanOnTheWay) => void;
}

export type DesignOutcome =
  | { readonly status: "done" | "cancelled"; readonly summary: Summary; readonly files: readonly string[] }
  | Refusal;

/** The main use case: read → solve → check → evaluate → explain → write. */
export async function runDesign(world: World, request: DesignRequest): Promise<DesignOutcome> {
  const stopwatch = createStopwatch(world.clock);
  const settings = await readSettings(world, request.units, request.options);
  if (!settings.ok) return badInput(settings.problems, settings.warnings);
  const unsaid = requireWishes(settings.value.spec);
  if (unsaid.length > 0) return badInput(unsaid, settings.warnings);
  const pool = world.startSolvers(settings.value.spec.threads ?? world.cores);
  try {
    return await designWith(world, request, { pool, settings: settings.value, stopwatch });
  } finally {
    await pool.close();
  }
}

async function tryOutFolder({ output }: World, folder: string | null): Promise<readonly Problem[]> {
  if (folder === null) return [];
  const tried = await output.tryOut(folder, RESULT_FILES);
  return tried.ok ? [] : tried.problems;
}

interface Running {
  readonly pool: SolverPool;
  readonly settings: Settings;
  readonly stopwatch: Stopwatch;
}

async function designWith(world: World, request: DesignRequest, running: Running): Promise<DesignOutcome> {
  const { pool, settings, stopwatch } = running;
  const loaded = await loadStudy(world, settings);
  // a folder that cannot be written is told now, not after the search
  const unwritable = await tryOutFolder(world, request.outFolder);
  if (!loaded.ok) return badInput([...loaded.problems, ...unwritable], loaded.warnings);
  if (unwritable.length > 0) return badInput(unwritable, loaded.warnings);
  const study = loaded.value;
  stopwatch.lap("readSeconds");
  const { signal, onProgress, onPlan } = request;
  const solved = await solveStudy({ study, pool, signal, onProgress, onPlan });
  stopwatch.lap("solveSeconds");
  if ("problems" in solved) return { ...solved, warnings: [...study.warnings, ...solved.warnings] };
  const plan = await finishPlan(solved, { study, pool, signal, stopwatch, onProgress });
  const summary = describePlan(plan, world.version);
  const status = signal.aborted ? "cancelled" : "done";
  if (request.outFolder === null) return { status, summary, files: [] };
  const timing = (): Timing => stopwatch.timing(pool.threads);
  const written = await writeDesignResult(world, plan, {
    folder: request.outFolder,
    summary,
    timing,
    title: request.title ?? study.title,
    credits: request.credits ?? [],
  });
  if (!written.ok) return badInput(written.problems, [...study.warnings, ...written.warnings]);
  return { status, summary, files: written.value };
}
