import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { gridUnits } from "../../../test/cli/grid-units.ts";
import { openTestDatabase } from "../../../test/postgres.ts";
import { parseCivilDate } from "../../core/domain/civil-date.ts";
import { success } from "../../core/domain/problem.ts";
import { buildWorld } from "../../main.ts";
import { openStore } from "../../store/open-store.ts";
import { loadStudy } from "../design/load-study.ts";
import type { Actor } from "../ports/actor.ts";
import type { World } from "../ports.ts";
import { storeLayer } from "./store-layer.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
const actor: Actor = {
  orgId: randomUUID(),
  memberId: randomUUID(),
  role: "sales-ops",
  today: parseCivilDate("2026-11-21") ?? fail(),
  scope: "full",
  via: "command-line",
};

function fail(): never {
  throw new Error("no date");
}

beforeAll(async () => {
  database = await openTestDatabase();
  await database.pool.query(
    "INSERT INTO organisations VALUES ($1, 'Contoh', 'Asia/Jakarta', 'id', 'IDR', now())",
    [actor.orgId],
  );
  await database.pool.query(
    "INSERT INTO auth_users (id, name, email, created_at, updated_at) VALUES ('u', 'Sari', 'sari@example.com', now(), now())",
  );
  await database.pool.query(
    "INSERT INTO members (org_id, id, user_id, name, role, created_at) VALUES ($1, $2, 'u', 'Sari', 'sales-ops', now())",
    [actor.orgId, actor.memberId],
  );
});
afterAll(() => database.close());

/** A study of one text of units. */
async function studyOf(text: string) {
  const bytes = Buffer.from(text);
  const world: World = {
    ...buildWorld(),
    files: {
      read: async (file) =>
        success({ file, bytes, sha256: createHash("sha256").update(bytes).digest("hex") }),
    },
  };
  const study = await loadStudy(world, {
    spec: { units: "units.json", key: "code", name: "name" },
    besides: null,
  });
  if (!study.ok) throw new Error(JSON.stringify(study.problems));
  return study.value;
}

it("gives the same layer back: codes, points, borders, shapes, measures", async () => {
  const { layer } = await studyOf(gridUnits(3, 4));
  const store = openStore(database.pool, { now: () => new Date("2026-11-21T00:00:00Z") });
  const text = await store.transact(actor, async (tx) => {
    const tools = {
      clock: { now: () => new Date("2026-11-21T00:00:00Z") },
      ids: { next: () => randomUUID() },
    };
    const stored = await storeLayer(tx, tools, { name: "Grid", credit: "", layer });
    if (!stored.ok) return stored;
    return success(await tx.catalogue.readTopology(stored.value.layerId));
  });
  if (!text.ok || text.value === null) throw new Error("not stored");
  const again = (await studyOf(text.value)).layer;
  expect(again.codes).toEqual(layer.codes);
  expect(again.points).toEqual(layer.points);
  expect(again.adjacency).toEqual(layer.adjacency);
  expect(again.topology?.polygons.length).toBe(12);
  expect(again.areaKm2?.[0]).toBeCloseTo(layer.areaKm2?.[0] ?? 0, 6);
  const { rows } = await database.pool.query(
    "SELECT code, measures FROM units WHERE org_id = $1 ORDER BY position LIMIT 1",
    [actor.orgId],
  );
  expect(rows).toEqual([{ code: layer.codes[0], measures: expect.objectContaining({ workload: 10 }) }]);
  const edges = await database.pool.query<{ count: number }>("SELECT count(*)::int AS count FROM adjacency");
  expect(edges.rows[0].count).toBe(layer.adjacency.neighbours.length / 2);
});
