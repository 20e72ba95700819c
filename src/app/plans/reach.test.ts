import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOrganisation, idOf, type TestOrganisation } from "../../../test/build-organisation.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { openTestDatabase } from "../../../test/postgres.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { openStore } from "../../store/open-store.ts";
import { listAccounts } from "../accounts/list-accounts.ts";
import { activateDuePlans } from "./activate-due-plans.ts";
import { approvePlan } from "./approve-plan.ts";
import { type AssignmentRequest, assignRep } from "./assign-rep.ts";
import { branchPlan } from "./branch-plan.ts";
import { compareTwoPlans } from "./compare-two-plans.ts";
import { createPlan } from "./create-plan.ts";
import { editAlignment } from "./edit-alignment.ts";
import { endAssignment } from "./end-assignment.ts";
import { exportAlignment } from "./export-alignment.ts";
import { getTerritory } from "./get-territory.ts";
import { listTerritories } from "./list-territories.ts";
import type { PlanWorld } from "./plan-world.ts";
import { readAsOf } from "./read-as-of.ts";
import { schedulePlan } from "./schedule-plan.ts";
import { submitPlan } from "./submit-plan.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let organisation: TestOrganisation;
let world: PlanWorld;
let instant = Date.UTC(2026, 10, 21, 3);
const now = () => new Date(instant);

beforeAll(async () => {
  database = await openTestDatabase();
  organisation = await buildOrganisation(database.pool, "Reach", { width: 4, height: 2, accounts: 16 });
  const wallClock = { now: () => new Date(instant++) };
  world = { store: openStore(database.pool, wallClock), wallClock, ids: { next: () => randomUUID() } };
});
afterAll(() => database.close());

const date = (text: string) => text as CivilDate;
const ops = (today?: string) => organisation.actor("ops", today);
const rep = (number: number, today?: string) => organisation.actor(`rep${number}`, today);
type PlanRef = { readonly planId: string; readonly version: number };

async function territoryIds(planId: string): Promise<Record<string, string>> {
  const page = unwrap(await listTerritories(world, ops(), { planId, limit: 100, afterCode: null }));
  return Object.fromEntries(page.map(({ code, id }) => [code, id]));
}
async function assign(
  planId: string,
  territory: string,
  request: Partial<AssignmentRequest> & { repId: string },
) {
  const territoryId = (await territoryIds(planId))[territory];
  return assignRep(world, ops(), { planId, territoryId, role: "primary", from: null, to: null, ...request });
}
/** U000 … U003 in WEST with rep 1, the rest in EAST with rep 2. */
async function westAndEast(name: string): Promise<PlanRef> {
  const territories = ["WEST", "EAST"].map((code) => ({ code, name: code, parent: null, share: 1 }));
  const { layerId } = organisation;
  const plan = unwrap(
    await createPlan(world, ops(), { name, salesForce: name, layerId, territories, wishes: {} }),
  );
  const units = organisation.unitCodes.map((unit, u) => ({ unit, territory: u < 4 ? "WEST" : "EAST" }));
  const edit = { planId: plan.id, version: 1, reason: "", units, accounts: [] };
  const { version } = unwrap(await editAlignment(world, ops(), edit));
  unwrap(await assign(plan.id, "WEST", { repId: organisation.repId(1) }));
  unwrap(await assign(plan.id, "EAST", { repId: organisation.repId(2) }));
  return { planId: plan.id, version };
}
async function hold(plan: PlanRef, effectiveFrom: string) {
  unwrap(await submitPlan(world, ops(), plan));
  unwrap(await approvePlan(world, organisation.actor("boss"), plan));
  unwrap(await schedulePlan(world, ops(), { ...plan, effectiveFrom: date(effectiveFrom) }));
  return unwrap(await activateDuePlans(world, ops(effectiveFrom)));
}
const accountsOf = async (number: number, today?: string) => {
  const filter = {
    territoryId: null,
    unitId: null,
    segment: null,
    parentId: null,
    limit: 100,
    afterCode: null,
  };
  return unwrap(await listAccounts(world, rep(number, today), filter)).map(({ code }) => code);
};
const notified = async (planId: string, kind: string) => {
  const { rows } = await database.pool.query(
    "SELECT m.name FROM notifications n JOIN members m ON m.id = n.member_id WHERE n.plan_id = $1 AND n.kind = $2 ORDER BY 1",
    [planId, kind],
  );
  return rows.map(({ name }) => name);
};

