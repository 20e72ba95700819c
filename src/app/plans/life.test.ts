import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOrganisation, type TestOrganisation } from "../../../test/build-organisation.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { openTestDatabase } from "../../../test/postgres.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { openStore } from "../../store/open-store.ts";
import { activateDuePlans } from "./activate-due-plans.ts";
import { approvePlan } from "./approve-plan.ts";
import { archivePlan } from "./archive-plan.ts";
import { assignRep } from "./assign-rep.ts";
import { assignReps } from "./assign-reps.ts";
import { branchPlan } from "./branch-plan.ts";
import { createPlan } from "./create-plan.ts";
import { editAlignment } from "./edit-alignment.ts";
import { endAssignment } from "./end-assignment.ts";
import { getPlan } from "./get-plan.ts";
import { listPlanSteps } from "./list-steps.ts";
import type { PlanWorld } from "./plan-world.ts";
import { rejectPlan } from "./reject-plan.ts";
import { schedulePlan } from "./schedule-plan.ts";
import { submitPlan } from "./submit-plan.ts";
import { unschedulePlan } from "./unschedule-plan.ts";
import { withdrawPlan } from "./withdraw-plan.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let organisation: TestOrganisation;
let world: PlanWorld;
let instant = Date.UTC(2026, 10, 21, 3);

beforeAll(async () => {
  database = await openTestDatabase();
  organisation = await buildOrganisation(database.pool, "Life", { width: 4, height: 3, accounts: 24 });
  const clock = { now: () => new Date(instant++) };
  world = { store: openStore(database.pool, clock), wallClock: clock, ids: { next: () => randomUUID() } };
});
afterAll(() => database.close());

const date = (text: string) => text as CivilDate;
const ops = (today?: string) => organisation.actor("ops", today);
const boss = () => organisation.actor("boss");

let count = 0;
/** A draft of `ops` with two territories, six units each, and rep 1 in the first. */
async function draft(salesForce: string): Promise<{ planId: string; version: number }> {
  const plan = unwrap(
    await createPlan(world, ops(), {
      name: `Plan ${++count}`,
      salesForce,
      layerId: organisation.layerId,
      territories: ["T1", "T2"].map((code) => ({ code, name: code, parent: null, share: 1 })),
      wishes: {},
    }),
  );
  const units = organisation.unitCodes.map((unit, u) => ({ unit, territory: u < 6 ? "T1" : "T2" }));
  const edit = { planId: plan.id, version: plan.version, reason: "", units, accounts: [] };
  const { version, territories } = unwrap(await editAlignment(world, ops(), edit));
  // a manager sees, and approves, plans in which somebody of theirs works
  const first = { planId: plan.id, territoryId: territories[0].id, repId: organisation.repId(1) };
  unwrap(await assignRep(world, ops(), { ...first, role: "primary", from: null, to: null }));
  return { planId: plan.id, version };
}
async function approved(salesForce: string) {
  const plan = await draft(salesForce);
  unwrap(await submitPlan(world, ops(), plan));
  unwrap(await approvePlan(world, boss(), plan));
  return plan;
}
async function scheduled(salesForce: string, effectiveFrom: string) {
  const plan = await approved(salesForce);
  unwrap(await schedulePlan(world, ops(), { ...plan, effectiveFrom: date(effectiveFrom) }));
  return plan;
}
const stateOf = async (planId: string) => unwrap(await getPlan(world, ops(), { planId })).state;
/** What is known now of who holds when, as plan → [from, to). */
async function calendarOf(salesForce: string): Promise<Record<string, string>> {
  const { rows } = await database.pool.query<{ plan_id: string; effective: string }>(
    "SELECT plan_id, effective::text FROM plan_effects WHERE sales_force = $1 AND upper_inf(recorded) ORDER BY effective",
    [salesForce],
  );
  return Object.fromEntries(rows.map((row) => [row.plan_id, row.effective]));
}

/** Steps that lead on from the plan's state, each with the codes of what keeps this actor from it. */
async function stepsOf(planId: string, actor = ops()): Promise<Record<string, readonly string[]>> {
  const { steps } = unwrap(await listPlanSteps(world, actor, { planId }));
  return Object.fromEntries(steps.map(({ step, problems }) => [step, problems.map(({ code }) => code)]));
}

