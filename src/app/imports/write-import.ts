import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportRecord, ImportState } from "../ports/rows/imports.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, refuseAction } from "../refuse.ts";
import { lockImport, refuseBusy } from "./find-import.ts";
import { type ImportKind, ImportStopped, type ImportWork } from "./import-kind.ts";
import { finishJob, isMine, type StepAttempt, type StepEnd } from "./import-step.ts";
import type { ImportWorld } from "./import-world.ts";
import { storedFile } from "./stored-file.ts";

/** Does what the check found, all of it in one transaction, with the end of the job. Problems: APP-409, IMP-330, IMP-341. */
export const applyImport = (world: ImportWorld, actor: Actor, attempt: StepAttempt): Promise<StepEnd> =>
  write(world, actor, attempt, {
    from: "checked",
    refuse: ({ problemCount, counts }) => {
      if (problemCount > 0) {
        const cause = `the check found ${problemCount} problems`;
        return conflict("import", cause, "correct the file or its mapping, and check it again");
      }
      return counts === null ? conflict("import", "it was not checked", "check it first") : null;
    },
    work: async (tx, kind, work) => {
      const result = await kind.apply(tx, work);
      if (!result.ok) return result;
      const at = world.wallClock.now();
      const { id, kind: name, head, mapping, options, fileName, sha256, counts } = work.record;
      await tx.imports.update(id, { state: "applied", appliedAt: at, result: result.value });
      if (kind.fields.length > 0) {
        await tx.imports.saveMapping(name, tx.imports.columnsHash(head.columns), { mapping, options, at });
      }
      const detail = { kind: name, file: fileName, sha256, counts, ...result.value };
      await tx.audit.append({ action: "import.applied", objectKind: "import", objectId: id, detail });
      return success({ importId: id, step: "apply", counts, ...result.value });
    },
  });

/** Takes an applied import back, updates included, all of it or nothing. Problems: APP-409, IMP-331. */
export const undoImport = (world: ImportWorld, actor: Actor, attempt: StepAttempt): Promise<StepEnd> =>
  write(world, actor, attempt, {
    from: "applied",
    refuse: () => null,
    work: async (tx, kind, work) => {
      const undone = await kind.undo(tx, work);
      if (!undone.ok) return undone;
      const { id, kind: name, counts } = work.record;
      await tx.imports.update(id, { state: "undone", undoneAt: world.wallClock.now() });
      const detail = { kind: name, counts };
      await tx.audit.append({ action: "import.undone", objectKind: "import", objectId: id, detail });
      return success({ importId: id, step: "undo", counts });
    },
  });

interface Writing {
  readonly from: ImportState;
  readonly refuse: (record: ImportRecord) => Outcome<never> | null;
  readonly work: (
    tx: Transaction,
    kind: ImportKind,
    work: ImportWork,
  ) => Promise<Outcome<Readonly<Record<string, unknown>>>>;
}

async function write(
  world: ImportWorld,
  actor: Actor,
  attempt: StepAttempt,
  { from, refuse, work }: Writing,
): Promise<StepEnd> {
  let isLate = false;
  try {
    const done = await act(world, actor, "imports:edit", async (tx) => {
      const found = await lockImport(tx, attempt.importId);
      if (!found.ok) return found;
      const { record, kind } = found.value;
      const refused = refuseAction(actor, kind.action);
      if (refused) return refused;
      const busy = await refuseBusy(tx, record, attempt.claimed?.jobId ?? null);
      if (!busy.ok) return busy;
      if (record.state !== from) {
        return conflict(`import ${record.id}`, `it is ${record.state}, not ${from}`, "look at its state");
      }
      const no = refuse(record);
      if (no) return no;
      const { watch } = attempt;
      const result = await work(tx, kind, {
        world,
        actor,
        record,
        file: storedFile(world, actor, record),
        watch,
      });
      if (!result.ok) return result;
      // last, so that nothing waits for the job's row while rows are written: its lease goes on meanwhile
      isLate = !(await isMine(tx, attempt));
      if (isLate) return failure([]);
      await finishJob(tx, attempt, { result: result.value, at: world.wallClock.now() });
      return success(null);
    });
    if (done.ok) return { kind: "stored" };
    return isLate ? { kind: "late" } : { kind: "refused", problems: done.problems };
  } catch (error) {
    if (error instanceof ImportStopped) return { kind: "stopped" };
    throw error;
  }
}