describe("what reps and managers see of plans", () => {
  it("is nothing of a draft, and their own territory from the review on", async () => {
    const plan = await westAndEast("Seen");
    for (const member of ["boss", "rep1"]) {
      const page = await listTerritories(world, organisation.actor(member), {
        ...plan,
        limit: 10,
        afterCode: null,
      });
      expect(codesOf(page)).toEqual(["APP-404"]);
    }
    unwrap(await submitPlan(world, ops(), plan));
    expect(await notified(plan.planId, "plan-in-review")).toEqual(["rep1", "rep2"]);
    const own = unwrap(await listTerritories(world, rep(1), { ...plan, limit: 10, afterCode: null }));
    expect(own.map(({ code }) => code)).toEqual(["WEST"]);
    const all = unwrap(
      await listTerritories(world, organisation.actor("boss"), { ...plan, limit: 10, afterCode: null }),
    );
    expect(all.map(({ code }) => code)).toEqual(["EAST", "WEST"]);
    const { EAST, WEST } = await territoryIds(plan.planId);
    expect(codesOf(await getTerritory(world, rep(1), { ...plan, territoryId: EAST }))).toEqual(["APP-404"]);
    // the neighbour exists, and is none of their business
    expect(unwrap(await getTerritory(world, rep(1), { ...plan, territoryId: WEST })).neighbours).toEqual([]);
    expect(unwrap(await exportAlignment(world, rep(1), plan)).csv).not.toContain("EAST");
    expect(codesOf(await listTerritories(world, rep(3), { ...plan, limit: 10, afterCode: null }))).toEqual([
      "APP-404",
    ]);
    // a plan in review opens no accounts yet
    expect(await accountsOf(1)).toEqual([]);
  });

  it("changes with the date on which the next plan begins, and those whom it changes for are told", async () => {
    const plan = await westAndEast("Dated");
    await hold(plan, "2026-11-21");
    expect(await notified(plan.planId, "plan-activated")).toEqual(["rep1", "rep2"]);
    const west = ["A000", "A001", "A002", "A003", "A008", "A009", "A010", "A011"];
    expect(await accountsOf(1)).toEqual(west);

    const branch = unwrap(await branchPlan(world, ops(), { ...plan, name: "Dated, next", salesForce: null }));
    const units = [{ unit: "U000", territory: "EAST" }];
    const accounts = [{ account: "A004", territory: "WEST", cause: "named" as const }];
    const edit = { planId: branch.id, version: 1, reason: "", units, accounts };
    const next = { planId: branch.id, version: unwrap(await editAlignment(world, ops(), edit)).version };
    const compared = unwrap(
      await compareTwoPlans(world, ops(), { beforePlanId: plan.planId, afterPlanId: next.planId }),
    );
    // U000 holds A000 and A008; A004 is named
    expect(compared.changesRep.accounts).toBe(3);
    unwrap(await submitPlan(world, ops(), next));
    unwrap(await approvePlan(world, organisation.actor("boss"), next));
    unwrap(await schedulePlan(world, ops(), { ...next, effectiveFrom: date("2026-12-01") }));
    // the calendar decides, whether or not the activation has run
    expect(await accountsOf(1, "2026-11-30")).toEqual(west);
    const changed = ["A001", "A002", "A003", "A004", "A009", "A010", "A011"];
    expect(await accountsOf(1, "2026-12-01")).toEqual(changed);
    expect(unwrap(await activateDuePlans(world, ops("2026-12-01")))).toMatchObject([{ notified: 2 }]);
    expect(await accountsOf(1, "2026-12-01")).toEqual(changed);
  });
});

