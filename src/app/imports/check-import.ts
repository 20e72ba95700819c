import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportCounts, ImportProblem, ImportRecord } from "../ports/rows/imports.ts";
import type { Transaction } from "../ports/store.ts";
import { UnreadableFile } from "../ports.ts";
import { conflict, refuseAction } from "../refuse.ts";
import { completeOptions } from "./complete-options.ts";
import { lockImport, refuseBusy } from "./find-import.ts";
import { type ImportCheck, type ImportKind, ImportStopped, LISTED_PROBLEMS } from "./import-kind.ts";
import { finishJob, isMine, type StepAttempt, type StepEnd } from "./import-step.ts";
import type { ImportWorld } from "./import-world.ts";
import { storedFile } from "./stored-file.ts";

const PROBLEMS_PER_STATEMENT = 1_000;

/**
 * Finds out all that a file would do and all that is wrong with it. It writes nothing but what it stages; an attempt that
 * is left behind is overtaken by the next one, which begins anew.
 */
export async function checkImport(world: ImportWorld, actor: Actor, attempt: StepAttempt): Promise<StepEnd> {
  const begun = await begin(world, actor, attempt);
  if (!begun.ok) return { kind: "refused", problems: begun.problems };
  const { record, kind } = begun.value;
  const problems = gatherProblems();
  const check: ImportCheck = {
    world,
    actor,
    record,
    file: storedFile(world, actor, record),
    watch: attempt.watch,
    stage: (write) => stage(world, actor, { record, attempt, write }),
    report: problems.add,
  };
  try {
    const counts = await readAll(kind, check);
    if (!counts.ok) return { kind: "refused", problems: counts.problems };
    await check.stage((tx) => end(tx, { world, record, attempt, counts: counts.value, problems }));
    return { kind: "stored" };
  } catch (error) {
    if (!(error instanceof ImportStopped)) throw error;
    return { kind: attempt.watch.signal.aborted ? "stopped" : "late" };
  }
}

async function readAll(kind: ImportKind, check: ImportCheck): Promise<Outcome<ImportCounts>> {
  try {
    return await kind.check(check);
  } catch (error) {
    if (error instanceof UnreadableFile) return failure([error.problem]);
    throw error;
  }
}

interface Begun {
  readonly record: ImportRecord;
  readonly kind: ImportKind;
}

/** Takes the import for this attempt: an earlier one that still runs finds its number gone and stops. */
const begin = (world: ImportWorld, actor: Actor, attempt: StepAttempt): Promise<Outcome<Begun>> =>
  act(world, actor, "imports:edit", async (tx) => {
    const found = await lockImport(tx, attempt.importId);
    if (!found.ok) return found;
    const { record, kind } = found.value;
    const refused = refuseAction(actor, kind.action);
    if (refused) return refused;
    const busy = await refuseBusy(tx, record, attempt.claimed?.jobId ?? null);
    if (!busy.ok) return busy;
    if (record.state !== "uploaded" && record.state !== "checked") {
      return conflict(`import ${record.id}`, `it is ${record.state}`, "upload the file again");
    }
    await tx.imports.clearRows(record.id);
    const options = await completeOptions(tx, record, kind);
    if (!options.ok) return options;
    const change = { state: "uploaded", run: record.run + 1, options: options.value } as const;
    await tx.imports.update(record.id, { ...change, counts: null, problemCount: 0, warningCount: 0 });
    return success({ record: { ...record, ...change }, kind });
  });

interface Staging<T> {
  readonly record: ImportRecord;
  readonly attempt: StepAttempt;
  readonly write: (tx: Transaction) => Promise<T>;
}

async function stage<T>(
  world: ImportWorld,
  actor: Actor,
  { record, attempt, write }: Staging<T>,
): Promise<T> {
  if (attempt.watch.signal.aborted) throw new ImportStopped("the work was stopped");
  const done = await act(world, actor, "imports:edit", async (tx) => {
    const now = await tx.imports.lock(record.id);
    if (now?.run !== record.run || !(await isMine(tx, attempt)))
      throw new ImportStopped("another attempt has it");
    return success(await write(tx));
  });
  if (done.ok) return done.value;
  throw new UnreadableFile(done.problems[0]);
}

interface Gathered {
  readonly counts: Readonly<Record<ImportProblem["severity"], number>>;
  readonly add: (problem: ImportProblem) => void;
  /** What is kept, with a line for each kind of which more was found: what stops the file before what does not. */
  readonly list: () => readonly ImportProblem[];
}

/** Each severity has room of its own: no crowd of warnings hides what stops the file. */
function gatherProblems(): Gathered {
  const kept: ImportProblem[] = [];
  const omitted = new Map<string, ImportProblem>();
  const counts = { problem: 0, warning: 0 };
  const add = (problem: ImportProblem) => {
    const { severity, code } = problem;
    if (++counts[severity] <= LISTED_PROBLEMS) kept.push(problem);
    else omitted.set(`${severity} ${code}`, problem);
  };
  const list = () => {
    const all = [...kept, ...[...omitted.values()].map(restOf)];
    return (["problem", "warning"] as const).flatMap((wanted) =>
      all.filter(({ severity }) => severity === wanted),
    );
  };
  return { counts, add, list };
}

const restOf = ({ severity, code }: ImportProblem): ImportProblem => ({
  ...{ severity, code, rowNumber: null, column: null, value: null },
  cause: `only the first ${LISTED_PROBLEMS} are listed, and there are more of this kind`,
  fix: "correct what is listed, and check the file again",
});

async function end(
  tx: Transaction,
  {
    world,
    record,
    attempt,
    counts,
    problems: { list, counts: faults },
  }: {
    readonly world: ImportWorld;
    readonly record: ImportRecord;
    readonly attempt: StepAttempt;
    readonly counts: ImportCounts;
    readonly problems: Gathered;
  },
): Promise<void> {
  const kept = list();
  for (let start = 0; start < kept.length; start += PROBLEMS_PER_STATEMENT) {
    await tx.imports.addProblems(record.id, start + 1, kept.slice(start, start + PROBLEMS_PER_STATEMENT));
  }
  const found = { problemCount: faults.problem, warningCount: faults.warning };
  await tx.imports.update(record.id, { state: "checked", counts, ...found });
  const detail = { kind: record.kind, counts, problems: faults.problem };
  await tx.audit.append({ action: "import.checked", objectKind: "import", objectId: record.id, detail });
  const result = {
    importId: record.id,
    step: "check",
    counts,
    problems: faults.problem,
    warnings: faults.warning,
  };
  await finishJob(tx, attempt, { result, at: world.wallClock.now() });
}

/** The words of a problem of the file for who asked for the check. */
export const problemOfRow = (
  fileName: string,
  { code, rowNumber, column, value, cause, fix }: ImportProblem,
): Problem => ({
  code,
  where: {
    file: fileName,
    ...(rowNumber === null ? {} : { row: rowNumber }),
    ...(column === null ? {} : { column }),
    // of an empty cell the column says enough
    ...(value === null || value === "" ? {} : { item: value }),
  },
  cause,
  fix,
});
