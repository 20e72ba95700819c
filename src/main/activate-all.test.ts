import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOrganisation, idOf } from "../../test/build-organisation.ts";
import { unwrap } from "../../test/outcomes.ts";
import { openTestDatabase } from "../../test/postgres.ts";
import { createPlan } from "../app/plans/create-plan.ts";
import type { PlanWorld } from "../app/plans/plan-world.ts";
import { openStore } from "../store/open-store.ts";
import { activateAll } from "./activate-all.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let world: PlanWorld;

beforeAll(async () => {
  database = await openTestDatabase();
  const wallClock = { now: () => new Date("2026-11-21T03:00:00Z") };
  world = { store: openStore(database.pool, wallClock), wallClock, ids: { next: () => randomUUID() } };
  // what a name says becomes of the plan: a fault of ours, or a refusal of the store
  await database.pool.query(`
    CREATE FUNCTION keep_from_beginning() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.state = 'active' AND NEW.name LIKE 'faulty%' THEN RAISE EXCEPTION 'a fault'; END IF;
      IF NEW.state = 'active' AND NEW.name LIKE 'refused%' THEN RAISE EXCEPTION 'refused' USING ERRCODE = '23514'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER keep_from_beginning BEFORE UPDATE ON plans FOR EACH ROW EXECUTE FUNCTION keep_from_beginning()`);
});
afterAll(() => database.close());

/** An organisation with a plan due for each sales force named, a day after the one before. */
async function organisationWith(
  name: string,
  plans: readonly (readonly [name: string, salesForce: string])[],
) {
  const organisation = await buildOrganisation(database.pool, name, { width: 1, height: 1, accounts: 1 });
  const { layerId, actor } = organisation;
  for (const [day, [plan, salesForce]] of plans.entries()) {
    const asked = { name: plan, salesForce, layerId, territories: [], wishes: {} };
    const { id } = unwrap(await createPlan(world, actor("ops"), asked));
    const due = "UPDATE plans SET state = 'scheduled', effective_from = $2 WHERE id = $1";
    await database.pool.query(due, [id, `2026-11-1${day}`]);
  }
  return organisation;
}

const statesOf = async (orgId: string) => {
  const { rows } = await database.pool.query("SELECT name, state FROM plans WHERE org_id = $1", [orgId]);
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
};

it("activates what is due although plans before it are refused or meet a fault", async () => {
  // organisations are asked in the order of their ids
  const [first, second] = ["One", "Two"].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const faulty = await organisationWith(first, [["faulty", "field"]]);
  const other = await organisationWith(second, [
    ["refused", "field"],
    ["after the refused", "field"],
    ["fine", "phone"],
  ]);
  const told: (readonly [message: string, org: unknown])[] = [];
  await activateAll({ pool: database.pool, world }, (message, { org }) => told.push([message, org]));
  expect(await statesOf(faulty.orgId)).toEqual({ faulty: "scheduled" });
  // what follows a plan waits with it, or it would be replaced by the earlier one
  expect(await statesOf(other.orgId)).toEqual({
    refused: "scheduled",
    "after the refused": "scheduled",
    fine: "active",
  });
  expect(told).toEqual([
    ["activation failed", faulty.orgId],
    ["activation refused", other.orgId],
  ]);
});
