import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOrganisation, idOf, type TestOrganisation } from "../../../test/build-organisation.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { openTestDatabase } from "../../../test/postgres.ts";
import { readPlanRows } from "../../../test/read-plan-rows.ts";
import { openStore } from "../../store/open-store.ts";
import { editAccount } from "../accounts/edit-account.ts";
import type { MovedAccountPage } from "../ports/rows/alignment.ts";
import { addTerritory } from "./add-territory.ts";
import { branchPlan } from "./branch-plan.ts";
import { compareTwoPlans } from "./compare-two-plans.ts";
import { createPlan } from "./create-plan.ts";
import { type AlignmentEdit, editAlignment } from "./edit-alignment.ts";
import { editTerritory } from "./edit-territory.ts";
import { exportAlignment } from "./export-alignment.ts";
import { getTerritory } from "./get-territory.ts";
import { listChangeSets } from "./list-change-sets.ts";
import { type AccountMove, listMovedAccounts } from "./list-moved-accounts.ts";
import { listTerritories } from "./list-territories.ts";
import { mergeTerritories } from "./merge-territories.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { removeTerritory } from "./remove-territory.ts";
import { revertPlan } from "./revert-plan.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let organisation: TestOrganisation;
let world: PlanWorld;
let rows: ReturnType<typeof readPlanRows>;

beforeAll(async () => {
  database = await openTestDatabase();
  rows = readPlanRows(database.pool);
  organisation = await buildOrganisation(database.pool, "Edits", { width: 4, height: 3, accounts: 30 });
  const wallClock = { now: () => new Date() };
  world = { store: openStore(database.pool, wallClock), wallClock, ids: { next: () => randomUUID() } };
});
afterAll(() => database.close());

const CODES = ["T1", "T2", "T3"];
const ops = () => organisation.actor("ops");
let count = 0;

async function emptyPlan(codes: readonly string[] = CODES): Promise<string> {
  const territories = codes.map((code) => ({ code, name: `Territory ${code}`, parent: null, share: 1 }));
  const { layerId } = organisation;
  const name = `Plan ${++count}`;
  return unwrap(await createPlan(world, ops(), { name, salesForce: name, layerId, territories, wishes: {} }))
    .id;
}
const edit = (planId: string, version: number, moves: Partial<AlignmentEdit>) =>
  editAlignment(world, ops(), { planId, version, reason: "", units: [], accounts: [], ...moves });
/** U000 … U003 in T1, U004 … U007 in T2, the rest in T3. */
async function rowsPlan(): Promise<string> {
  const planId = await emptyPlan();
  const units = organisation.unitCodes.map((unit, u) => ({ unit, territory: CODES[Math.floor(u / 4)] }));
  unwrap(await edit(planId, 1, { units }));
  return planId;
}

