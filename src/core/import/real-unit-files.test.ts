import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { UnitLayer } from "../domain/unit-layer.ts";
import { dissolveTerritories } from "../geo/dissolve-units.ts";
import { createUnitLocator } from "../geo/unit-locator.ts";
import { buildUnitLayer, type LayerOptions } from "./build-unit-layer.ts";
import { decodeBundledUnits } from "./decode-bundled-units.ts";
import { decodeUnitsJson } from "./decode-units-json.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";

const folder = "../shared/data";
const isAbsent = !existsSync(folder) && process.env.CI !== "true";

const readText = (path: string): string => {
  const bytes = readFileSync(`${folder}/${path}`);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};

const csv = (path: string): readonly string[][] =>
  readText(path)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

function read(
  path: string,
  links: LayerOptions["links"],
  options: UnitFileOptions & Partial<LayerOptions> = {},
) {
  const decoded = decodeUnitsJson(readText(path), path, options);
  if (!decoded.ok) throw new Error(`got ${JSON.stringify(decoded.problems.slice(0, 3))}, expected units`);
  const built = buildUnitLayer(decoded.value, { links, barriers: [], ...options });
  return { decoded, built };
}

function readLayer(
  path: string,
  links: LayerOptions["links"],
  options: UnitFileOptions & Partial<LayerOptions> = {},
) {
  const { decoded, built } = read(path, links, options);
  if (!built.ok) throw new Error(`got ${JSON.stringify(built.problems.slice(0, 3))}, expected a layer`);
  return { ...built.value, warnings: [...decoded.warnings, ...built.warnings] };
}

/** "a~b" for every land border, codes ascending. */
function landBorders(layer: UnitLayer): ReadonlySet<string> {
  const { offsets, neighbours, isLink } = layer.adjacency;
  const borders = new Set<string>();
  layer.codes.forEach((code, unit) => {
    for (let slot = offsets[unit]; slot < offsets[unit + 1]; slot++) {
      const other = layer.codes[neighbours[slot]];
      if (isLink[slot] === 0 && code < other) borders.add(`${code}~${other}`);
    }
  });
  return borders;
}

const pairNames = (rows: readonly string[][]) => rows.map(([a, b]) => (a < b ? `${a}~${b}` : `${b}~${a}`));

function medianError(layer: UnitLayer, knownKm2: ReadonlyMap<string, number>): number {
  const errors = layer.codes.flatMap((code, unit) => {
    const known = knownKm2.get(code);
    return known ? [Math.abs((layer.areaKm2?.[unit] ?? 0) / known - 1)] : [];
  });
  return errors.sort((left, right) => left - right)[errors.length >> 1];
}

const far = { kind: "distance", maximumKm: 120 } as const;

