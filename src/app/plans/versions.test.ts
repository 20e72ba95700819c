import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOrganisation, idOf, type TestOrganisation } from "../../../test/build-organisation.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { openTestDatabase } from "../../../test/postgres.ts";
import { readPlanRows } from "../../../test/read-plan-rows.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { civilDateIn } from "../../core/domain/civil-date-in.ts";
import { openStore } from "../../store/open-store.ts";
import type { TerritoryChange, TerritoryState } from "../ports/rows/plans.ts";
import { readOwnChanges } from "../review/read-own-changes.ts";
import { activateDuePlans } from "./activate-due-plans.ts";
import { addTerritory } from "./add-territory.ts";
import { approvePlan } from "./approve-plan.ts";
import { archivePlan } from "./archive-plan.ts";
import { assignRep } from "./assign-rep.ts";
import { branchPlan } from "./branch-plan.ts";
import { createPlan } from "./create-plan.ts";
import { editAlignment } from "./edit-alignment.ts";
import { editTerritory } from "./edit-territory.ts";
import { listTerritories } from "./list-territories.ts";
import { mergeTerritories } from "./merge-territories.ts";
import type { PlanWorld } from "./plan-world.ts";
import { readAsOf } from "./read-as-of.ts";
import { removeTerritory } from "./remove-territory.ts";
import { revertPlan } from "./revert-plan.ts";
import { schedulePlan } from "./schedule-plan.ts";
import { submitPlan } from "./submit-plan.ts";
import { unschedulePlan } from "./unschedule-plan.ts";
import { withdrawPlan } from "./withdraw-plan.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let organisation: TestOrganisation;
let world: PlanWorld;
let rows: ReturnType<typeof readPlanRows>;
let instant = Date.UTC(2026, 10, 21, 3);

beforeAll(async () => {
  database = await openTestDatabase();
  rows = readPlanRows(database.pool);
  organisation = await buildOrganisation(database.pool, "Versions", { width: 4, height: 2, accounts: 8 });
  const wallClock = { now: () => new Date(instant++) };
  world = { store: openStore(database.pool, wallClock), wallClock, ids: { next: () => randomUUID() } };
}, 60_000);
afterAll(() => database.close());

const date = (text: string) => text as CivilDate;
const ops = (today?: string) => organisation.actor("ops", today);
const boss = () => organisation.actor("boss");

/** W with the first four units and rep 1, E with the others and rep 2; both under TOP. */
async function westAndEast(name: string) {
  const territories = ["TOP", "W", "E"].map((code) => ({
    code,
    name: code,
    parent: code === "TOP" ? null : "TOP",
    share: 1,
  }));
  const { layerId } = organisation;
  const plan = unwrap(
    await createPlan(world, ops(), { name, salesForce: name, layerId, territories, wishes: {} }),
  );
  const units = organisation.unitCodes.map((unit, u) => ({ unit, territory: u < 4 ? "W" : "E" }));
  const planId = plan.id;
  unwrap(await editAlignment(world, ops(), { planId, version: 1, reason: "", units, accounts: [] }));
  const ids = await idsOf(planId);
  for (const [code, number] of [
    ["W", 1],
    ["E", 2],
  ] as const) {
    const work = { repId: organisation.repId(number), role: "primary" as const, from: null, to: null };
    unwrap(await assignRep(world, ops(), { planId, territoryId: ids[code], ...work }));
  }
  return { planId, version: 2 };
}
async function listAll(planId: string) {
  return unwrap(await listTerritories(world, ops(), { planId, limit: 100, afterCode: null }));
}
const idsOf = async (planId: string): Promise<Record<string, string>> =>
  Object.fromEntries((await listAll(planId)).map(({ code, id }) => [code, id]));

interface Ref {
  readonly planId: string;
  readonly version: number;
}
async function approve(plan: Ref) {
  unwrap(await submitPlan(world, ops(), plan));
  unwrap(await approvePlan(world, boss(), plan));
}
async function hold(plan: Ref, effectiveFrom: string) {
  await approve(plan);
  unwrap(await schedulePlan(world, ops(), { ...plan, effectiveFrom: date(effectiveFrom) }));
  return unwrap(await activateDuePlans(world, ops(effectiveFrom)));
}
async function told(planId: string, kind: string): Promise<string[]> {
  const { rows: read } = await database.pool.query<{ name: string }>(
    "SELECT m.name FROM notifications n JOIN members m ON m.id = n.member_id WHERE n.plan_id = $1 AND n.kind = $2 ORDER BY 1",
    [planId, kind],
  );
  return read.map(({ name }) => name);
}