describe("editing an alignment", () => {
  const territory = fc.option(fc.constantFrom(...CODES), { freq: 4 });
  const change = fc.record({
    units: fc.uniqueArray(fc.record({ u: fc.nat(11), territory }), { selector: ({ u }) => u, maxLength: 6 }),
    accounts: fc.uniqueArray(
      fc.record({ a: fc.nat(29), territory, cause: fc.constantFrom("manual", "named") }),
      {
        selector: ({ a }) => a,
        maxLength: 4,
      },
    ),
    next: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant("revert" as const), to: fc.nat() }),
        fc.record({
          kind: fc.constant("account" as const),
          a: fc.nat(29),
          u: fc.nat(11),
          revenue: fc.nat(1000),
        }),
      ),
    ),
  });

  it("keeps log, alignment and totals in step through random edits, reverts and account changes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const planId = await emptyPlan();
        let version = 1;
        for (const { units, accounts, next } of changes) {
          const outcome = await edit(planId, version, {
            units: units.map(({ u, territory }) => ({ unit: organisation.unitCodes[u], territory })),
            accounts: accounts.map(({ a, territory, cause }) => ({
              account: organisation.accountCodes[a],
              territory,
              cause,
            })),
          });
          version = unwrap(outcome).version;
          if (next?.kind === "revert") {
            const toVersion = 1 + (next.to % version);
            const expected = await rows.replayedAlignment(planId, toVersion);
            version = unwrap(await revertPlan(world, ops(), { planId, version, toVersion })).version;
            expect(await rows.storedAlignment(planId)).toEqual(expected);
          } else if (next?.kind === "account") {
            const accountId = idOf(`Edits/${organisation.accountCodes[next.a]}`);
            const { rows: read } = await database.pool.query("SELECT version FROM accounts WHERE id = $1", [
              accountId,
            ]);
            const changes = {
              revenue: next.revenue,
              unitId: idOf(`Edits/${organisation.unitCodes[next.u]}`),
            };
            unwrap(await editAccount(world, ops(), { accountId, version: read[0].version, changes }));
          }
        }
        expect(await rows.replayedAlignment(planId)).toEqual(await rows.storedAlignment(planId));
        await rows.expectTotalsToBeRight(planId);
        await act(world, ops(), "plans:edit", async (tx) => {
          await tx.plans.lock(planId);
          await tx.alignment.recountTotals(planId);
          return { ok: true, value: null, warnings: [] };
        });
        await rows.expectTotalsToBeRight(planId);
      }),
      { numRuns: 25 },
    );
  });

  it("tells all wrong moves at once and changes nothing", async () => {
    const planId = await rowsPlan();
    unwrap(
      await editTerritory(world, ops(), {
        planId,
        version: 2,
        territoryId: await territoryId(planId, "T3"),
        changes: { isLocked: true },
      }),
    );
    const before = await rows.storedAlignment(planId);
    const outcome = await edit(planId, 3, {
      units: [
        { unit: "U000", territory: "T9" },
        { unit: "NOWHERE", territory: "T1" },
        { unit: "U001", territory: "T2" },
        { unit: "U001", territory: "T1" },
        { unit: "U008", territory: "T1" },
        { unit: "U002", territory: "T3" },
      ],
      accounts: [
        { account: "NOBODY", territory: "T1", cause: "named" },
        // lies in U008 of T3
        { account: "A008", territory: "T1", cause: "named" },
      ],
    });
    expect(codesOf(outcome)).toEqual(Array(7).fill("APP-422"));
    expect(outcome).toMatchObject({
      problems: [
        { where: { item: "/units/3" }, cause: expect.stringContaining("twice") },
        { where: { item: "/units/0" }, cause: expect.stringContaining("T9") },
        { where: { item: "/units/1" }, cause: expect.stringContaining("NOWHERE") },
        { where: { item: "/units/4" }, cause: expect.stringContaining("locked") },
        { where: { item: "/units/5" }, cause: expect.stringContaining("locked") },
        { where: { item: "/accounts/0" }, cause: expect.stringContaining("NOBODY") },
        { where: { item: "/accounts/1" }, cause: expect.stringContaining("locked") },
      ],
    });
    expect(await rows.storedAlignment(planId)).toEqual(before);
  });

  it("refuses who may only read, and those whom the policy gives no right to edit", async () => {
    const planId = await rowsPlan();
    const request = { planId, version: 2, reason: "", units: [], accounts: [] };
    for (const actor of [
      organisation.actor("boss"),
      organisation.actor("rep1"),
      { ...ops(), scope: "read" as const },
    ]) {
      expect(codesOf(await editAlignment(world, actor, request))).toEqual(["APP-403"]);
    }
  });
});

