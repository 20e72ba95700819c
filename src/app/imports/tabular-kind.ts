import { type Outcome, success } from "../../core/domain/problem.ts";
import type { TabularKind } from "../../core/import/kinds/field.ts";
import type { ImportRecord, ImportTarget } from "../ports/rows/imports.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import type { Action } from "../rights/policy.ts";
import { changeHeldPlan, holdActivePlan } from "../rules/place-changed-accounts.ts";
import { checkRecords } from "./check-records.ts";
import { namesTerritories } from "./complete-options.ts";
import { type ImportKind, type ImportWork, stopIfAsked } from "./import-kind.ts";
import { refuseDrift } from "./refuse-drift.ts";

/** Rows that one statement writes: what a cancel waits for at most. */
const SLICE_ROWS = 5_000;
/** Records that a refusal names. */
const NAMED = 100;

/** A kind whose rows become records of a table, by what core says of its fields. */
export function tabularKind(tabular: TabularKind, action: Action): ImportKind {
  const targetOf = ({ options }: ImportRecord): ImportTarget => ({
    kind: tabular.kind,
    fields: tabular.fields.filter(({ isStored = true }) => isStored),
    layerId: options.layerId,
    planId: options.more.plan ?? null,
  });
  const namesItself = tabular.fields.some(({ key }) => key === "parent");
  return {
    name: tabular.kind,
    action,
    fields: tabular.fields,
    more: namesTerritories(tabular.fields) ? ["plan"] : [],
    target: targetOf,
    check: (check) => checkRecords(check, tabular, targetOf),
    apply: async (tx, work) => {
      const { records } = tx.imports;
      const target = targetOf(work.record);
      const drift = await records.driftSinceCheck(work.record.id, target, NAMED);
      if (drift.length > 0) return refuseDrift(work.record, "check", drift);
      const { hasNew, hasChanged } = effectsOf(work.record);
      await inSlices(tx, work, [
        ...when(hasNew, (slice) => records.insert(target, slice, "elsewhere")),
        ...when(hasNew && namesItself, (slice) => records.insert(target, slice, "within")),
        ...when(hasChanged, (slice) => records.update(target, slice)),
      ]);
      return success(null);
    },
    undo: async (tx, work): Promise<Outcome<null>> => {
      const { records } = tx.imports;
      const target = targetOf(work.record);
      if (tabular.kind === "accounts") await releasePlaced(tx, work);
      const drift = await records.driftSinceApply(work.record.id, target, NAMED);
      if (drift.length > 0) return refuseDrift(work.record, "apply", drift);
      const { hasNew, hasChanged } = effectsOf(work.record);
      await inSlices(tx, work, [
        ...when(hasChanged, (slice) => records.restore(target, slice)),
        ...when(hasNew && namesItself, (slice) => records.remove(target, slice, "within")),
        ...when(hasNew, (slice) => records.remove(target, slice, "elsewhere")),
      ]);
      return success(null);
    },
  };
}

/**
 * Takes accounts that the import brought out of the territories that rules put them into since, in plans that hold. What
 * people decided about them stands in the way.
 */
async function releasePlaced(tx: Transaction, { world, actor, record }: ImportWork): Promise<void> {
  const reason = `the import of ${record.fileName} is undone`;
  const held = new Map<string, PlanRecord>();
  for (const { planId } of await tx.rules.placedOfImport(record.id)) {
    const plan = await holdActivePlan(tx, planId);
    if (plan) held.set(planId, plan);
  }
  // once more, now that nobody else changes them
  for (const { planId, moves } of await tx.rules.placedOfImport(record.id)) {
    const plan = held.get(planId);
    if (plan) await changeHeldPlan(world, tx, actor, { plan, reason, moves });
  }
}

/** What the check found to be done. Before it has counted nothing is applied or undone. */
const effectsOf = ({ counts }: ImportRecord) => ({
  hasNew: counts !== null && counts.new > 0,
  hasChanged: counts !== null && counts.changed > 0,
});

const when = (is: boolean, step: Step): readonly Step[] => (is ? [step] : []);

type Step = (slice: {
  readonly importId: string;
  readonly fromRow: number;
  readonly untilRow: number;
  readonly at: Date;
}) => Promise<void>;

/** Does each step for all rows before the next one, a slice at a time. Throws `ImportStopped` between two slices. */
async function inSlices(
  tx: Transaction,
  { record, watch, world }: ImportWork,
  steps: readonly Step[],
): Promise<void> {
  const last = await tx.imports.lastRowNumber(record.id);
  const at = world.wallClock.now();
  const slices = Math.ceil((last + 1) / SLICE_ROWS) * steps.length;
  const of = record.counts?.rows ?? 0;
  let written = 0;
  for (const step of steps) {
    for (let fromRow = 0; fromRow <= last; fromRow += SLICE_ROWS) {
      stopIfAsked(watch);
      await step({ importId: record.id, fromRow, untilRow: fromRow + SLICE_ROWS, at });
      watch.onProgress({ phase: "write", done: Math.round((of * ++written) / slices), of });
    }
  }
}
