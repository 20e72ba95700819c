import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { gridAlignment, gridUnits } from "../../../test/cli/grid-units.ts";
import { unwatched, uploadAndCheck } from "../../../test/import-file.ts";
import { openTestJobs } from "../../../test/jobs.ts";
import { expectValue } from "../../../test/people.ts";
import { exportAlignment } from "../plans/export-alignment.ts";
import { listImportRows } from "./read-import.ts";
import { applyImport, undoImport } from "./write-import.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;

beforeAll(async () => {
  jobs = await openTestJobs();
}, 60_000);
afterAll(() => jobs.close());

const check = (kind: string, name: string, content: string, more: Readonly<Record<string, string>> = {}) =>
  uploadAndCheck(jobs.world, jobs.actor, { kind, name, content, options: { more } });
const attempt = (importId: string) => ({ importId, claimed: null, watch: unwatched() });
const apply = (importId: string) => applyImport(jobs.world, jobs.actor, attempt(importId));
const undo = (importId: string) => undoImport(jobs.world, jobs.actor, attempt(importId));
const stored = { kind: "stored" };
const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

async function counts() {
  const { rows } = await jobs.pool.query(
    `SELECT (SELECT count(*)::int FROM layers) AS layers, (SELECT count(*)::int FROM units) AS units,
      (SELECT count(*)::int FROM adjacency) AS edges, (SELECT count(*)::int FROM layer_topologies) AS shapes`,
  );
  return rows[0];
}

it("stores a layer from a file of shapes, and takes it away again", async () => {
  const before = await counts();
  const { importId, record, problems } = await check("units", "two_rows.geojson", gridUnits(2, 5));
  expect(problems).toEqual([]);
  expect(record.counts).toMatchObject({ rows: 10, new: 10, changed: 0 });
  expect(await counts()).toEqual(before);
  expect(await apply(importId)).toEqual(stored);
  expect(await counts()).toEqual({
    layers: before.layers + 1,
    units: before.units + 10,
    edges: before.edges + 13,
    shapes: before.shapes + 1,
  });
  expect(await undo(importId)).toEqual(stored);
  expect(await counts()).toEqual(before);
});

it("gives a layer that stands other names and measures, the totals of plans with them, and the old ones back", async () => {
  const units = `code,name,workload,"outlets"\nr0c0,Satu,15,7\nr0c1,Unit 0/1,10,\n`;
  const alignment = await check("alignment", "a.csv", "unit,territory\nr0c0,A\n", { plan: "First" });
  expect(await apply(alignment.importId)).toEqual(stored);
  const totals = async () =>
    (
      await jobs.pool.query(
        "SELECT n.measures FROM territory_totals n JOIN territories t ON t.id = n.territory_id WHERE t.code = 'A'",
      )
    ).rows[0].measures;
  const before = await totals();
  expect(before).toMatchObject({ workload: 10 });
  const { importId, record, problems } = await check("units", "measures.csv", units, { layer: "Grid" });
  expect(problems).toEqual([]);
  expect(record.counts).toMatchObject({ rows: 2, new: 0, changed: 1, unchanged: 1, missing: 22 });
  const asked = { importId, effect: "changed", limit: 10, afterRow: 0 } as const;
  expect(expectValue(await listImportRows(jobs.world, jobs.actor, asked))).toMatchObject([
    {
      key: "r0c0",
      before: { name: "Unit 0/0", workload: 10, outlets: null },
      after: { name: "Satu", workload: 15, outlets: 7 },
    },
  ]);
  expect(await apply(importId)).toEqual(stored);
  expect(await totals()).toMatchObject({ workload: 15, outlets: 7 });
  expect(await undo(importId)).toEqual(stored);
  expect(await totals()).toMatchObject({ workload: 10 });
  const unit = await jobs.pool.query("SELECT name, measures FROM units WHERE code = 'r0c0'");
  expect(unit.rows).toEqual([{ name: "Unit 0/0", measures: { workload: 10, revenue: 1 } }]);
  expect(await undo(alignment.importId)).toEqual(stored);
});