describe("many editors at once", () => {
  it("lets one of 20 with the same version win, version after version, without gaps", async () => {
    const planId = await rowsPlan();
    for (let version = 2; version < 6; version++) {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, client) =>
          edit(planId, version, {
            units: [{ unit: organisation.unitCodes[client % 12], territory: CODES[client % 3] }],
          }),
        ),
      );
      const codes = outcomes.map((outcome) => codesOf(outcome)[0]).sort();
      expect(codes).toEqual([...Array(19).fill("APP-412"), "ok"]);
    }
    expect(await rows.replayedAlignment(planId)).toEqual(await rows.storedAlignment(planId));
    await rows.expectTotalsToBeRight(planId);
  });

  it("gives one success and one refusal to each of 200 pairs with one version", async () => {
    const planId = await rowsPlan();
    for (let pair = 0; pair < 200; pair++) {
      const version = 2 + pair;
      const units = [{ unit: organisation.unitCodes[pair % 12], territory: CODES[(pair >> 2) % 3] }];
      const outcomes = await Promise.all([
        edit(planId, version, { units }),
        edit(planId, version, { units: [] }),
      ]);
      expect(outcomes.map((outcome) => codesOf(outcome)[0]).sort()).toEqual(["APP-412", "ok"]);
    }
    expect(await rows.replayedAlignment(planId)).toEqual(await rows.storedAlignment(planId));
  });

  it("replays to the stored state after 8 editors have each repeated refused edits until they went through", async () => {
    const planId = await rowsPlan();
    const editOften = async (client: number) => {
      let version = 2;
      for (let made = 0; made < 6; ) {
        const unit = organisation.unitCodes[(client * 5 + made * 7) % 12];
        const outcome = await edit(planId, version, {
          units: [{ unit, territory: CODES[(client + made) % 3] }],
        });
        if (outcome.ok) made++;
        version = outcome.ok ? outcome.value.version : Number(outcome.problems[0].where.item?.slice(1));
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, client) => editOften(client)));
    expect(await rows.replayedAlignment(planId)).toEqual(await rows.storedAlignment(planId));
    await rows.expectTotalsToBeRight(planId);
    const [newest] = unwrap(await listChangeSets(world, ops(), { planId, limit: 1, beforeVersion: null }));
    expect(newest.version).toBe(2 + 8 * 6);
  });

  it("keeps totals right while plans and accounts are edited at the same time", async () => {
    const plans = [await rowsPlan(), await rowsPlan()];
    const editPlan = async (planId: string) => {
      for (let version = 2; version < 22; version++) {
        const units = organisation.unitCodes
          .slice(0, 6)
          .map((unit) => ({ unit, territory: CODES[version % 3] }));
        unwrap(await edit(planId, version, { units }));
      }
    };
    const editAccounts = async () => {
      for (const code of organisation.accountCodes.slice(0, 20)) {
        const accountId = idOf(`Edits/${code}`);
        const { rows: read } = await database.pool.query(
          "SELECT version, revenue FROM accounts WHERE id = $1",
          [accountId],
        );
        const changes = { revenue: read[0].revenue + 7 };
        unwrap(await editAccount(world, ops(), { accountId, version: read[0].version, changes }));
      }
    };
    await Promise.all([...plans.map(editPlan), editAccounts()]);
    for (const planId of plans) await rows.expectTotalsToBeRight(planId);
  });
});

async function territoryId(planId: string, code: string): Promise<string> {
  const page = unwrap(await listTerritories(world, ops(), { planId, limit: 100, afterCode: null }));
  return page.find((each) => each.code === code)?.id ?? "";
}
const unitsOf = async (planId: string) => {
  const { csv } = unwrap(await exportAlignment(world, ops(), { planId }));
  return csv;
};

