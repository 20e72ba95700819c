import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../core/domain/add-days.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { Stretch } from "../ports/rows/owners.ts";
import {
  cutStretches,
  isOwner,
  type NewStretch,
  type OwnerChange,
  type Period,
  putOwner,
} from "./change-owner.ts";

const START = "2026-12-25" as CivilDate;
const DAYS = 12;
const day = (n: number) => addDays(START, n);
const CALENDAR = Array.from({ length: 2 * DAYS }, (_, n) => n);
const isIn = ({ from, to }: Period, n: number) => from <= day(n) && (to === null || day(n) < to);
const place = { planId: "p", territoryId: "t", vacancyId: null };

/** Stretches as the store could hold them: one owner a day, nobody twice. */
const stretches = fc
  .array(fc.constantFrom("A", "B", "C", null), { minLength: DAYS, maxLength: DAYS })
  .chain((owners) =>
    fc.record({
      owners: fc.constant(owners),
      role: fc.constantFrom("primary" as const, "interim" as const),
      support: fc.tuple(fc.nat(DAYS - 2), fc.integer({ min: 1, max: DAYS })),
    }),
  )
  .map(({ owners, role, support: [from, length] }): readonly Stretch[] => [
    ...owners.flatMap((repId, n) =>
      repId === null ? [] : [{ ...place, id: `o${n}`, repId, role, from: day(n), to: day(n + 1) }],
    ),
    { ...place, id: "s", repId: "D", role: "support", from: day(from), to: day(from + length) },
  ]);
const period = fc
  .tuple(fc.nat(DAYS), fc.option(fc.integer({ min: 1, max: DAYS })))
  .map(([from, length]) => ({ from: day(from), to: length === null ? null : day(from + length) }));

const apply = (known: readonly Stretch[], { close, write }: OwnerChange): readonly NewStretch[] => [
  ...known.filter(({ id }) => !close.includes(id)),
  ...write,
];
const at = (rows: readonly NewStretch[], n: number) =>
  rows.filter(({ from, to }) => from <= day(n) && (to === null || day(n) < to));
const ownersAt = (rows: readonly NewStretch[], n: number) =>
  at(rows, n).flatMap(({ role, repId }) => (isOwner(role) ? [repId] : []));

it("gives a territory one owner for a period, and leaves every other day as it was", () => {
  fc.assert(
    fc.property(stretches, period, fc.constantFrom("A", "D", "E"), (known, wanted, repId) => {
      const after = apply(known, putOwner(known, { ...place, ...wanted, repId, role: "interim" }));
      const owners = CALENDAR.map((n) => ownersAt(after, n));
      const expected = CALENDAR.map((n) => (isIn(wanted, n) ? [repId] : ownersAt(known, n)));
      expect(owners).toEqual(expected);
      const reps = CALENDAR.map((n) => at(after, n).map((row) => row.repId));
      expect(reps.every((each) => new Set(each).size === each.length)).toBe(true);
      expect(after.every(({ from, to }) => to === null || from < to)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it("takes a period out, and nothing else", () => {
  fc.assert(
    fc.property(stretches, period, (known, cut) => {
      const after = apply(known, cutStretches(known, cut));
      const repsOf = (rows: readonly NewStretch[], n: number) =>
        at(rows, n)
          .map(({ repId }) => repId)
          .sort();
      const expected = CALENDAR.map((n) => (isIn(cut, n) ? [] : repsOf(known, n)));
      expect(CALENDAR.map((n) => repsOf(after, n))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
