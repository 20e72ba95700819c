import { gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import type { Feature } from "geojson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { drawPlans } from "../../../test/draw-plans.ts";
import { openDesk } from "../../../test/open-desk.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { readTile } from "../../../test/read-tile.ts";
import { ringArea } from "../../../test/ring-area.ts";
import { runExportJob } from "../../app/exports/run-export-job.ts";
import { startExport } from "../../app/exports/start-export.ts";
import { readJobFile } from "../../app/jobs/read-job-file.ts";
import { addTerritory } from "../../app/plans/add-territory.ts";
import { branchPlan } from "../../app/plans/branch-plan.ts";
import { editAlignment } from "../../app/plans/edit-alignment.ts";
import { editTerritory } from "../../app/plans/edit-territory.ts";
import { removeTerritory } from "../../app/plans/remove-territory.ts";
import type { MapThread } from "../../app/ports/map-thread.ts";
import { buildTopology } from "../../core/geo/build-topology.ts";
import { square } from "../../core/geo/grid-fixture.ts";
import { createMapThread } from "../../jobs/create-map-thread.ts";
import { openJobLedger } from "../../store/job-ledger.ts";
import { openIdempotency } from "../../store/open-idempotency.ts";
import { openShapeLedger } from "../../store/shape-ledger.ts";
import { buildServer } from "../build-server.ts";
import { tileRoutes } from "./tiles.ts";

/** Tile that holds the whole grid: 106° to 110° E, 5° to 8° S. Coarse outlines. */
const WHOLE = "5/25/16";
/** One with the grid's north-west corner at the zoom of the fine outlines. */
const CORNER = "7/101/65";

const maps = createMapThread(new URL("../../jobs/map-thread-from-source.mjs", import.meta.url));

let review: Review;
let layerId: string;
let server: FastifyInstance;

beforeAll(async () => {
  review = await buildReview("Tiles");
  const { rows } = await review.pool.query("SELECT org_id, id FROM layers");
  layerId = rows[0].id;
  const polygons = Array.from({ length: 12 }, (_, u) => [square(106 + (u % 4), -6 - Math.floor(u / 4))]);
  const { arcs, polygons: shapes } = buildTopology(polygons);
  const geometries = shapes.map((each, u) => {
    const code = `U${String(u).padStart(3, "0")}`;
    return { type: "MultiPolygon", arcs: each, id: code, properties: { code, name: `Unit ${u}` } };
  });
  const topology = { type: "Topology", arcs, objects: { units: { type: "GeometryCollection", geometries } } };
  const packed = gzipSync(JSON.stringify(topology));
  await review.pool.query("INSERT INTO layer_topologies VALUES ($1, $2, $3)", [
    rows[0].org_id,
    layerId,
    packed,
  ]);
  expect(await draw()).toEqual(["stored", "stored"]);
  server = openServer(maps);
}, 60_000);
afterAll(async () => {
  await server.close();
  await maps.close();
  await review.close();
});

const draw = () => drawPlans(review.pool, maps);

/** Who asks is told by the key itself. */
function openServer(mapThread: MapThread) {
  const world = {
    version: "0.0.0",
    authenticate: async ({ headers }: { headers: { authorization?: string } }) =>
      review.actor(String(headers.authorization).replace("Bearer ", "")),
    isReady: async () => [],
    idempotency: openIdempotency(review.pool, review.world.wallClock),
    log: { write: () => {} },
  };
  return buildServer(world, [tileRoutes({ ...review.world, engine: { maps: mapThread } })]);
}

interface Asked {
  readonly as?: string;
  readonly etag?: string;
  readonly of?: FastifyInstance;
}

async function ask(url: string, { as = "ops", etag, of = server }: Asked = {}) {
  const headers = { authorization: `Bearer ${as}`, ...(etag ? { "if-none-match": etag } : {}) };
  const response = await of.inject({ method: "GET", url, headers });
  return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload, response };
}
const planTile = (planId: string, place: string, asked?: Asked) =>
  ask(`/v1/plans/${planId}/tiles/${place}`, asked);

/** Territory code by unit code, as a tile's units say it. */
const territoriesOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    readTile(bytes).units.flatMap(({ properties: { code, territory } }) =>
      territory === undefined ? [] : [[code, territory]],
    ),
  );
const outlinesOf = (bytes: Uint8Array) => readTile(bytes).territories ?? [];
const codesOf = (bytes: Uint8Array) => outlinesOf(bytes).map(({ properties }) => properties.code);