it("brings names, shares, parents, locks, removed and added territories back, with their reps", async () => {
  const plan = await westAndEast("Reverted");
  const { planId } = plan;
  const before = await listAll(planId);
  const { W, E } = await idsOf(planId);
  const changes = { code: "E2", name: "Else", share: 3, isLocked: true, parent: null };
  unwrap(await editTerritory(world, ops(), { planId, version: 2, territoryId: E, changes }));
  const units = organisation.unitCodes.slice(0, 4).map((unit) => ({ unit, territory: null }));
  unwrap(await editAlignment(world, ops(), { planId, version: 3, reason: "", units, accounts: [] }));
  unwrap(await removeTerritory(world, ops(), { planId, version: 4, territoryId: W }));
  // the codes that were are taken by others now
  const added = { planId, version: 5, code: "W", name: "New", parent: null, share: 1 };
  unwrap(await addTerritory(world, ops(), added));
  expect((await listAll(planId)).map(({ code }) => code)).toEqual(["E2", "TOP", "W"]);
  unwrap(await revertPlan(world, ops(), { planId, version: 6, toVersion: 2 }));
  expect(await listAll(planId)).toEqual(before);
  const view = await database.pool.query(
    "SELECT 1 FROM rep_assignments WHERE territory_id = $1 AND upper_inf(recorded)",
    [W],
  );
  expect(view.rows.length).toBe(1);
  await rows.expectTotalsToBeRight(planId);
});

it("tells as of a date what was scheduled then, whatever became of the plan", async () => {
  const plan = await westAndEast("Withdrawn");
  const { planId } = plan;
  await approve(plan);
  unwrap(await schedulePlan(world, ops(), { ...plan, effectiveFrom: date("2026-12-01") }));
  const then = new Date(instant - 1);
  const ask = async (knownAt: Date | null) => {
    const moment = { date: date("2026-12-05"), knownAt, salesForce: "Withdrawn" };
    const request = { ...moment, unitId: idOf("Versions/U000"), accountId: null };
    return unwrap(await readAsOf(world, ops(), request)).map(({ effect, placement, assignments }) => [
      effect.planVersion,
      placement?.territoryCode,
      placement?.territoryName,
      assignments.map(({ repCode }) => repCode),
    ]);
  };
  const scheduled = [[2, "W", "W", ["R1"]]];
  expect(await ask(null)).toEqual(scheduled);
  unwrap(await unschedulePlan(world, ops(), plan));
  unwrap(await withdrawPlan(world, ops(), plan));
  expect([await ask(null), await ask(then)]).toEqual([[], scheduled]);
  const { W } = await idsOf(planId);
  const rename = { code: "W9", name: "Renamed" };
  unwrap(await editTerritory(world, ops(), { planId, version: 2, territoryId: W, changes: rename }));
  const units = organisation.unitCodes.slice(0, 4).map((unit) => ({ unit, territory: "E" }));
  unwrap(await editAlignment(world, ops(), { planId, version: 3, reason: "", units, accounts: [] }));
  unwrap(await removeTerritory(world, ops(), { planId, version: 4, territoryId: W }));
  expect(await ask(then)).toEqual(scheduled);
  const next = { planId, version: 5 };
  await approve(next);
  unwrap(await schedulePlan(world, ops(), { ...next, effectiveFrom: date("2026-12-01") }));
  expect([await ask(null), await ask(then)]).toEqual([[[5, "E", "E", ["R2"]]], scheduled]);
});

it("shows a rep the plan that leaves them nothing, tells them, and nothing of it once another one holds", async () => {
  const plan = await westAndEast("Losing");
  await hold(plan, "2026-11-21");
  const next = unwrap(await branchPlan(world, ops(), { ...plan, name: "Without W", salesForce: null }));
  const units = organisation.unitCodes.slice(0, 4).map((unit) => ({ unit, territory: "E" }));
  const accounts = [{ account: "A007", territory: "E", cause: "named" as const }];
  const edit = { planId: next.id, version: 1, reason: "", units, accounts };
  unwrap(await editAlignment(world, ops(), edit));
  const { W } = await idsOf(next.id);
  unwrap(await removeTerritory(world, ops(), { planId: next.id, version: 2, territoryId: W }));
  const rep1 = organisation.actor("rep1");
  expect(codesOf(await readOwnChanges(world, rep1, { planId: next.id }))).toEqual(["APP-404"]);
  unwrap(await submitPlan(world, ops(), { planId: next.id, version: 3 }));
  expect(await told(next.id, "plan-in-review")).toEqual(["rep1", "rep2"]);
  const own = unwrap(await readOwnChanges(world, rep1, { planId: next.id }));
  expect(own.territories).toMatchObject([{ code: "W", before: { units: 4 }, after: null }]);
  expect(own.total).toMatchObject({ unitsOut: organisation.unitCodes.slice(0, 4), after: { units: 0 } });
  // others' part of it stays theirs
  const seen = await listTerritories(world, rep1, { planId: next.id, limit: 9, afterCode: null });
  expect(unwrap(seen)).toEqual([]);
  unwrap(await approvePlan(world, boss(), { planId: next.id, version: 3 }));
  const start = { planId: next.id, version: 3, effectiveFrom: date("2026-12-01") };
  unwrap(await schedulePlan(world, ops(), start));
  unwrap(await activateDuePlans(world, ops("2026-12-01")));
  expect(await told(next.id, "plan-activated")).toEqual(["rep1", "rep2"]);
  // the assignment in the archived plan has no end, and grants nothing any more
  const after = organisation.actor("rep1", "2026-12-01");
  expect(codesOf(await listTerritories(world, after, { ...plan, limit: 9, afterCode: null }))).toEqual([
    "APP-404",
  ]);
  unwrap(await archivePlan(world, ops("2026-12-24"), { planId: next.id, version: 3 }));
  expect(await told(next.id, "plan-archived")).toEqual(["rep2"]);
});