it("refuses another geography under the same name, codes nobody has, and codes of no layer", async () => {
  const other = await check("units", "Grid.geojson", gridUnits(4, 7));
  expect(codes(other.problems)).toEqual(["IMP-351"]);
  expect(other.problems[0].cause).toContain("4 new (r0c6, r1c6, r2c6, r3c6)");
  expect(await apply(other.importId)).toMatchObject({ kind: "refused" });
  const unknown = await check("units", "x.csv", "code,n\nr9c9,1\n", { layer: "Grid" });
  expect(codes(unknown.problems)).toEqual(["IMP-353"]);
  expect(codes((await check("units", "x.csv", "code,n\nr9c9,1\n")).problems)).toEqual(["IMP-352"]);
});

it("takes points for units, and names what keeps a layer from being undone", async () => {
  const points =
    "kode,nama,lintang,bujur,penduduk\n01,Satu,-6.1,106.8,10\n02,Dua,-6.2,106.9,20\n03,Tiga,-6.3,106.8,5\n";
  const { importId, problems } = await check("units", "titik.csv", points);
  expect(problems).toEqual([]);
  expect(await apply(importId)).toEqual(stored);
  const { rows } = await jobs.pool.query(
    "SELECT u.code, u.name, u.measures FROM units u JOIN layers l ON l.id = u.layer_id WHERE l.name = 'titik' ORDER BY 1",
  );
  expect(rows[0]).toEqual({ code: "01", name: "Satu", measures: expect.objectContaining({ penduduk: 10 }) });
  const measures = await check("units", "omzet.csv", "kode,omzet\n1,5\n02,6\n99,7\n", { layer: "titik" });
  expect(measures.problems.map(({ code, severity }) => [code, severity])).toEqual([
    ["IMP-353", "warning"],
    ["IMP-227", "warning"],
  ]);
  expect(measures.record.counts).toMatchObject({ rows: 2, changed: 2, missing: 1 });
  const twice = await check("units", "omzet.csv", "kode,omzet\n1,5\n01,6\n", { layer: "titik" });
  expect(codes(twice.problems)).toEqual(["IMP-228"]);
  const drawn = await check("alignment", "on-points.csv", "unit,territory\n01,X\n", { layer: "titik" });
  expect(await apply(drawn.importId)).toEqual(stored);
  expect(await undo(importId)).toMatchObject({
    kind: "refused",
    problems: [{ code: "IMP-356", cause: expect.stringContaining("on-points") }],
  });
});

