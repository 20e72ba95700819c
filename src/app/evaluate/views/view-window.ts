import type { EvaluationView, Note } from "../../../core/evaluate/view/evaluation-view.ts";
import type { Credited } from "../stored/choose-window.ts";

const CREDITS = {
  "effective-dated": {
    id: "tiap kejadian dihitung untuk pemegang akun pada harinya",
    en: "each event counts for who held the account on its day",
  },
  restated: {
    id: "semua dihitung untuk pemegang akun pada hari terakhir",
    en: "everything counts for who holds the account on the last day",
  },
} as const;

/** Which days an evaluation of the store looked at, to whom they were credited, and how many of them no plan held; whatever of it is told. */
export function windowNotes(found: Partial<Credited>): readonly Note[] {
  const { from, until, credit, windowDays, plannedDays } = found;
  if (from === undefined || until === undefined) return [];
  const by = credit && CREDITS[credit];
  const window: Note = {
    text: {
      id: `Jangka: {from} sampai sebelum {until}${by ? `; ${by.id}` : ""}.`,
      en: `Window: {from} to before {until}${by ? `; ${by.en}` : ""}.`,
    },
    values: { from: { value: from, unit: "text" }, until: { value: until, unit: "text" } },
  };
  // a restated event needs no plan of its own day
  if (credit !== "effective-dated" || windowDays === undefined || plannedDays === undefined) return [window];
  return plannedDays < windowDays ? [window, unplanned(plannedDays, windowDays)] : [window];
}

const unplanned = (planned: number, days: number): Note => ({
  text: {
    id: "Rencana berlaku pada {planned} dari {days} hari itu saja; kejadian pada hari lain tidak masuk wilayah mana pun.",
    en: "A plan holds on {planned} of these {days} days only; what happened on the others belongs to no territory.",
  },
  values: { planned: { value: planned, unit: "count" }, days: { value: days, unit: "count" } },
});

export const withWindow = (view: EvaluationView, found: Partial<Credited>): EvaluationView => ({
  ...view,
  notes: [...windowNotes(found), ...view.notes],
});