describe.skipIf(isAbsent)("kabupaten and kota of Indonesia", () => {
  const key = { keyColumn: "kode", nameColumn: "nama" };
  const path = "indonesia/kab_kota.topojson";
  const rows = () => csv("indonesia/kab_kota_adjacency.csv");
  let linked: ReturnType<typeof readLayer> | undefined;
  const linkedLayer = () => {
    linked ??= readLayer(path, far, key);
    return linked;
  };
  const officialKm2 = () => new Map(csv("indonesia/kab_kota.csv").map((row) => [row[0], Number(row[11])]));

  it("finds 980 of the 983 land borders within the default 50 m, and none that is not one", () => {
    const { layer } = linkedLayer();
    const land = new Set(pairNames(rows().filter((row) => row[2] === "land")));
    const found = landBorders(layer);
    expect([...land].filter((pair) => found.has(pair))).toHaveLength(980);
    expect([...found].filter((pair) => !land.has(pair))).toEqual([]);
    const { layer: shared } = readLayer(path, far, { ...key, toleranceKm: 0, requireConnected: false });
    expect(landBorders(shared).size).toBe(874);
  });

  it("has the official areas within 0.6 % in the median, self-touching rings and all", () => {
    expect(medianError(linkedLayer().layer, officialKm2())).toBeLessThan(0.006);
  });

  it("joins 52 parts by 51 links; without links it names each island with the shortest one", () => {
    expect(linkedLayer().linksMade).toHaveLength(51);
    const { built } = read(path, { kind: "none" }, key);
    const problems = built.ok ? [] : built.problems;
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set(["IMP-130"]));
    expect(problems[0]).toMatchObject({
      where: { item: "11.09" },
      cause: "11.09 Kabupaten Simeulue borders no other unit",
    });
    expect(problems[0].fix).toContain("11.10 Kabupaten Aceh Singkil, 43.1 km away");
  });

  it("takes the given table as the complete adjacency: 983 borders and 51 sea links", () => {
    const table = rows().map(([a, b, type, shared, gap], index) => ({
      a,
      b,
      type,
      lengthKm: Number(shared || gap),
      row: index + 2,
    }));
    const { layer, linksMade, warnings } = readLayer(
      path,
      { kind: "table", rows: table, file: "adjacency.csv" },
      key,
    );
    expect(warnings).toEqual([]);
    expect(linksMade).toHaveLength(51);
    expect(landBorders(layer).size).toBe(983);
    expect(layer.adjacency.neighbours).toHaveLength(2 * 1034);
  });

  it("locates the official centres in their own unit nearly always", () => {
    const { layer } = linkedLayer();
    const locator = createUnitLocator(layer.topology ?? { arcs: [], polygons: [] });
    const centres = csv("indonesia/kab_kota.csv");
    const right = centres.filter(
      (row) => layer.codes[locator.nearest(Number(row[7]), Number(row[6]), 100)?.unit ?? -1] === row[0],
    );
    expect(right.length / centres.length).toBeGreaterThan(0.93);
  });

  it("dissolves into provinces whose area is that of their units", () => {
    const { layer } = linkedLayer();
    const provinces = [...new Set(layer.columns.prov.map(String))];
    const territoryOf = layer.columns.prov.map((province) => provinces.indexOf(String(province)));
    const shapes = dissolveTerritories(
      layer.topology ?? { arcs: [], polygons: [] },
      territoryOf,
      provinces.length,
    );
    expect(shapes).toHaveLength(38);
    shapes.forEach((shape, province) => {
      const unitsKm2 = layer.codes.reduce(
        (sum, _, unit) => sum + (territoryOf[unit] === province ? (layer.areaKm2?.[unit] ?? 0) : 0),
        0,
      );
      // rings that touch themselves may be wound anew: a sliver of difference
      expect(shape.areaKm2 / unitsKm2).toBeCloseTo(1, 2);
    });
  });

  it("reads the full GeoJSON with every vertex, near borders included", () => {
    const { layer } = readLayer(
      "indonesia/kab_kota_full.geojson.gz",
      { kind: "none" },
      { ...key, requireConnected: false },
    );
    const land = pairNames(rows().filter((row) => row[2] === "land"));
    const found = landBorders(layer);
    expect(land.filter((pair) => found.has(pair)).length).toBeGreaterThanOrEqual(978);
    expect(medianError(layer, officialKm2())).toBeLessThan(0.006);
  });

  it("reads the kecamatan around Jakarta", () => {
    const { layer } = readLayer("indonesia/kecamatan_jabar_dki_banten.topojson", {
      kind: "distance",
      maximumKm: 50,
    });
    const found = landBorders(layer);
    const known = new Set(
      pairNames(csv("indonesia/kecamatan_jabar_dki_banten_adjacency.csv").filter((row) => row[2] !== "sea")),
    );
    expect(layer.codes).toHaveLength(826);
    expect([...found].filter((pair) => !known.has(pair))).toEqual([]);
    expect(found.size / known.size).toBeGreaterThan(0.965);
  });
});

