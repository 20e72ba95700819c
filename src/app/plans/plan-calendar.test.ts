import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { PlanEffect } from "../ports/rows/effects.ts";
import { type CalendarChange, continuePlan, endPlan, insertPlan, removePlan } from "./plan-calendar.ts";

const DAYS = 28;
const day = (number: number) => `2026-02-${String(number).padStart(2, "0")}` as CivilDate;

let ids = 0;
function apply(calendar: readonly PlanEffect[], { close, write }: CalendarChange): PlanEffect[] {
  const kept = calendar.filter(({ id }) => !close.includes(id));
  expect(kept.length).toBe(calendar.length - close.length);
  return [...kept, ...write.map((stretch) => ({ ...stretch, id: String(ids++), salesForce: "field" }))];
}

/** The plan of each day, read off the effects one by one; fails where two hold on one day. */
function planByDay(calendar: readonly PlanEffect[]): (string | null)[] {
  return Array.from({ length: DAYS }, (_, index) => {
    const holding = calendar.filter(
      ({ from, to }) => from <= day(index + 1) && (to === null || day(index + 1) < to),
    );
    expect(holding.length).toBeLessThan(2);
    return holding[0]?.planId ?? null;
  });
}

const start = fc.integer({ min: 1, max: DAYS });

describe("the calendar of a sales force", () => {
  it("has one plan a day: the last one that was put in at or before it, until it is ended", () => {
    fc.assert(
      fc.property(fc.array(start, { minLength: 1, maxLength: 8 }), (starts) => {
        let calendar: PlanEffect[] = [];
        const begins = new Map<number, string>();
        for (const [index, number] of starts.entries()) {
          const planId = `P${index}`;
          const entry = insertPlan(calendar, { planId, planVersion: 1, from: day(number) });
          expect("clash" in entry).toBe(begins.has(number));
          if ("clash" in entry) continue;
          begins.set(number, planId);
          calendar = apply(calendar, entry.change);
        }
        let plan: string | null = null;
        const expected = Array.from({ length: DAYS }, (_, index) => {
          plan = begins.get(index + 1) ?? plan;
          return plan;
        });
        expect(planByDay(calendar)).toEqual(expected);
      }),
    );
  });

  it("lets a plan begin on the day from which the one before only goes on with another version", () => {
    const first = insertPlan([], { planId: "P", planVersion: 1, from: day(1) });
    if ("clash" in first) throw new Error("nothing is in the way");
    let calendar = apply([], first.change);
    calendar = apply(calendar, continuePlan(calendar, { planId: "P", planVersion: 2, on: day(9) }));
    const entry = insertPlan(calendar, { planId: "X", planVersion: 1, from: day(9) });
    if ("clash" in entry) throw new Error("P began before");
    calendar = apply(calendar, entry.change);
    expect(planByDay(calendar)).toEqual(Array.from({ length: DAYS }, (_, index) => (index < 8 ? "P" : "X")));
    expect(calendar).toHaveLength(2);
  });

  it("is as it was after a plan is put in and taken out again", () => {
    fc.assert(
      fc.property(fc.uniqueArray(start, { minLength: 1, maxLength: 6 }), (starts) => {
        let calendar: PlanEffect[] = [];
        for (const [index, number] of starts.slice(1).entries()) {
          const entry = insertPlan(calendar, { planId: `P${index}`, planVersion: 1, from: day(number) });
          if ("change" in entry) calendar = apply(calendar, entry.change);
        }
        const before = planByDay(calendar);
        const entry = insertPlan(calendar, { planId: "X", planVersion: 1, from: day(starts[0]) });
        if ("clash" in entry) throw new Error("dates are unique");
        calendar = apply(calendar, entry.change);
        calendar = apply(calendar, removePlan(calendar, "X"));
        expect(planByDay(calendar)).toEqual(before);
      }),
    );
  });

  it("loses nothing but the days of a plan that is ended, from the date on", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(start, { minLength: 1, maxLength: 6 }),
        start,
        fc.nat(5),
        (starts, on, which) => {
          let calendar: PlanEffect[] = [];
          for (const [index, number] of starts.entries()) {
            const entry = insertPlan(calendar, { planId: `P${index}`, planVersion: 1, from: day(number) });
            if ("change" in entry) calendar = apply(calendar, entry.change);
          }
          const planId = `P${which % starts.length}`;
          const expected = planByDay(calendar).map((plan, index) =>
            plan === planId && index + 1 >= on ? null : plan,
          );
          expect(planByDay(apply(calendar, endPlan(calendar, { planId, on: day(on) })))).toEqual(expected);
        },
      ),
    );
  });
});
