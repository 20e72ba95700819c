import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { designProblem, measure, plainTerritory } from "../../../test/design-problems.ts";
import type { DesignProblem } from "../domain/design-problem.ts";
import { unitCode } from "../domain/ids.ts";
import { EARTH_RADIUS_KM } from "../geo/distance.ts";
import { checkPlan } from "./check-plan.ts";
import { evaluatePlan } from "./evaluate-plan.ts";
import { scorePlan } from "./score-plan.ts";

const DATA = "../shared/data";
// in CI the data must be there: the tests then run and fail on the missing file
const isAbsent = !existsSync(DATA) && process.env.CI !== "true";

const readJson = (path: string): unknown => {
  const bytes = readFileSync(`${DATA}/${path}`);
  return JSON.parse((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
};

interface MapData {
  readonly codes: readonly string[];
  readonly longitudes: readonly number[];
  readonly latitudes: readonly number[];
  readonly weights: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly territoryCount: number;
  readonly tolerance: number;
}

const problemFrom = (data: MapData): DesignProblem =>
  designProblem({
    unitCodes: data.codes.map(unitCode),
    kind: "geographic",
    x: data.longitudes,
    y: data.latitudes,
    edges: data.pairs,
    measures: [measure("weight", data.weights, data.tolerance)],
    territories: Array.from({ length: data.territoryCount }, (_, index) => plainTerritory(`T${index}`)),
  });

const rowsOf = (problem: DesignProblem, labels: ArrayLike<number>) =>
  problem.unitCodes.map((code, unit) => ({
    unitCode: code,
    territoryCode: `T${labels[unit]}`,
    row: unit + 2,
  }));

interface TractFile {
  readonly territories: number;
  readonly tolerance: number;
  readonly units: readonly { code: string; population: number; lon: number; lat: number }[];
  readonly edges_from_to_shared_perimeter: readonly [number, number, number][];
  readonly published_plan: readonly number[];
}

function readTracts(state: string): { problem: DesignProblem; plan: Int32Array } {
  const file = readJson(`territory_design/tracts/${state}.json.gz`) as TractFile;
  const problem = problemFrom({
    codes: file.units.map(({ code }) => code),
    longitudes: file.units.map(({ lon }) => lon),
    latitudes: file.units.map(({ lat }) => lat),
    weights: file.units.map(({ population }) => population),
    pairs: file.edges_from_to_shared_perimeter.map(([a, b]) => [a, b]),
    territoryCount: file.territories,
    tolerance: file.tolerance,
  });
  const firstLabel = Math.min(...file.published_plan);
  return { problem, plan: Int32Array.from(file.published_plan, (label) => label - firstLabel) };
}

// the reference column was computed on a sphere of 6371 km; ours has the IUGG mean radius (2.8 millionths more km²)
const REFERENCE_SCALE = (6371 / EARTH_RADIUS_KM) ** 2;

describe.skipIf(isAbsent)("published optimal plans of census tracts", () => {
  it.each([
    ["AR", 15561.92],
    ["UT", 22093.38],
    ["NE", 21898.89],
    ["ID", 53764.14],
    ["OK", 19149.82],
  ])("%s keeps every rule and re-scores to %d", (state, reference) => {
    const { problem, plan } = readTracts(state);
    expect(checkPlan(problem, rowsOf(problem, plan))).toEqual([]);
    expect((scorePlan(problem, plan) * REFERENCE_SCALE) / 1e6).toBeCloseTo(reference, 2);
    const figures = evaluatePlan(problem, plan);
    expect((figures.inertia * REFERENCE_SCALE) / 1e6).toBeCloseTo(reference, 2);
    expect(Math.max(...figures.balance.map(({ largestDeviation }) => largestDeviation))).toBeLessThanOrEqual(
      0.005,
    );
    expect(figures.territories.map(({ partCount }) => partCount)).toEqual(problem.territories.map(() => 1));
  });
});

interface DistrictingFile {
  readonly nodes: readonly { geoid: string; pop: number; lat: number; lon: number }[];
  readonly edges: readonly [number, number, number][];
  readonly instances: readonly {
    k: number;
    L: number;
    U: number;
    optimum: number;
    optimal_labels: readonly number[];
  }[];
}

describe.skipIf(isAbsent)("published minimum cut edges", () => {
  it.each(["AL_county", "IA_county", "KS_county", "ME_county", "NM_county", "NM_tract", "OK_county"])(
    "%s cuts exactly the published number of edges",
    (name) => {
      const file = readJson(`us_districting/${name}_2010.json`) as DistrictingFile;
      expect(file.instances.length).toBeGreaterThan(0);
      for (const { k, optimum, optimal_labels: labels } of file.instances) {
        const problem = problemFrom({
          codes: file.nodes.map(({ geoid }) => geoid),
          longitudes: file.nodes.map(({ lon }) => lon),
          latitudes: file.nodes.map(({ lat }) => lat),
          weights: file.nodes.map(({ pop }) => pop),
          pairs: file.edges.map(([a, b]) => [a, b]),
          territoryCount: k,
          tolerance: 0.005,
        });
        expect(scorePlan(problem, Int32Array.from(labels), "cut-edges")).toBe(optimum);
        expect(evaluatePlan(problem, Int32Array.from(labels)).cutEdges).toBe(optimum);
        expect(checkPlan(problem, rowsOf(problem, labels))).toEqual([]);
      }
    },
  );
});

interface HessCase {
  readonly name: string;
  readonly tolerance: number;
  readonly best_found?: number;
  readonly cut_edges?: number;
  readonly territories?: readonly { centre: string; weight: number; units: readonly string[] }[];
}

const splitCsv = (path: string): string[][] =>
  readFileSync(`${DATA}/${path}`, "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));

function readTable(path: string): Record<string, string>[] {
  const [header, ...rows] = splitCsv(path);
  return rows.map((cells) => Object.fromEntries(header.map((name, column) => [name, cells[column]])));
}

/** Centre, weight and borders of the units of one Hess case, from the tables the case was solved on. */
function hessProblem(
  solved: HessCase,
  weightByFips: Record<string, number>,
): { problem: DesignProblem; labels: number[] } {
  const isIowa = solved.name.startsWith("Iowa");
  const territories = solved.territories ?? [];
  const labelOf = new Map(
    territories.flatMap(({ units }, index) => units.map((code) => [code, index] as const)),
  );
  const table = isIowa ? readTable("us_counties/counties.csv") : readTable("indonesia/kab_kota.csv");
  const [key, lon, lat] = isIowa ? ["fips", "lon", "lat"] : ["kode", "lng", "lat"];
  const units = table.filter((row) => labelOf.has(row[key]));
  const codes = units.map((row) => row[key]);
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const borders = splitCsv(
    isIowa ? "us_counties/counties_adjacency.csv" : "indonesia/kab_kota_adjacency.csv",
  );
  const pairs = new Map<string, [number, number]>();
  for (const [from, to] of borders.slice(1)) {
    const a = indexOf.get(from);
    const b = indexOf.get(to);
    if (a !== undefined && b !== undefined && a !== b)
      pairs.set(`${Math.min(a, b)}-${Math.max(a, b)}`, [a, b]);
  }
  const problem = problemFrom({
    codes,
    longitudes: units.map((row) => Number(row[lon])),
    latitudes: units.map((row) => Number(row[lat])),
    weights: units.map((row) => (isIowa ? weightByFips[row[key]] : Number(row.penduduk))),
    pairs: [...pairs.values()],
    territoryCount: territories.length,
    tolerance: solved.tolerance,
  });
  return { problem, labels: codes.map((code) => labelOf.get(code) ?? -1) };
}

describe.skipIf(isAbsent)("territories solved to optimality on our own units", () => {
  it("keep every rule, re-score to the proven optimum, and have the reference's centres and cut edges", () => {
    const reference = readJson("territory_design/hess_reference.json") as {
      cases: readonly HessCase[];
      weights_iowa_2018_revenue_by_fips: Record<string, number>;
    };
    const solvedCases = reference.cases.filter(({ territories }) => territories !== undefined);
    expect(solvedCases).toHaveLength(2);
    for (const solved of solvedCases) {
      const { problem, labels } = hessProblem(solved, reference.weights_iowa_2018_revenue_by_fips);
      const plan = Int32Array.from(labels);
      expect(checkPlan(problem, rowsOf(problem, labels))).toEqual([]);
      expect(scorePlan(problem, plan) / Number(solved.best_found)).toBeCloseTo(1, 12);
      const figures = evaluatePlan(problem, plan);
      expect(figures.objective / Number(solved.best_found)).toBeCloseTo(1, 12);
      expect(figures.cutEdges).toBe(solved.cut_edges);
      expect(figures.territories.map(({ centreUnit }) => problem.unitCodes[centreUnit])).toEqual(
        solved.territories?.map(({ centre }) => centre),
      );
    }
  });
});