describe.skipIf(isAbsent)("US counties", () => {
  const atlas = () => JSON.parse(readText("us_counties/counties-10m.json"));

  it("finds all 8,944 borders of 3,231 counties and no other", () => {
    const decoded = decodeBundledUnits("us-county", atlas());
    if (!decoded.ok) throw new Error("got problems, expected the atlas");
    const built = buildUnitLayer(decoded.value, {
      links: { kind: "none" },
      barriers: [],
      requireConnected: false,
    });
    if (!built.ok) throw new Error("got problems, expected a layer");
    const { layer } = built.value;
    expect(layer.codes).toHaveLength(3231);
    expect(landBorders(layer)).toEqual(new Set(pairNames(csv("us_counties/counties_adjacency.csv"))));
    const landKm2 = new Map(csv("us_counties/counties.csv").map((row) => [row[0], Number(row[6])]));
    expect(medianError(layer, landKm2)).toBeLessThan(0.015);
  });

  it("of the 48 states and DC are joined by links to Nantucket and San Juan alone", () => {
    const decoded = decodeBundledUnits("us-county", atlas());
    if (!decoded.ok) throw new Error("got problems, expected the atlas");
    const outside = new Set(["02", "15", "60", "66", "69", "72", "78"]);
    const { codes, names, topology, columns } = decoded.value;
    const kept = codes.flatMap((code, unit) => (outside.has(code.slice(0, 2)) ? [] : [unit]));
    const contiguous = {
      ...decoded.value,
      codes: kept.map((unit) => codes[unit]),
      names: kept.map((unit) => names[unit]),
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, cells]) => [name, kept.map((unit) => cells[unit])]),
      ),
      topology: topology && { arcs: topology.arcs, polygons: kept.map((unit) => topology.polygons[unit]) },
    };
    const built = buildUnitLayer(contiguous, { links: { kind: "distance", maximumKm: 100 }, barriers: [] });
    if (!built.ok) throw new Error(`got ${JSON.stringify(built.problems)}, expected a layer`);
    const { layer, linksMade } = built.value;
    expect(layer.codes).toHaveLength(3108);
    expect(linksMade.map(({ a, b }) => [layer.codes[a], layer.codes[b]].join("~")).sort()).toEqual([
      "25019~25007",
      "53057~53055",
    ]);
  });

  it("names the county whose shape has shrunk to a line: Falls Church", () => {
    const decoded = decodeBundledUnits("us-county", atlas());
    expect(decoded.warnings).toMatchObject([
      { code: "IMP-127", where: { item: expect.stringContaining("51610") } },
    ]);
  });

  it("file with three polygon objects asks which one", () => {
    const outcome = decodeUnitsJson(readText("us_counties/counties-10m.json"), "counties-10m.json");
    expect(outcome.ok ? [] : outcome.problems).toMatchObject([
      { code: "IMP-114", fix: expect.stringContaining("counties, states, nation") },
    ]);
  });
});

describe.skipIf(isAbsent)("other layers", () => {
  it("reads Brazil's municipalities, whose islands stand where holes should", () => {
    const { layer, warnings } = readLayer(
      "brazil_municipios/municipios_sul_sudeste.topojson",
      { kind: "distance", maximumKm: 200 },
      { keyColumn: "ibge" },
    );
    expect(layer.codes).toHaveLength(2856);
    expect([...(layer.areaKm2 ?? [])].every((km2) => km2 > 0)).toBe(true);
    expect(new Set(warnings.map((warning) => warning.code))).toEqual(new Set(["IMP-126"]));
  });

  it("reads the ZIP areas of Rhode Island, leading zeros kept", () => {
    const { layer } = readLayer(
      "us_zcta/ri_zcta_2010.topojson",
      { kind: "distance", maximumKm: 50 },
      { keyColumn: "zcta" },
    );
    expect(layer.codes).toHaveLength(77);
    expect(layer.codes.every((code) => /^02[89]\d\d$/.test(code))).toBe(true);
  });

  it.each([
    ["AR", 686],
    ["GA", 1965],
    ["ID", 298],
    ["IL", 3121],
    ["KS", 770],
    ["MS", 664],
    ["NE", 532],
    ["OK", 1046],
    ["UT", 588],
  ])("reads the %s tract graph", (state, unitCount) => {
    const { decoded, built } = read(`territory_design/tracts/${state}.json.gz`, { kind: "none" });
    expect(decoded.ok && decoded.value.codes.length).toBe(unitCount);
    // Georgia has two detached parts, of 4 tracts and of 1
    expect(built.ok ? [] : built.problems.map((problem) => problem.where.item)).toHaveLength(
      state === "GA" ? 2 : 0,
    );
  });

  it.each([
    "AL_county",
    "CT_county",
    "IA_county",
    "KS_county",
    "ME_county",
    "NM_county",
    "NM_tract",
    "OK_county",
  ])("reads the %s graph", (name) => {
    const { layer } = readLayer(`us_districting/${name}_2010.json`, { kind: "none" });
    expect(layer.pointSource.every((source) => source === "graph")).toBe(true);
    expect(layer.columns.pop.every((value) => Number(value) >= 0)).toBe(true);
  });
});
