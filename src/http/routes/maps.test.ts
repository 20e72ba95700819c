import { gunzipSync, gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { openDesk } from "../../../test/open-desk.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { listTerritories } from "../../app/plans/list-territories.ts";
import {
  accountPointsSchema,
  layerMapSchema,
  layerShapesSchema,
  type PlanMap,
  planMapSchema,
} from "../../contract/maps.ts";
import { buildTopology } from "../../core/geo/build-topology.ts";
import { square } from "../../core/geo/grid-fixture.ts";
import { measureShapes } from "../../core/geo/measure-shapes.ts";
import { openIdempotency } from "../../store/open-idempotency.ts";
import { buildServer } from "../build-server.ts";
import { mapRoutes } from "./maps.ts";

let review: Review;
let layerId: string;
let orgId: string;
let server: FastifyInstance;

beforeAll(async () => {
  review = await buildReview("Maps");
  const { rows } = await review.pool.query("SELECT org_id, id FROM layers");
  [orgId, layerId] = [rows[0].org_id, rows[0].id];
  const world = {
    version: "0.0.0",
    authenticate: async ({ headers }: { headers: { authorization?: string } }) =>
      review.actor(String(headers.authorization).replace("Bearer ", "")),
    isReady: async () => [],
    idempotency: openIdempotency(review.pool, review.world.wallClock),
    log: { write: () => {} },
  };
  server = buildServer(world, [mapRoutes({ ...review.world, engine: { maps: openDesk() } })]);
}, 60_000);
afterAll(async () => {
  await server.close();
  await review.close();
});

async function ask(url: string, as = "ops") {
  const response = await server.inject({ method: "GET", url, headers: { authorization: `Bearer ${as}` } });
  return { status: response.statusCode, body: response.json() };
}
const planMap = async (as = "ops", planId = review.planId): Promise<PlanMap> =>
  planMapSchema.parse((await ask(`/v1/plans/${planId}/map`, as)).body);

/** Codes of the units of each territory. */
const unitsOf = ({ territories, territoryOf }: PlanMap) =>
  Object.fromEntries(
    territories.map(({ code }, place) => [code, territoryOf.flatMap((of, u) => (of === place ? [u] : []))]),
  );

describe("the map of a layer", () => {
  it("has units, measures and every pair of neighbours once", async () => {
    const layer = layerMapSchema.parse((await ask(`/v1/layers/${layerId}/map`)).body);
    expect(layer).toMatchObject({ layerId, name: "Grid", credit: "", perimeterKm: null });
    expect(layer.units.codes.slice(0, 2)).toEqual(["U000", "U001"]);
    expect(layer.units.lon.slice(0, 5)).toEqual([106, 107, 108, 109, 106]);
    expect(layer.units.areaKm2).toEqual(new Array(12).fill(100));
    expect(layer.measures).toEqual({ workload: Array.from({ length: 12 }, (_, u) => u + 1) });
    // 3 rows of 3 pairs, 2 × 4 between them
    expect(layer.edges.a).toHaveLength(17);
    expect(layer.edges.a.every((a, i) => a < layer.edges.b[i])).toBe(true);
  });

  it("has no shapes to give where there are none", async () => {
    expect((await ask(`/v1/layers/${layerId}/shapes`)).status).toBe(404);
  });

  it("has perimeters where there are shapes", async () => {
    const polygons = Array.from({ length: 12 }, (_, u) => [square(106 + (u % 4), -6 - Math.floor(u / 4))]);
    const topology = buildTopology(polygons);
    const geometries = topology.polygons.map((arcs, u) => ({
      ...{ type: "MultiPolygon", arcs, id: `U${String(u).padStart(3, "0")}` },
      properties: { code: `U${String(u).padStart(3, "0")}`, name: `Unit ${u}` },
    }));
    const objects = { units: { type: "GeometryCollection", geometries } };
    const packed = gzipSync(JSON.stringify({ type: "Topology", arcs: topology.arcs, objects }));
    await review.pool.query("INSERT INTO layer_topologies VALUES ($1, $2, $3)", [orgId, layerId, packed]);
    const { perimeterKm } = layerMapSchema.parse((await ask(`/v1/layers/${layerId}/map`)).body);
    const measured = measureShapes(topology).perimeterKm;
    expect(perimeterKm).toHaveLength(12);
    for (const [u, km] of (perimeterKm ?? []).entries()) expect(km).toBeCloseTo(measured[u], 3);
  });

  it("gives its shapes as they are kept, unpacked to who cannot unpack them", async () => {
    const url = `/v1/layers/${layerId}/shapes`;
    const headers = { authorization: "Bearer ops" };
    const plain = await server.inject({ method: "GET", url, headers });
    const shapes = layerShapesSchema.parse(plain.json());
    expect(shapes.objects.units.geometries.map(({ id }) => id).slice(0, 2)).toEqual(["U000", "U001"]);
    const packed = await server.inject({
      ...{ method: "GET", url },
      headers: { ...headers, "accept-encoding": "br, gzip" },
    });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(packed.rawPayload).toString("utf8")).toBe(plain.body);
    expect((await ask(`/v1/layers/${review.planId}/shapes`)).status).toBe(404);
  });

  it("is not found by another id", async () => {
    expect((await ask(`/v1/layers/${review.planId}/map`)).status).toBe(404);
  });
});