describe("a tile of a layer", () => {
  it("holds its units with id, code and name, for every member", async () => {
    for (const as of ["ops", "rep3"]) {
      const { status, headers, bytes } = await ask(`/v1/layers/${layerId}/tiles/${WHOLE}`, { as });
      expect(status).toBe(200);
      expect(headers["content-type"]).toBe("application/vnd.mapbox-vector-tile");
      const { units, ...others } = readTile(bytes);
      expect(others).toEqual({});
      expect(units.map(({ id, properties }) => ({ id, ...properties }))).toEqual(
        Array.from({ length: 12 }, (_, u) => ({
          id: u + 1,
          code: `U${String(u).padStart(3, "0")}`,
          name: `Unit ${u}`,
        })),
      );
      for (const { rings, area } of units) {
        expect(rings).toBe(1);
        expect(area).toBeGreaterThan(0);
      }
    }
  });

  it("is no content where nothing lies, and unchanged for whoever has it", async () => {
    expect((await ask(`/v1/layers/${layerId}/tiles/5/0/0`)).status).toBe(204);
    const url = `/v1/layers/${layerId}/tiles/${WHOLE}`;
    const { headers } = await ask(url);
    const again = await ask(url, { etag: `"other", W/${headers.etag}` });
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
  });

  it("is refused outside of the world, beyond zoom 16, and for a layer that does not exist", async () => {
    for (const place of ["17/0/0", "0/1/0", "5/32/0", "5/0/32", "5/-1/0", "5/0/x", "1.5/0/0"]) {
      const { status, response } = await ask(`/v1/layers/${layerId}/tiles/${place}`);
      expect([place, status, response.json().problems[0].code]).toEqual([place, 422, "HTTP-102"]);
    }
    expect((await ask(`/v1/layers/${layerId}/tiles/16/0/0`)).status).toBe(204);
    const missing = await ask(`/v1/layers/${review.planId}/tiles/0/0/0`);
    expect([missing.status, missing.response.json().problems[0].code]).toEqual([404, "APP-404"]);
  });
});

describe("a tile of a plan", () => {
  it("holds every unit with its territory, and the outlines of the territories", async () => {
    const { status, bytes } = await planTile(review.planId, WHOLE);
    expect(status).toBe(200);
    const { units, territories } = readTile(bytes);
    // U005 and U006 change places in the review
    const first = ["U000", "U001", "U002", "U003", "U004", "U006"];
    const second = ["U005", "U007", "U008", "U009", "U010", "U011"];
    expect(territoriesOf(bytes)).toEqual({
      ...Object.fromEntries(first.map((code) => [code, "T1"])),
      ...Object.fromEntries(second.map((code) => [code, "T2"])),
    });
    expect(territories.map(({ properties }) => properties)).toEqual([
      { code: "T1", name: "Territory T1" },
      { code: "T2", name: "Territory T2" },
    ]);
    for (const { properties, area, rings } of territories) {
      const own = units.filter((unit) => unit.properties.territory === properties.code);
      expect(own).toHaveLength(6);
      expect(area).toBe(own.reduce((sum, unit) => sum + unit.area, 0));
      expect(rings).toBe(1);
    }
  });

  it("shows reps their own territory alone, managers those of their teams, and nobody a draft", async () => {
    const [ops, boss, rep1, rep2, rep3] = await Promise.all(
      ["ops", "boss", "rep1", "rep2", "rep3"].map((as) => planTile(review.planId, WHOLE, { as })),
    );
    expect(codesOf(boss.bytes)).toEqual(["T1", "T2"]);
    expect(boss.headers.etag).toBe(ops.headers.etag);
    expect(rep3.status).toBe(404);
    for (const [own, foreign, { bytes, headers }] of [
      ["T1", "T2", rep1],
      ["T2", "T1", rep2],
    ] as const) {
      expect(codesOf(bytes)).toEqual([own]);
      expect(readTile(bytes).units).toHaveLength(12);
      expect(new Set(Object.values(territoriesOf(bytes)))).toEqual(new Set([own]));
      expect(Object.keys(territoriesOf(bytes))).toHaveLength(6);
      expect(bytes.toString("latin1")).not.toContain(foreign);
      expect(headers.etag).not.toBe(ops.headers.etag);
    }
    expect(rep1.headers.etag).not.toBe(rep2.headers.etag);
    const draft = unwrap(
      await branchPlan(review.world, review.actor("ops"), {
        planId: review.planId,
        name: "Hidden",
        salesForce: null,
      }),
    );
    for (const as of ["boss", "rep1"]) expect((await planTile(draft.id, WHOLE, { as })).status).toBe(404);
    expect((await planTile(draft.id, WHOLE)).status).toBe(200);
  });

  it("follows what a rep reaches, whatever was asked for before", async () => {
    const before = await planTile(review.holdingPlanId, WHOLE, { as: "rep1" });
    expect(codesOf(before.bytes)).toEqual(["T1"]);
    const hold = (repOf: string, territory: string) =>
      review.pool.query(
        "UPDATE rep_assignments SET rep_id = (SELECT id FROM reps WHERE code = $1) WHERE territory_id = $2",
        [repOf, review.territory(territory, "holding")],
      );
    await hold("R3", "T1");
    await hold("R1", "T2");
    const etag = String(before.headers.etag);
    const after = await planTile(review.holdingPlanId, WHOLE, { as: "rep1", etag });
    expect([after.status, codesOf(after.bytes)]).toEqual([200, ["T2"]]);
    await hold("R1", "T1");
    await hold("R2", "T2");
    expect((await planTile(review.holdingPlanId, WHOLE, { as: "rep1", etag })).status).toBe(304);
  });

  it("is one tile for many who ask at once, coarse and fine", async () => {
    const fresh = openServer(openDesk());
    for (const place of [WHOLE, CORNER]) {
      const answers = await Promise.all(
        ["ops", "admin", "boss", "ops", "admin", "boss"].map((as) =>
          planTile(review.planId, place, { as, of: fresh }),
        ),
      );
      expect(new Set(answers.map(({ bytes }) => bytes.toString("base64"))).size).toBe(1);
      expect(codesOf(answers[0].bytes)).toEqual(["T1", "T2"].slice(0, codesOf(answers[0].bytes).length));
    }
    await fresh.close();
  });
});

