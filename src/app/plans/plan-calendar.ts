import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { PlanEffect } from "../ports/rows/effects.ts";

/** A stretch of a sales force's calendar that is to be written; its id is given when it is stored. */
export type Stretch = Pick<PlanEffect, "planId" | "planVersion" | "from" | "to">;

export interface CalendarChange {
  /** Ids of effects that no longer stand as they are. */
  readonly close: readonly string[];
  readonly write: readonly Stretch[];
}

const holdsOn = ({ from, to }: Pick<Stretch, "from" | "to">, date: CivilDate) =>
  from <= date && (to === null || date < to);

/**
 * Puts a plan into the calendar from a date on: it cuts off the plan that would hold then and ends where a later one
 * begins. Gives the effect in the way if another plan begins on the very date, and does not only go on then. `calendar` has no overlaps.
 */
export function insertPlan(
  calendar: readonly PlanEffect[],
  { planId, planVersion, from }: Omit<Stretch, "to">,
): { readonly change: CalendarChange } | { readonly clash: PlanEffect } {
  const cut = calendar.find((effect) => holdsOn(effect, from));
  if (cut?.from === from) {
    const goesOn = calendar.some(({ planId: id, to }) => id === cut.planId && to === from);
    if (!goesOn) return { clash: cut };
  }
  const laterStarts = calendar.map((effect) => effect.from).filter((start) => start > from);
  const added = { planId, planVersion, from, to: laterStarts.sort()[0] ?? null };
  if (cut === undefined) return { change: { close: [], write: [added] } };
  const before = cut.from < from ? [{ ...stretchOf(cut), to: from }] : [];
  return { change: { close: [cut.id], write: [...before, added] } };
}

/** Takes a plan out again; the plan that ended where it began goes on in its place. */
export function removePlan(calendar: readonly PlanEffect[], planId: string): CalendarChange {
  const removed = calendar.find((effect) => effect.planId === planId);
  if (!removed) return { close: [], write: [] };
  const before = calendar.find((effect) => effect.to === removed.from);
  return before
    ? {
        close: [removed.id, before.id],
        write: [{ ...stretchOf(before), to: removed.to }],
      }
    : { close: [removed.id], write: [] };
}

/** Ends a plan on a date: the date itself is the first on which it no longer holds. */
export function endPlan(
  calendar: readonly PlanEffect[],
  { planId, on }: { readonly planId: string; readonly on: CivilDate },
): CalendarChange {
  const ended = calendar.filter(
    (effect) => effect.planId === planId && (effect.to === null || effect.to > on),
  );
  return {
    close: ended.map(({ id }) => id),
    write: ended.filter(({ from }) => from < on).map((effect) => ({ ...stretchOf(effect), to: on })),
  };
}

/** Lets a plan that holds go on with another version of it from a date on. */
export function continuePlan(
  calendar: readonly PlanEffect[],
  { planId, planVersion, on }: Pick<Stretch, "planId" | "planVersion"> & { readonly on: CivilDate },
): CalendarChange {
  const { close, write } = endPlan(calendar, { planId, on });
  const later = calendar
    .filter(({ id }) => close.includes(id))
    .map((effect) => ({ ...stretchOf(effect), planVersion, from: effect.from < on ? on : effect.from }));
  return { close, write: [...write, ...later] };
}

const stretchOf = ({ planId, planVersion, from, to }: PlanEffect): Stretch => ({
  planId,
  planVersion,
  from,
  to,
});