it("puts accounts that came before it into the units of an organisation's first layer, and out of them again", async () => {
  const orgId = randomUUID();
  const memberId = randomUUID();
  const { pool } = jobs;
  await pool.query("INSERT INTO organisations VALUES ($1, 'Kedua', 'Asia/Jakarta', 'id', 'IDR', now())", [
    orgId,
  ]);
  await pool.query(
    "INSERT INTO auth_users (id, name, email, created_at, updated_at) VALUES ($1, 'Adi', $1, now(), now())",
    [memberId],
  );
  await pool.query(
    "INSERT INTO members (org_id, id, user_id, name, role, created_at) VALUES ($1, $2::uuid, $2::uuid::text, 'Adi', 'admin', now())",
    [orgId, memberId],
  );
  const actor = { ...jobs.actor, orgId, memberId, role: "admin" as const };
  const given = "code,name,lon,lat\nin,In,0.05,-0.05\nout,Out,5,5\nnowhere,Nowhere,,\n";
  const accounts = await uploadAndCheck(jobs.world, actor, { kind: "accounts", content: given });
  expect(await applyImport(jobs.world, actor, attempt(accounts.importId))).toEqual(stored);
  const unitOf = async () =>
    (
      await pool.query(
        "SELECT a.code, u.code AS unit FROM accounts a LEFT JOIN units u ON u.id = a.unit_id WHERE a.org_id = $1 ORDER BY 1",
        [orgId],
      )
    ).rows;
  const content = gridUnits(2, 2);
  const units = await uploadAndCheck(jobs.world, actor, { kind: "units", name: "first.geojson", content });
  expect(await applyImport(jobs.world, actor, attempt(units.importId))).toEqual(stored);
  expect(await unitOf()).toEqual([
    { code: "in", unit: "r0c0" },
    { code: "nowhere", unit: null },
    { code: "out", unit: null },
  ]);
  expect(await undoImport(jobs.world, actor, attempt(units.importId))).toEqual(stored);
  expect((await unitOf()).map(({ unit }) => unit)).toEqual([null, null, null]);
  // neither the unit that came and went nor one that stands is in the way of the accounts' own undo
  expect(await undoImport(jobs.world, actor, attempt(accounts.importId))).toEqual(stored);
  const again = await uploadAndCheck(jobs.world, actor, { kind: "accounts", content: given });
  expect(await applyImport(jobs.world, actor, attempt(again.importId))).toEqual(stored);
  const second = await uploadAndCheck(jobs.world, actor, { kind: "units", name: "second.geojson", content });
  expect(await applyImport(jobs.world, actor, attempt(second.importId))).toEqual(stored);
  expect((await unitOf())[0]).toEqual({ code: "in", unit: "r0c0" });
  expect(await undoImport(jobs.world, actor, attempt(again.importId))).toEqual(stored);
  expect(await unitOf()).toEqual([]);
});

it("places accounts by their town, own places first, says which are approximate, and does not guess", async () => {
  const places = await check(
    "places",
    "desa.csv",
    "kode,nama,provinsi,negara,lon,lat\nX1,Sukamaju,Jawa Barat,ID,0.05,-0.05\n",
  );
  expect(places.problems).toEqual([]);
  expect(await apply(places.importId)).toEqual(stored);
  const given = `code,name,city,state,country
T1,One,Kota Medan,,Indonesia
T2,Two,Springfield,,United States
T3,Three,Springfield,Missouri,USA
T4,Four,Qwertzburg,,
T5,Five,Kec. Sukamaju,Jawa Barat,ID
`;
  const { importId, record, problems } = await check("accounts", "towns.csv", given);
  expect(record.counts).toMatchObject({ new: 5, refused: 0 });
  expect(problems.filter(({ code }) => code.startsWith("IMP-37"))).toMatchObject([
    { code: "IMP-371", rowNumber: 3, value: "Springfield" },
    { code: "IMP-370", rowNumber: 5, value: "Qwertzburg" },
  ]);
  expect(await apply(importId)).toEqual(stored);
  const { rows } = await jobs.pool.query(
    "SELECT a.code, round(a.lon) AS lon, a.location_kind AS kind, u.code AS unit FROM accounts a LEFT JOIN units u ON u.id = a.unit_id WHERE a.code LIKE 'T_' ORDER BY 1",
  );
  expect(rows).toEqual([
    { code: "T1", lon: 99, kind: "approximate", unit: null },
    { code: "T2", lon: null, kind: "exact", unit: null },
    { code: "T3", lon: -93, kind: "approximate", unit: null },
    { code: "T4", lon: null, kind: "exact", unit: null },
    { code: "T5", lon: 0, kind: "approximate", unit: "r0c0" },
  ]);
  const exact = await check("accounts", "exact.csv", "code,name,lon,lat\nT1,One,98.6,3.6\n");
  const page = { importId: exact.importId, effect: "changed", limit: 1, afterRow: 0 } as const;
  expect(expectValue(await listImportRows(jobs.world, jobs.actor, page))).toMatchObject([
    { before: { locationKind: "approximate" }, after: { lon: 98.6, locationKind: "exact" } },
  ]);
  expect(await undo(importId)).toEqual(stored);
  expect(await undo(places.importId)).toEqual(stored);
});