describe("the map of a plan", () => {
  it("says of every unit its territory, beside the plan that holds", async () => {
    const map = await planMap();
    expect(map).toMatchObject({
      planId: review.planId,
      version: review.version,
      state: "in-review",
      layerId,
    });
    expect(unitsOf(map)).toEqual({ T1: [0, 1, 2, 3, 4, 6], T2: [5, 7, 8, 9, 10, 11] });
    expect(map.current).toMatchObject({ planId: review.holdingPlanId, name: "Now" });
    expect([map.links, map.lockedUnits]).toEqual([[], []]);
    expect(map.current?.territoryOf).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect((await planMap("ops", review.holdingPlanId)).current).toBeNull();
  });

  it("tells the links that its design was asked for, and locked units to planners", async () => {
    const { planId, pool } = review;
    const links = [{ a: "U011", b: "U000", type: null }];
    await pool.query("UPDATE plans SET wishes = $2 WHERE id = $1", [planId, { links }]);
    await pool.query(
      "INSERT INTO unit_locks (org_id, plan_id, unit_id) SELECT org_id, $1, id FROM units WHERE code IN ('U003', 'U001')",
      [planId],
    );
    expect(await planMap()).toMatchObject({ links: [{ a: 11, b: 0 }], lockedUnits: [1, 3] });
    expect((await planMap("rep1")).lockedUnits).toEqual([]);
    await pool.query("UPDATE plans SET wishes = '{\"links\": 30}' WHERE id = $1", [planId]);
    expect((await planMap()).links).toEqual([]);
  });

  it("adds up to the kept totals of the territories, accounts against their geography regarded", async () => {
    const map = await planMap();
    expect(
      map.overrides.map(({ code, position, territory, cause }) => ({ code, position, territory, cause })),
    ).toEqual([{ code: "A000", position: 0, territory: 1, cause: "named" }]);
    const kept = unwrap(
      await listTerritories(review.world, review.actor("ops"), {
        planId: review.planId,
        limit: 10,
        afterCode: null,
      }),
    );
    for (const [place, { totals }] of kept.entries()) {
      for (const key of ["accounts", "revenue", "potential", "workloadHours"] as const) {
        const sums = map.accounts[key].filter((_, i) => map.territoryOf[map.accounts.position[i]] === place);
        const extra = map.overrides.filter(({ territory }) => territory === place);
        const more = extra.map((each) => (key === "accounts" ? 1 : each[key]));
        expect([...sums, ...more].reduce((sum, value) => sum + value, 0)).toBeCloseTo(totals[key], 9);
      }
    }
  });

  it("shows a rep no more than their own territory and its accounts", async () => {
    const map = await planMap("rep1");
    expect(unitsOf(map)).toEqual({ T1: [0, 1, 2, 3, 4, 6] });
    expect(map.territoryOf).toHaveLength(12);
    expect(map.current?.territories.map(({ code }) => code)).toEqual(["T1"]);
    expect(map.accounts.position.every((u) => [0, 1, 2, 3, 4, 5, 6].includes(u))).toBe(true);
    expect(map.overrides).toEqual([]);
    expect((await ask(`/v1/plans/${review.planId}/map`, "rep3")).status).toBe(404);
  });
});

describe("points of accounts", () => {
  it("are those within reach that have a position", async () => {
    await review.pool.query("UPDATE accounts SET lon = 106.1234567, lat = -6 WHERE code IN ('A001', 'A011')");
    const all = accountPointsSchema.parse((await ask("/v1/account-points")).body);
    expect(all).toMatchObject({
      codes: ["A001", "A011"],
      lon: [106.12346, 106.12346],
      units: ["U001", "U011"],
    });
    const own = accountPointsSchema.parse((await ask("/v1/account-points", "rep1")).body);
    expect(own.codes).toEqual(["A001"]);
  });
});
