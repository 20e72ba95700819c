import { createHash, randomUUID } from "node:crypto";
import { storeLayer } from "../src/app/catalogue/store-layer.ts";
import { loadStudy } from "../src/app/design/load-study.ts";
import type { JobWorld } from "../src/app/jobs/job-world.ts";
import { createPlan } from "../src/app/plans/create-plan.ts";
import type { Actor } from "../src/app/ports/actor.ts";
import type { QueuedJob } from "../src/app/ports/job-queue.ts";
import type { World } from "../src/app/ports.ts";
import { type DesignWishes, designWishesSchema } from "../src/contract/design-wishes.ts";
import { success } from "../src/core/domain/problem.ts";
import { openJobLedger } from "../src/store/job-ledger.ts";
import { openStore } from "../src/store/open-store.ts";
import { openShapeLedger } from "../src/store/shape-ledger.ts";
import { gridUnits } from "./cli/grid-units.ts";
import { engine } from "./engine.ts";
import { expectValue } from "./people.ts";
import { openTestDatabase } from "./postgres.ts";

/**
 * A database with one organisation, its sales-ops member, a grid of units and an empty plan of three territories. `sent`
 * are the messages to workers, which nobody hears unless a test has workers.
 */
export async function openTestJobs({ rows, columns } = { rows: 4, columns: 6 }) {
  const database = await openTestDatabase();
  const { pool } = database;
  const wallClock = { now: () => new Date() };
  const sent: QueuedJob[] = [];
  const world: JobWorld = {
    store: openStore(pool, wallClock),
    wallClock,
    ids: { next: randomUUID },
    engine,
    queue: { send: async (job) => void sent.push(job) },
  };
  const orgId = randomUUID();
  await pool.query("INSERT INTO organisations VALUES ($1, 'Contoh', 'Asia/Jakarta', 'id', 'IDR', now())", [
    orgId,
  ]);
  const addMember = async (name: string, role: Actor["role"]): Promise<Actor> => {
    const memberId = randomUUID();
    await pool.query(
      "INSERT INTO auth_users (id, name, email, created_at, updated_at) VALUES ($1, $2, $3, now(), now())",
      [memberId, name, `${memberId}@example.com`],
    );
    await pool.query(
      "INSERT INTO members (org_id, id, user_id, name, role, created_at) VALUES ($1, $2::uuid, $2::uuid::text, $3, $4, now())",
      [orgId, memberId, name, role],
    );
    return {
      orgId,
      memberId,
      role,
      today: "2026-11-21" as Actor["today"],
      scope: "full",
      via: "command-line",
    };
  };
  const actor = await addMember("Sari", "sales-ops");
  const layerId = await storeGrid(world, actor, gridUnits(rows, columns));
  const plan = expectValue(
    await createPlan(world, actor, {
      name: "First",
      salesForce: "field",
      layerId,
      territories: ["A", "B", "C"].map((code) => ({ code, name: `Area ${code}`, parent: null, share: 1 })),
      wishes: {},
    }),
  );
  return {
    ...database,
    world,
    actor,
    addMember,
    layerId,
    plan,
    sent,
    ledger: openJobLedger(pool),
    shapes: openShapeLedger(pool),
  };
}

async function storeGrid(world: JobWorld, actor: Actor, grid: string): Promise<string> {
  const bytes = Buffer.from(grid);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const files: World = { ...world.engine, files: { read: async (file) => success({ file, bytes, sha256 }) } };
  const spec = { units: "units.json", key: "code", name: "name" };
  const study = expectValue(await loadStudy(files, { spec, besides: null }));
  const tools = { clock: world.wallClock, ids: world.ids };
  const stored = await world.store.transact(actor, (tx) =>
    storeLayer(tx, tools, { name: "Grid", credit: "Drawn for a test", layer: study.layer }),
  );
  return expectValue(stored).layerId;
}

/** Wishes that a grid of 24 equal units meets: 8 units for each of three territories. */
export const wishesFor = (more: Record<string, unknown> = {}): DesignWishes =>
  designWishesSchema.parse({
    balance: [{ measure: "workload", tolerance: "5%" }],
    iterations: 2000,
    starts: 2,
    seed: 7,
    ...more,
  });
