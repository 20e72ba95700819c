import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOrganisation, type TestOrganisation } from "../../../test/build-organisation.ts";
import { codesOf, unwrap } from "../../../test/outcomes.ts";
import { openTestDatabase } from "../../../test/postgres.ts";
import { openStore } from "../../store/open-store.ts";
import { branchPlan } from "./branch-plan.ts";
import { createPlan } from "./create-plan.ts";
import { editAlignment } from "./edit-alignment.ts";
import { listTerritories } from "./list-territories.ts";
import { mergeTerritories } from "./merge-territories.ts";
import type { PlanWorld } from "./plan-world.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let organisation: TestOrganisation;
let world: PlanWorld;

beforeAll(async () => {
  database = await openTestDatabase();
  organisation = await buildOrganisation(database.pool, "Merges", { width: 4, height: 2, accounts: 8 });
  const wallClock = { now: () => new Date(Date.UTC(2026, 10, 21, 3)) };
  world = { store: openStore(database.pool, wallClock), wallClock, ids: { next: () => randomUUID() } };
}, 60_000);
afterAll(() => database.close());

const ops = () => organisation.actor("ops");

/** A draft in which W has the first four units, and E the others. */
async function westAndEast(name: string) {
  const territories = ["W", "E"].map((code) => ({ code, name: code, parent: null, share: 1 }));
  const { layerId } = organisation;
  const asked = { name, salesForce: name, layerId, territories, wishes: {} };
  const { id: planId } = unwrap(await createPlan(world, ops(), asked));
  const units = organisation.unitCodes.map((unit, u) => ({ unit, territory: u < 4 ? "W" : "E" }));
  unwrap(await editAlignment(world, ops(), { planId, version: 1, reason: "", units, accounts: [] }));
  return { planId, version: 2 };
}

async function listAll(planId: string) {
  return unwrap(await listTerritories(world, ops(), { planId, limit: 100, afterCode: null }));
}

it("takes over only what the other plan has from the first look at it to the last", async () => {
  const plan = await westAndEast("Changed meanwhile");
  const { id: planId } = unwrap(
    await branchPlan(world, ops(), { planId: plan.planId, name: "Takes over", salesForce: "y" }),
  );
  const units = [{ unit: organisation.unitCodes[0], territory: "E" }];
  let isChanged = false;
  // the other plan is edited between the two looks at it
  const between: typeof world.store.transact = (actor, work) =>
    world.store.transact(actor, (tx) =>
      work({
        ...tx,
        alignment: {
          ...tx.alignment,
          whole: async (id) => {
            if (!isChanged) {
              isChanged = true;
              unwrap(await editAlignment(world, ops(), { ...plan, reason: "", units, accounts: [] }));
            }
            return tx.alignment.whole(id);
          },
        },
      }),
    );
  const request = { planId, version: 1, fromPlanId: plan.planId, territories: ["W"] };
  const slow = { ...world, store: { ...world.store, transact: between } };
  expect(codesOf(await mergeTerritories(slow, ops(), request))).toEqual(["APP-409"]);
  expect((await listAll(planId)).find(({ code }) => code === "W")?.totals.units).toBe(4);
  expect(unwrap(await mergeTerritories(world, ops(), request)).moveCount).toBe(1);
});

it("brings no territory below ten others", async () => {
  const { layerId } = organisation;
  const chain = (codes: readonly string[]) =>
    codes.map((code, level) => ({
      code,
      name: code,
      parent: level === 0 ? null : codes[level - 1],
      share: 1,
    }));
  const levels = Array.from({ length: 9 }, (_, level) => `L${level + 1}`);
  const plan = async (name: string, codes: readonly string[]) => {
    const asked = { name, salesForce: name, layerId, territories: chain(codes), wishes: {} };
    return unwrap(await createPlan(world, ops(), asked)).id;
  };
  const planId = await plan("Deep", levels);
  const fromPlanId = await plan("Shallow", ["L9", "L10", "L11"]);
  const take = (code: string) =>
    mergeTerritories(world, ops(), { planId, version: 1, fromPlanId, territories: [code] });
  const refused = await take("L11");
  expect(refused.ok ? [] : refused.problems.map(({ code, where }) => [code, where.item])).toEqual([
    ["APP-422", "territory L11"],
  ]);
  expect(await listAll(planId)).toHaveLength(9);
});