it("finds longitude and latitude exchanged, and reads the file when told so", async () => {
  const square = [
    [-6, 106],
    [-6, 107],
    [-7, 107],
    [-7, 106],
    [-6, 106],
  ];
  const file = JSON.stringify({
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: { code: "A" }, geometry: { type: "Polygon", coordinates: [square] } },
    ],
  });
  const given = await check("units", "terbalik.geojson", file);
  expect(new Set(codes(given.problems))).toEqual(new Set(["IMP-113", "IMP-350"]));
  const told = await check("units", "terbalik.geojson", file, { swapped: "yes" });
  expect(told.problems).toEqual([]);
  expect(told.record.counts).toMatchObject({ new: 1 });
  // Brazil's numbers are all places, but in the sea
  const brazil = "code,lat,lon\n1,-46,-15\n2,-47,-10\n3,-50,-12\n4,-55,-20\n";
  expect(codes((await check("units", "brazil.csv", brazil)).problems)).toEqual(["IMP-350"]);
});

it("makes a draft of an alignment with districts and regions, which exports what was imported", async () => {
  const lines = Array.from({ length: 24 }, (_, i) => {
    const [row, column] = [Math.floor(i / 6), i % 6];
    return `r${row}c${column},T${column % 3},D${column % 3 === 0 ? 1 : 2},Jawa\n`;
  });
  const text = `ZIP,Territory,District,Region\n${lines.join("")}`;
  const { importId, record, problems } = await check("alignment", "ztt.csv", text, {
    plan: "Baru",
    salesForce: "x",
  });
  expect(problems).toEqual([]);
  expect(record.counts).toMatchObject({ rows: 24, new: 24, missing: 0 });
  expect(await apply(importId)).toEqual(stored);
  const planId = (await jobs.pool.query("SELECT id FROM plans WHERE name = 'Baru'")).rows[0].id;
  const tree = await jobs.pool.query(
    "SELECT t.code, p.code AS parent FROM territories t LEFT JOIN territories p ON p.id = t.parent_id WHERE t.plan_id = $1 ORDER BY 1",
    [planId],
  );
  expect(tree.rows.map(({ code, parent }) => `${code}<${parent}`)).toEqual([
    "D1<Jawa",
    "D2<Jawa",
    "Jawa<null",
    "T0<D1",
    "T1<D2",
    "T2<D2",
  ]);
  const { csv } = expectValue(await exportAlignment(jobs.world, jobs.actor, { planId }));
  const again = await check("alignment", "again.csv", csv, { plan: "Baru" });
  expect(again.record.counts).toMatchObject({ rows: 24, new: 0, changed: 0, unchanged: 24, refused: 0 });
  expect(await undo(importId)).toEqual(stored);
  const after = await jobs.pool.query("SELECT name, state FROM plans WHERE id = $1", [planId]);
  expect(after.rows).toEqual([
    { name: expect.stringMatching(/^Baru \(import .* undone\)$/), state: "archived" },
  ]);
});

it("changes a draft that stands, on the version it was checked on, and takes the change back", async () => {
  const planId = jobs.plan.id;
  const versionOf = async () =>
    (await jobs.pool.query("SELECT version FROM plans WHERE id = $1", [planId])).rows[0].version;
  const given = gridAlignment(4, 6, (row) => (row < 2 ? "A" : "Area B"));
  const { importId, record } = await check("alignment", "rows.csv", given, { plan: planId });
  expect(record.counts).toMatchObject({ new: 24, changed: 0 });
  const rival = await check("alignment", "rival.csv", "unit,territory\nr0c0,C\nzz,C\n", { plan: "First" });
  expect(rival.problems).toMatchObject([{ code: "IMP-364", severity: "warning", rowNumber: 3, value: "zz" }]);
  expect(await apply(importId)).toEqual(stored);
  expect(await apply(rival.importId)).toMatchObject({ kind: "refused", problems: [{ code: "APP-412" }] });
  const { csv } = expectValue(await exportAlignment(jobs.world, jobs.actor, { planId }));
  expect(csv).toContain("r0c0,A\n");
  expect(csv).toContain("r3c5,B\n");
  const version = await versionOf();
  const ranges = await check("alignment", "zip.csv", "from,to,territory\nr0c0,r0c3,;C;\n", {
    plan: "First",
    version: String(version),
  });
  expect(ranges.record.counts).toMatchObject({ changed: 4 });
  expect(await apply(ranges.importId)).toEqual(stored);
  expect(await undo(importId)).toMatchObject({ kind: "refused", problems: [{ code: "APP-412" }] });
  expect(await undo(ranges.importId)).toEqual(stored);
  const back = expectValue(await exportAlignment(jobs.world, jobs.actor, { planId }));
  expect(back.csv).toBe(csv);
  const late = await check("alignment", "late.csv", "unit,territory\nr0c0,C\n", {
    plan: "First",
    version: "1",
  });
  expect(codes(late.problems)).toEqual(["APP-412"]);
});