describe("the life of a plan", () => {
  it("gives a territory to nobody who has left", async () => {
    const { planId } = await draft("service");
    const repId = organisation.repId(2);
    const { rows } = await database.pool.query(
      "SELECT id FROM territories WHERE plan_id = $1 AND code = 'T2'",
      [planId],
    );
    const give = (from: string) =>
      assignRep(world, ops(), {
        planId,
        territoryId: rows[0].id,
        repId,
        role: "primary",
        from: date(from),
        to: null,
      });
    await database.pool.query("UPDATE reps SET ends_on = '2026-12-01' WHERE id = $1", [repId]);
    expect(codesOf(await give("2026-12-01"))).toEqual(["APP-422"]);
    unwrap(await give("2026-11-30"));
    await database.pool.query("UPDATE reps SET ends_on = NULL WHERE id = $1", [repId]);
  });

  it("tells who may take which step now, and why not, as taking it would", async () => {
    const plan = await draft("steps");
    expect(await stepsOf(plan.planId)).toEqual({ submit: [], archive: [] });
    unwrap(await submitPlan(world, ops(), plan));
    expect(await stepsOf(plan.planId)).toEqual({ withdraw: [], approve: ["APP-403"], reject: ["APP-403"] });
    expect(await stepsOf(plan.planId, boss())).toEqual({ withdraw: ["APP-403"], approve: [], reject: [] });
    const empty = unwrap(
      await createPlan(world, ops(), {
        name: "Empty steps",
        salesForce: "steps",
        layerId: organisation.layerId,
        territories: [],
        wishes: {},
      }),
    );
    expect(await stepsOf(empty.id)).toEqual({ submit: ["APP-409"], archive: [] });
    unwrap(await approvePlan(world, boss(), plan));
    expect(await stepsOf(plan.planId)).toEqual({ withdraw: [], schedule: [] });
    unwrap(await schedulePlan(world, ops(), { ...plan, effectiveFrom: date("2099-12-24") }));
    expect(await stepsOf(plan.planId)).toEqual({ unschedule: [], activate: ["APP-409"] });
    expect(await stepsOf(plan.planId, ops("2099-12-24"))).toEqual({ unschedule: ["APP-409"], activate: [] });
  });

  it("goes through every state, and archives what it replaces", async () => {
    const first = await scheduled("whole", "2026-12-01");
    expect(unwrap(await activateDuePlans(world, ops("2026-11-30")))).toEqual([]);
    expect(unwrap(await activateDuePlans(world, ops("2026-12-01")))).toMatchObject([
      { planId: first.planId },
    ]);
    expect(unwrap(await activateDuePlans(world, ops("2026-12-01")))).toEqual([]);
    const second = await scheduled("whole", "2027-01-01");
    expect(unwrap(await activateDuePlans(world, ops("2027-01-02")))).toMatchObject([
      { planId: second.planId, replacedPlanIds: [first.planId] },
    ]);
    expect([await stateOf(first.planId), await stateOf(second.planId)]).toEqual(["archived", "active"]);
    expect(await calendarOf("whole")).toEqual({
      [first.planId]: "[2026-12-01,2027-01-01)",
      [second.planId]: "[2027-01-01,)",
    });
  });

  it("refuses a step that does not follow, and says from where it does and what is possible", async () => {
    const plan = await draft("steps");
    const outcome = await approvePlan(world, boss(), plan);
    // a manager does not see drafts at all
    expect(codesOf(outcome)).toEqual(["APP-404"]);
    const early = await schedulePlan(world, ops(), { ...plan, effectiveFrom: date("2026-12-01") });
    expect(early).toMatchObject({
      ok: false,
      problems: [
        {
          code: "APP-409",
          cause: "the plan is draft; schedule is possible from approved",
          fix: "possible now: submit, archive",
        },
      ],
    });
  });

  it("lets nobody approve what they created, submitted or edited", async () => {
    const admin = organisation.actor("admin");
    const plan = await draft("four eyes");
    unwrap(await submitPlan(world, admin, plan));
    expect(codesOf(await approvePlan(world, admin, plan))).toEqual(["APP-403"]);
    expect(codesOf(await approvePlan(world, ops(), plan))).toEqual(["APP-403"]);
    expect(codesOf(await approvePlan(world, organisation.actor("rep1"), plan))).toEqual(["APP-403"]);
    const own = await draft("four eyes");
    const edit = { ...own, reason: "", units: [{ unit: "U000", territory: "T2" }], accounts: [] };
    const edited = { ...own, version: unwrap(await editAlignment(world, admin, edit)).version };
    unwrap(await submitPlan(world, ops(), edited));
    expect(codesOf(await approvePlan(world, admin, edited))).toEqual(["APP-403"]);
    expect(codesOf(await approvePlan(world, boss(), edited))).toEqual(["ok"]);
  });

  it("takes other reps in a plan in review for another version, and whoever gave them for an editor", async () => {
    const admin = organisation.actor("admin");
    const plan = await draft("reps in review");
    const { rows } = await database.pool.query(
      "SELECT id, code FROM territories WHERE plan_id = $1 ORDER BY code",
      [plan.planId],
    );
    unwrap(await submitPlan(world, ops(), plan));
    const give = { planId: plan.planId, from: date("2027-01-01") };
    const [t1, t2] = rows.map(({ id }) => id);
    unwrap(
      await assignRep(world, admin, {
        ...give,
        territoryId: t2,
        repId: organisation.repId(2),
        role: "primary",
        to: null,
      }),
    );
    expect(codesOf(await approvePlan(world, boss(), plan))).toEqual(["APP-412"]);
    expect(codesOf(await approvePlan(world, admin, { ...plan, version: plan.version + 1 }))).toEqual([
      "APP-403",
    ]);
    const owners = [{ territoryId: t1, repId: organisation.repId(3) }];
    unwrap(await assignReps(world, ops(), { ...give, owners }));
    unwrap(await assignReps(world, ops(), { ...give, owners }));
    const seen = { ...plan, version: plan.version + 2 };
    const [{ id: assignmentId }] = (
      await database.pool.query(
        "SELECT id FROM rep_assignments WHERE territory_id = $1 AND upper_inf(recorded)",
        [t2],
      )
    ).rows;
    unwrap(await endAssignment(world, ops(), { ...plan, assignmentId, on: date("2027-06-01") }));
    expect(codesOf(await withdrawPlan(world, ops(), seen))).toEqual(["APP-412"]);
    unwrap(await withdrawPlan(world, ops(), { ...seen, version: seen.version + 1 }));
  });

  it("asks for the version that was seen", async () => {
    const plan = await draft("seen");
    unwrap(await submitPlan(world, ops(), plan));
    const edit = { ...plan, reason: "in review", units: [{ unit: "U000", territory: "T2" }], accounts: [] };
    const { version } = unwrap(await editAlignment(world, ops(), edit));
    expect(await approvePlan(world, boss(), plan)).toMatchObject({
      problems: [{ code: "APP-412", where: { item: `v${version}` } }],
    });
    expect(codesOf(await approvePlan(world, boss(), { ...plan, version }))).toEqual(["ok"]);
  });

  it("binds an approval to the content: edits need a withdrawal, which voids it", async () => {
    const plan = await approved("bound");
    const edit = { ...plan, reason: "", units: [{ unit: "U000", territory: "T2" }], accounts: [] };
    expect(await editAlignment(world, ops(), edit)).toMatchObject({
      problems: [{ code: "APP-409", fix: expect.stringContaining("withdraw") }],
    });
    expect(unwrap(await withdrawPlan(world, ops(), plan))).toMatchObject({
      state: "draft",
      approvedHash: null,
    });
    const edited = { ...plan, version: unwrap(await editAlignment(world, ops(), edit)).version };
    unwrap(await submitPlan(world, ops(), edited));
    const approvedAgain = unwrap(await approvePlan(world, boss(), edited));
    expect(approvedAgain.approvedHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("schedules nothing but what was approved, even if the rows were changed past the use cases", async () => {
    const plan = await approved("tampered");
    await database.pool.query("UPDATE territories SET share = 2 WHERE plan_id = $1 AND code = 'T1'", [
      plan.planId,
    ]);
    const outcome = await schedulePlan(world, ops(), { ...plan, effectiveFrom: date("2026-12-01") });
    expect(outcome).toMatchObject({
      problems: [{ code: "APP-409", cause: expect.stringContaining("not what was approved") }],
    });
    await database.pool.query("UPDATE territories SET share = 1 WHERE plan_id = $1", [plan.planId]);
    expect(codesOf(await schedulePlan(world, ops(), { ...plan, effectiveFrom: date("2026-12-01") }))).toEqual(
      ["ok"],
    );
  });

  it("gives a copy the hash of what it was copied from", async () => {
    const plan = await approved("copied");
    const branch = unwrap(
      await branchPlan(world, ops(), { planId: plan.planId, name: "The copy", salesForce: null }),
    );
    const copy = { planId: branch.id, version: branch.version };
    unwrap(await submitPlan(world, ops(), copy));
    const original = unwrap(await getPlan(world, ops(), plan));
    expect(unwrap(await approvePlan(world, boss(), copy)).approvedHash).toBe(original.approvedHash);
  });

  it("sends back with a reason, and who sent it back goes on seeing it until it is submitted again", async () => {
    const plan = await draft("sent back");
    unwrap(await submitPlan(world, ops(), plan));
    expect(codesOf(await rejectPlan(world, boss(), { ...plan, reason: "  " }))).toEqual(["APP-422"]);
    unwrap(await rejectPlan(world, boss(), { ...plan, reason: "too far west" }));
    expect(unwrap(await getPlan(world, boss(), plan))).toMatchObject({
      state: "draft",
      rejectionReason: "too far west",
    });
    expect(codesOf(await getPlan(world, organisation.actor("rep1"), plan))).toEqual(["APP-404"]);
    expect(unwrap(await submitPlan(world, ops(), plan))).toMatchObject({
      state: "in-review",
      rejectionReason: null,
    });
  });

  it("lets one of two plans for one date and sales force win", async () => {
    const plans = [
      await approved("race"),
      await approved("race"),
      await approved("race"),
      await approved("race"),
    ];
    const effectiveFrom = date("2026-12-01");
    const outcomes = await Promise.all(
      plans.map((plan) => schedulePlan(world, ops(), { ...plan, effectiveFrom })),
    );
    expect(outcomes.map((outcome) => codesOf(outcome)[0]).sort()).toEqual([
      "APP-409",
      "APP-409",
      "APP-409",
      "ok",
    ]);
    const won = plans[outcomes.findIndex(({ ok }) => ok)];
    expect(await calendarOf("race")).toEqual({ [won.planId]: "[2026-12-01,)" });
  });

  it("gives the time back when a plan is unscheduled, until it has begun", async () => {
    const first = await scheduled("returned", "2026-11-21");
    unwrap(await activateDuePlans(world, ops()));
    const second = await scheduled("returned", "2027-01-01");
    expect(await calendarOf("returned")).toMatchObject({ [first.planId]: "[2026-11-21,2027-01-01)" });
    expect(codesOf(await unschedulePlan(world, ops("2027-01-01"), second))).toEqual(["APP-409"]);
    unwrap(await unschedulePlan(world, ops("2026-12-31"), second));
    expect(await calendarOf("returned")).toEqual({ [first.planId]: "[2026-11-21,)" });
  });

  it("ends an active plan with the day before it is archived, and keeps it readable", async () => {
    const plan = await scheduled("ended", "2026-11-21");
    unwrap(await activateDuePlans(world, ops()));
    unwrap(await archivePlan(world, ops("2099-12-24"), plan));
    expect(await calendarOf("ended")).toEqual({ [plan.planId]: "[2026-11-21,2099-12-24)" });
    expect(await stateOf(plan.planId)).toBe("archived");
    expect(codesOf(await archivePlan(world, ops(), plan))).toEqual(["APP-409"]);
  });

  it("refuses a past date", async () => {
    const plan = await approved("past");
    const outcome = await schedulePlan(world, ops(), { ...plan, effectiveFrom: date("2026-11-20") });
    expect(codesOf(outcome)).toEqual(["APP-422"]);
  });
});