it("takes a territory over with its lock, its reps and what stands above it", async () => {
  const plan = await westAndEast("Merged from");
  const ids = await idsOf(plan.planId);
  const lock = { ...plan, territoryId: ids.W, changes: { isLocked: true, share: 2 } };
  unwrap(await editTerritory(world, ops(), lock));
  const { layerId } = organisation;
  const territories = [{ code: "E", name: "E", parent: null, share: 1 }];
  const into = { name: "Merged into", salesForce: "x", layerId, territories, wishes: {} };
  const { id: planId } = unwrap(await createPlan(world, ops(), into));
  const request = { planId, version: 1, fromPlanId: plan.planId, territories: ["W"] };
  unwrap(await mergeTerritories(world, ops(), request));
  const merged = await listAll(planId);
  const top = merged.find(({ code }) => code === "TOP");
  expect(merged.find(({ code }) => code === "W")).toMatchObject({
    parentId: top?.id,
    share: 2,
    isLocked: true,
    totals: { units: 4 },
  });
  await rows.expectTotalsToBeRight(planId);
});

it("activates at midnight of the organisation's zone, and catches up in order after a clock has jumped", async () => {
  const plans = [];
  for (const [name, from] of [
    ["Jump 1", "2026-12-01"],
    ["Jump 2", "2026-12-02"],
  ] as const) {
    const base = await westAndEast(name);
    const branch = { planId: base.planId, name: `${name}, field`, salesForce: "jump" };
    const plan = { planId: unwrap(await branchPlan(world, ops(), branch)).id, version: 1 };
    await approve(plan);
    unwrap(await schedulePlan(world, ops(), { ...plan, effectiveFrom: date(from) }));
    plans.push(plan.planId);
  }
  const at = (time: string) => ops(civilDateIn("Asia/Jakarta", Date.parse(time)));
  const activated = async (time: string) =>
    unwrap(await activateDuePlans(world, at(time))).map(({ planId }) => planId);
  expect(await activated("2026-11-30T16:59:59.999Z")).toEqual([]);
  // three days late: both, the first one archived by the second
  expect(await activated("2026-12-03T17:00:00Z")).toEqual(plans);
  expect(await activated("2026-11-30T17:00:00Z")).toEqual([]);
  const { rows: states } = await database.pool.query(
    "SELECT state FROM plans WHERE id = ANY ($1) ORDER BY name",
    [plans],
  );
  expect(states.map(({ state }) => state)).toEqual(["archived", "active"]);
  // a clock that was set back hides nothing that is known
  instant -= 86_400_000;
  const moment = {
    date: date("2026-12-05"),
    knownAt: null,
    salesForce: "jump",
    unitId: null,
    accountId: null,
  };
  expect(unwrap(await readAsOf(world, ops(), moment)).map(({ plan }) => plan.id)).toEqual([plans[1]]);
  instant += 86_400_000;
});

/** Territories as the log has them, from the first change-set on. */
async function replayedTerritories(planId: string): Promise<Record<string, TerritoryState>> {
  const { rows: log } = await database.pool.query<{ territories: TerritoryChange[] }>(
    "SELECT territories FROM change_sets WHERE plan_id = $1 ORDER BY version",
    [planId],
  );
  const state: Record<string, TerritoryState> = {};
  for (const { territoryId, before, after } of log.flatMap(({ territories }) => territories)) {
    expect(before === null ? null : state[territoryId]).toEqual(before);
    if (after === null) delete state[territoryId];
    else state[territoryId] = after;
  }
  return state;
}