it("takes shares and locks of a list of territories, as our export has them, and gives the old ones back", async () => {
  const list = "territory_code,name,share,is_locked\nS1,Satu,0.5,true\nS2,Dua,1,false\n";
  const made = await check("alignment", "list.csv", list, { plan: "Daftar" });
  expect(made.record.counts).toMatchObject({ rows: 2, new: 2, changed: 0, missing: 0 });
  expect(await apply(made.importId)).toEqual(stored);
  const territories = async () =>
    (
      await jobs.pool.query(
        "SELECT t.code, t.share, t.is_locked FROM territories t JOIN plans p ON p.id = t.plan_id WHERE p.name = 'Daftar' ORDER BY 1",
      )
    ).rows.map(({ code, share, is_locked }) => [code, share, is_locked]);
  const before = [
    ["S1", 0.5, true],
    ["S2", 1, false],
  ];
  expect(await territories()).toEqual(before);
  const other = await check("alignment", "list.csv", "code,share,locked\nS1,,no\nS2,2,\n", {
    plan: "Daftar",
  });
  expect(other.record.counts).toMatchObject({ rows: 2, new: 0, changed: 2 });
  expect(await apply(other.importId)).toEqual(stored);
  expect(await territories()).toEqual([
    ["S1", 0.5, false],
    ["S2", 2, false],
  ]);
  expect(await undo(other.importId)).toEqual(stored);
  expect(await territories()).toEqual(before);
});

it("names a unit that stands twice with both rows, territories below two others, and units above the lowest level", async () => {
  const twice = await check("alignment", "t.csv", "unit,territory\nr0c0,A\nr0c1,A\nr0c0,B\n", {
    plan: "First",
  });
  expect(twice.problems).toMatchObject([{ code: "IMP-261", rowNumber: 4, value: "r0c0" }]);
  expect(twice.problems[0].cause).toContain("row 2");
  const two = await check("alignment", "d.csv", "unit,territory,district\nr0c0,A,N\nr0c1,A,S\n", {
    plan: "Zwei",
  });
  expect(codes(two.problems)).toEqual(["IMP-360"]);
  const tree = "Territory ID,Parent territory ID,Territory name\nN,,Utara\nN1,N,Utara 1\nN2,N,Utara 2\n";
  const orphan = await check("alignment", "tree.csv", `${tree}N3,M,Utara 3\n`, { plan: "Pohon" });
  expect(orphan.problems).toMatchObject([{ code: "IMP-363", value: "territory N3" }]);
  const territories = await check("alignment", "tree.csv", tree, { plan: "Pohon" });
  expect(territories.problems).toEqual([]);
  expect(await apply(territories.importId)).toEqual(stored);
  const above = await check("alignment", "above.csv", "unit,territory\nr0c0,N\nr0c1,Utara 1\n", {
    plan: "Pohon",
  });
  expect(above.problems).toMatchObject([{ code: "IMP-363", value: "territory N" }]);
});