describe("a new version of a plan", () => {
  let planId: string;
  let version: number;
  const edit = async (units: Readonly<Record<string, string | null>>) => {
    const moves = Object.entries(units).map(([unit, territory]) => ({ unit, territory }));
    const change = { planId, version, reason: "", units: moves, accounts: [] };
    version = unwrap(await editAlignment(review.world, review.actor("ops"), change)).version;
  };
  const stored = async () => {
    const { rows } = await review.pool.query<{ code: string; resolution: string; hash: string }>(
      `SELECT t.code, s.resolution, s.units_hash AS hash FROM territory_shapes s
       JOIN territories t ON t.org_id = s.org_id AND t.id = s.territory_id WHERE s.plan_id = $1 ORDER BY 1, 2`,
      [planId],
    );
    return rows;
  };
  const territoryId = async (code: string) => {
    const { rows } = await review.pool.query("SELECT id FROM territories WHERE plan_id = $1 AND code = $2", [
      planId,
      code,
    ]);
    return String(rows[0].id);
  };

  beforeAll(async () => {
    const request = { planId: review.planId, name: "Drawn", salesForce: null };
    const plan = unwrap(await branchPlan(review.world, review.actor("ops"), request));
    planId = plan.id;
    version = plan.version;
    await draw();
  });

  it("shows its units at once, and its outlines once they are derived", async () => {
    const before = await planTile(planId, WHOLE);
    expect(before.headers["wilayah-outlines"]).toBe("current");
    const etag = String(before.headers.etag);
    expect((await planTile(planId, WHOLE, { etag })).status).toBe(304);
    await edit({ U000: "T2", U001: null });
    const waiting = await planTile(planId, WHOLE, { etag });
    expect([waiting.status, waiting.headers["wilayah-outlines"]]).toEqual([200, "pending"]);
    expect(outlinesOf(waiting.bytes)).toEqual([]);
    expect(await draw()).toEqual(["stored"]);
    const after = await planTile(planId, WHOLE, { etag: String(waiting.headers.etag) });
    expect([after.status, after.headers["wilayah-outlines"]]).toEqual([200, "current"]);
    expect(territoriesOf(waiting.bytes)).toEqual(territoriesOf(after.bytes));
    expect(territoriesOf(after.bytes)).toEqual(
      Object.fromEntries(
        Object.entries({ ...territoriesOf(before.bytes), U000: "T2" }).filter(([unit]) => unit !== "U001"),
      ),
    );
    const { units, territories } = readTile(after.bytes);
    expect(territories.map(({ properties }) => properties.code)).toEqual(["T1", "T2"]);
    for (const { properties, area } of territories) {
      const own = units.filter((unit) => unit.properties.territory === properties.code);
      expect(area).toBe(own.reduce((sum, unit) => sum + unit.area, 0));
    }
  });

  it("has the new name of a territory, whose outline still is its own", async () => {
    const id = await territoryId("T1");
    const change = { planId, version, territoryId: id, changes: { name: "North", code: "N" } };
    version = unwrap(await editTerritory(review.world, review.actor("ops"), change)).version;
    const { bytes } = await planTile(planId, WHOLE);
    expect(outlinesOf(bytes)[0].properties).toEqual({ code: "N", name: "North" });
    expect(territoriesOf(bytes).U002).toBe("N");
  });

  it("keeps one outline per territory and resolution, and derives those anew whose units changed", async () => {
    const before = await stored();
    expect(before.map(({ code, resolution }) => `${code} ${resolution}`)).toEqual([
      "N coarse",
      "N fine",
      "T2 coarse",
      "T2 fine",
    ]);
    await edit({ U001: "T2" });
    expect(await draw()).toEqual(["stored"]);
    const { rows } = await review.pool.query(
      "SELECT result FROM jobs WHERE kind = 'shapes' AND request ->> 'planId' = $1 ORDER BY created_at DESC LIMIT 1",
      [planId],
    );
    expect(rows[0].result).toEqual({ planVersion: version, derived: 2 });
    const after = await stored();
    const changed = after.filter(({ hash }, index) => hash !== before[index].hash);
    expect(changed.map(({ code, resolution }) => `${code} ${resolution}`)).toEqual(["T2 coarse", "T2 fine"]);
    expect(await draw()).toEqual([]);
  });

  it("is drawn from the kept outlines by a server that has nothing in memory", async () => {
    const triangle = gzipSync(
      JSON.stringify([
        [
          [
            [106, -8],
            [110, -8],
            [106, -5],
            [106, -8],
          ],
        ],
      ]),
    );
    const there = await planTile(planId, WHOLE);
    const isCoarse = "resolution = 'coarse' AND territory_id = $2";
    await review.pool.query(`UPDATE territory_shapes SET outline = $1 WHERE ${isCoarse}`, [
      triangle,
      await territoryId("T2"),
    ]);
    const fresh = openServer(openDesk());
    const drawn = await planTile(planId, WHOLE, { of: fresh });
    await fresh.close();
    const areaOf = (bytes: Uint8Array) => outlinesOf(bytes)[1].area;
    const square1 = readTile(drawn.bytes).units.reduce((sum, { area }) => sum + area, 0);
    expect(areaOf(drawn.bytes)).not.toBe(areaOf(there.bytes));
    expect(areaOf(drawn.bytes) / square1).toBeCloseTo(0.5, 2);
  });

  it("has a layer of regions, whose outlines are the union of what stands below them", async () => {
    const region = { planId, version, code: "ALL", name: "All", parent: null, share: 1 };
    version = unwrap(await addTerritory(review.world, review.actor("ops"), region)).version;
    for (const code of ["N", "T2"]) {
      const change = { planId, version, territoryId: await territoryId(code), changes: { parent: "ALL" } };
      version = unwrap(await editTerritory(review.world, review.actor("ops"), change)).version;
    }
    expect(await draw()).toEqual(["stored"]);
    const { units, territories, regions } = readTile((await planTile(planId, WHOLE)).bytes);
    expect(territories.map(({ properties }) => properties.parent)).toEqual(["ALL", "ALL"]);
    expect(regions.map(({ properties }) => properties)).toEqual([{ code: "ALL", name: "All" }]);
    expect(regions[0].rings).toBe(1);
    expect(regions[0].area).toBe(units.reduce((sum, { area }) => sum + area, 0));
  });

  it("is exported with its outlines, derived first where they are not", async () => {
    await edit({ U000: "N" });
    const request = { planId, content: "territories", format: "geojson" } as const;
    const world = { ...review.world, queue: { send: async () => {} } };
    const { id } = unwrap(await startExport(world, review.actor("ops"), request));
    const claimed = await openJobLedger(review.pool).claim({ ...review.actor("ops"), jobId: id }, 60);
    if (claimed === null) throw new Error("not claimed");
    const tools = { shapes: openShapeLedger(review.pool), engine: { maps } };
    const watch = { signal: new AbortController().signal, onProgress: () => {} };
    expect(await runExportJob({ ...review.world, ...tools }, claimed, watch)).toEqual({ kind: "stored" });
    const asked = { jobId: id, name: "territories.geojson" };
    const file = unwrap(await readJobFile(review.world, review.actor("ops"), asked));
    const { features } = JSON.parse(Buffer.from(file.content).toString("utf8"));
    const described = features.map(({ properties, geometry }: Feature) => [
      properties?.territory_code,
      properties?.units,
      geometry.type === "MultiPolygon" &&
        geometry.coordinates.flat().reduce((sum, ring) => sum + ringArea(ring), 0),
    ]);
    expect(described).toEqual([
      ["ALL", 12, 12],
      ["N", 5, 5],
      ["T2", 7, 7],
    ]);
    expect(await draw()).toEqual([]);
  });

  it("has no outline of a territory that holds nothing, and forgets those of one that is removed", async () => {
    await edit(Object.fromEntries(["U000", "U002", "U003", "U004", "U006"].map((unit) => [unit, "T2"])));
    await draw();
    expect(codesOf((await planTile(planId, WHOLE)).bytes)).toEqual(["T2"]);
    const removal = { planId, version, territoryId: await territoryId("N") };
    version = unwrap(await removeTerritory(review.world, review.actor("ops"), removal)).version;
    await draw();
    expect((await stored()).map(({ code }) => code)).toEqual(["ALL", "ALL", "T2", "T2"]);
  });
});