describe("territories of a plan", () => {
  it("are added empty, renamed, and removed only when they hold nothing", async () => {
    const planId = await rowsPlan();
    const added = unwrap(
      await addTerritory(world, ops(), {
        planId,
        version: 2,
        code: "T4",
        name: "New",
        parent: null,
        share: 0.5,
      }),
    );
    const again = { planId, version: 3, code: "T4", name: "Again", parent: null, share: 1 };
    expect(codesOf(await addTerritory(world, ops(), again))).toEqual(["APP-409"]);
    expect(codesOf(await addTerritory(world, ops(), { ...again, code: "T5", parent: "T1" }))).toEqual([
      "APP-409",
    ]);
    const full = { planId, version: 3, territoryId: await territoryId(planId, "T1") };
    expect(codesOf(await removeTerritory(world, ops(), full))).toEqual(["APP-409"]);
    unwrap(await removeTerritory(world, ops(), { planId, version: 3, territoryId: added.territory.id }));
    expect(await territoryId(planId, "T4")).toBe("");
  });

  it("show totals and the neighbours with the length of the border", async () => {
    const planId = await rowsPlan();
    const view = unwrap(
      await getTerritory(world, ops(), { planId, territoryId: await territoryId(planId, "T2") }),
    );
    expect(view.territory.totals).toMatchObject({ units: 4, measures: { workload: 5 + 6 + 7 + 8 } });
    expect(view.neighbours).toMatchObject([
      { code: "T1", borderKm: 40 },
      { code: "T3", borderKm: 40 },
    ]);
  });

  it("come over from another plan with exactly the units they hold there", async () => {
    const planId = await rowsPlan();
    const other = unwrap(await branchPlan(world, ops(), { planId, name: "Other", salesForce: null }));
    const moves = ["U000", "U004"].map((unit) => ({ unit, territory: unit === "U000" ? "T2" : "T1" }));
    unwrap(
      await edit(other.id, 1, {
        units: moves,
        accounts: [{ account: "A009", territory: "T1", cause: "named" }],
      }),
    );
    const request = { planId, version: 2, fromPlanId: other.id, territories: ["T1"] };
    const merged = unwrap(await mergeTerritories(world, ops(), request));
    expect(merged.moveCount).toBe(3);
    const lines = (await unitsOf(planId)).split("\n");
    expect(lines.filter((line) => line.endsWith(",T1"))).toEqual([
      "U001,T1",
      "U002,T1",
      "U003,T1",
      "U004,T1",
    ]);
    expect(lines.some((line) => line.startsWith("U000"))).toBe(false);
    await rows.expectTotalsToBeRight(planId);
    expect(
      codesOf(await mergeTerritories(world, ops(), { ...request, version: 3, territories: ["T8", "T9"] })),
    ).toEqual(["APP-422", "APP-422"]);
  });
});

describe("comparing two plans", () => {
  it("tells what changes hands in all and by territory", async () => {
    const planId = await rowsPlan();
    const other = unwrap(await branchPlan(world, ops(), { planId, name: "Compared", salesForce: null }));
    unwrap(
      await edit(other.id, 1, {
        units: [
          { unit: "U000", territory: "T2" },
          { unit: "U011", territory: null },
        ],
      }),
    );
    const compared = unwrap(
      await compareTwoPlans(world, ops(), { beforePlanId: planId, afterPlanId: other.id }),
    );
    const { rows: read } = await database.pool.query(
      "SELECT count(*)::int AS accounts, sum(revenue) AS revenue FROM accounts WHERE org_id = $1 AND unit_id = ANY ($2)",
      [organisation.orgId, ["U000", "U011"].map((code) => idOf(`Edits/${code}`))],
    );
    expect(compared.moved).toMatchObject({ units: 2, ...read[0] });
    expect(
      compared.territories.map(({ code, before, after, lost, gained }) => [
        code,
        before.units,
        after.units,
        lost.units,
        gained.units,
      ]),
    ).toEqual([
      ["T1", 4, 3, 1, 0],
      ["T2", 4, 5, 0, 1],
      ["T3", 4, 3, 1, 0],
    ]);
    // nobody is assigned, so nobody's rep changes
    expect(compared.changesRep.accounts).toBe(0);
    const ask = async (
      territoryCode: string | null,
      limit: number,
      after: MovedAccountPage["after"] = null,
    ) => {
      const request = { beforePlanId: planId, afterPlanId: other.id, territoryCode, limit, after };
      return unwrap(await listMovedAccounts(world, ops(), request));
    };
    const all = await ask(null, 100);
    expect(all).toHaveLength(compared.moved.accounts);
    expect(all.reduce((sum, { revenue }) => sum + revenue, 0)).toBeCloseTo(compared.moved.revenue, 6);
    expect(new Set(all.map(({ unit, from, to }) => `${unit}: ${from} → ${to}`))).toEqual(
      new Set(["U000: T1 → T2", "U011: T3 → null"]),
    );
    const pages: AccountMove[] = [];
    for (const _ of all) pages.push(...(await ask(null, 1, pages.at(-1) ?? null)));
    expect(pages).toEqual(all);
    expect(await ask("T3", 100)).toEqual(all.filter(({ from }) => from === "T3"));
  });
});