describe("reading as of a date", () => {
  it("tells plan, territory and rep of any date, and what was known before", async () => {
    const plan = await westAndEast("As of");
    await hold(plan, "2026-11-21");
    const unitId = idOf("Reach/U000");
    const ask = async (on: string, knownAt = now()) => {
      const request = { date: date(on), knownAt, salesForce: "As of", unitId, accountId: null };
      const [answer] = unwrap(await readAsOf(world, ops(), request));
      return (
        answer && [
          answer.plan.name,
          answer.placement?.territoryCode,
          answer.assignments.map((each) => each.repCode),
        ]
      );
    };
    const before = now();
    const branch = unwrap(await branchPlan(world, ops(), { ...plan, name: "As of, next", salesForce: null }));
    const edit = {
      planId: branch.id,
      version: 1,
      reason: "",
      units: [{ unit: "U000", territory: "EAST" }],
      accounts: [],
    };
    await hold(
      { planId: branch.id, version: unwrap(await editAlignment(world, ops(), edit)).version },
      "2026-12-01",
    );

    expect(await ask("2026-11-20")).toBeUndefined();
    expect(await ask("2026-11-30")).toEqual(["As of", "WEST", ["R1"]]);
    expect(await ask("2026-12-01")).toEqual(["As of, next", "EAST", ["R2"]]);
    expect(await ask("2026-12-01", before)).toEqual(["As of", "WEST", ["R1"]]);
  });
});

describe("reps of a territory", () => {
  it("follow each other; two primary reps at one time are refused in plain words", async () => {
    const plan = await westAndEast("Staffed");
    const refused = await assign(plan.planId, "WEST", { repId: organisation.repId(3) });
    expect(refused).toMatchObject({
      problems: [{ code: "APP-409", cause: "R1 (R1) is its primary rep from 2026-11-21" }],
    });
    unwrap(await assign(plan.planId, "WEST", { repId: organisation.repId(3), role: "support" }));
    const { WEST } = await territoryIds(plan.planId);
    const view = unwrap(await getTerritory(world, ops(), { ...plan, territoryId: WEST }));
    const first = view.assignments.find(({ repCode }) => repCode === "R1");
    const end = { planId: plan.planId, assignmentId: first?.id ?? "", on: date("2027-01-01") };
    expect(unwrap(await endAssignment(world, ops(), end))).toMatchObject({ to: "2027-01-01" });
    expect(codesOf(await endAssignment(world, ops(), end))).toEqual(["APP-404"]);
    const next = { repId: organisation.repId(2), from: date("2027-01-01") };
    expect(codesOf(await assign(plan.planId, "WEST", { ...next, from: date("2026-12-31") }))).toEqual([
      "APP-409",
    ]);
    unwrap(await assign(plan.planId, "WEST", next));
  });

  it("stay one at a time when two assignments race", async () => {
    const plan = await westAndEast("Raced");
    const from = date("2027-05-01");
    const { rows } = await database.pool.query("SELECT id FROM rep_assignments WHERE plan_id = $1", [
      plan.planId,
    ]);
    for (const { id } of rows)
      unwrap(await endAssignment(world, ops(), { ...plan, assignmentId: id, on: from }));
    const outcomes = await Promise.all(
      [1, 2, 3].map((number) => assign(plan.planId, "WEST", { repId: organisation.repId(number), from })),
    );
    expect(outcomes.map((outcome) => codesOf(outcome)[0]).sort()).toEqual(["APP-409", "APP-409", "ok"]);
  });

  it("are a part of what is approved", async () => {
    const plan = await westAndEast("Fixed");
    unwrap(await submitPlan(world, ops(), plan));
    unwrap(await approvePlan(world, organisation.actor("boss"), plan));
    const outcome = await assign(plan.planId, "WEST", { repId: organisation.repId(3), role: "support" });
    expect(outcome).toMatchObject({
      problems: [{ code: "APP-409", fix: expect.stringContaining("withdraw") }],
    });
  });
});