const step = fc.oneof(
  fc.record({ kind: fc.constant("move" as const), unit: fc.nat(7), to: fc.nat(3) }),
  fc.record({ kind: fc.constant("lock" as const), unit: fc.nat(7), isLocked: fc.boolean() }),
  fc.record({ kind: fc.constant("account" as const), account: fc.nat(7), to: fc.nat(3) }),
  fc.record({ kind: fc.constant("add" as const), under: fc.boolean() }),
  fc.record({ kind: fc.constant("rename" as const), which: fc.nat(5), top: fc.boolean() }),
  fc.record({ kind: fc.constant("remove" as const), which: fc.nat(5) }),
  fc.record({ kind: fc.constant("revert" as const), to: fc.nat() }),
  fc.record({ kind: fc.constant("merge" as const) }),
  fc.record({ kind: fc.constant("schedule" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

let count = 0;
/** The version after the step; a step that is refused leaves it. */
async function take(made: Step, { planId, version }: Ref, otherPlanId: string): Promise<number> {
  const standing = await listAll(planId);
  const pick = (which: number) => standing[which % standing.length];
  const edit = { planId, version, reason: "", units: [], accounts: [] };
  const code = (to: number) => (to === 3 ? null : pick(to).code);
  const at = async (outcome: Promise<{ readonly ok: boolean }>) =>
    (await outcome).ok ? version + 1 : version;
  switch (made.kind) {
    case "move": {
      const units = [{ unit: organisation.unitCodes[made.unit], territory: code(made.to) }];
      return at(editAlignment(world, ops(), { ...edit, units }));
    }
    case "lock": {
      const locks = [{ unit: organisation.unitCodes[made.unit], isLocked: made.isLocked }];
      return at(editAlignment(world, ops(), { ...edit, locks }));
    }
    case "account": {
      const accounts = [
        {
          account: organisation.accountCodes[made.account],
          territory: code(made.to),
          cause: "manual" as const,
        },
      ];
      return at(editAlignment(world, ops(), { ...edit, accounts }));
    }
    case "add": {
      const fields = { code: `N${++count}`, name: "New", parent: made.under ? "TOP" : null, share: 1 };
      return at(addTerritory(world, ops(), { planId, version, ...fields }));
    }
    case "rename": {
      const changes = { name: `Named ${++count}`, parent: made.top ? null : "TOP" };
      return at(editTerritory(world, ops(), { planId, version, territoryId: pick(made.which).id, changes }));
    }
    case "remove":
      return at(removeTerritory(world, ops(), { planId, version, territoryId: pick(made.which).id }));
    case "revert":
      return at(revertPlan(world, ops(), { planId, version, toVersion: 1 + (made.to % version) }));
    case "merge":
      return at(
        mergeTerritories(world, ops(), { planId, version, fromPlanId: otherPlanId, territories: ["W"] }),
      );
    case "schedule": {
      const plan = { planId, version };
      await approve(plan);
      unwrap(await schedulePlan(world, ops(), { ...plan, effectiveFrom: date("2027-01-01") }));
      return version;
    }
  }
}

it("replays to what is stored after any sequence of steps, and what was known stays as it was known", async () => {
  const other = await westAndEast("Other");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      const plan = await westAndEast(`Random ${++count}`);
      const { planId } = plan;
      const asked = { date: date("2027-01-01"), salesForce: null, accountId: null };
      const ask = async (knownAt: Date, unit: string) => {
        const answer = unwrap(
          await readAsOf(world, ops(), { ...asked, knownAt, unitId: idOf(`Versions/${unit}`) }),
        ).find((each) => each.plan.id === planId);
        return (
          answer && [
            answer.effect.planVersion,
            answer.placement?.territoryCode,
            answer.placement?.territoryName,
          ]
        );
      };
      const known: { readonly at: Date; readonly answer: unknown }[] = [];
      let { version } = plan;
      for (const made of steps) {
        version = await take(made, { planId, version }, other.planId);
        const at = new Date(instant - 1);
        known.push({ at, answer: await ask(at, "U000") });
        if (made.kind !== "schedule") continue;
        unwrap(await unschedulePlan(world, ops(), { planId, version }));
        unwrap(await withdrawPlan(world, ops(), { planId, version }));
      }
      const territories = Object.fromEntries(
        (await listAll(planId)).map(({ id, code, name, parentId, share, isLocked }) => [
          id,
          { code, name, parentId, share, isLocked },
        ]),
      );
      expect(await replayedTerritories(planId)).toEqual(territories);
      expect(await rows.replayedAlignment(planId)).toEqual(await rows.storedAlignment(planId));
      await rows.expectTotalsToBeRight(planId);
      for (const { at, answer } of known) expect(await ask(at, "U000")).toEqual(answer);
    }),
    { numRuns: 5 },
  );
});
