import { dirname, join } from "node:path";
import { z } from "zod";
import type { DesignProblem } from "../../src/core/domain/design-problem.ts";
import { readCsv } from "../../src/core/import/read-csv.ts";
import { buildMeasure, buildProblem, landBorder } from "./build-problem.ts";
import { readJson, readText } from "./instance-files.ts";

const hessFile = z.object({
  weights_iowa_2018_revenue_by_fips: z.record(z.string(), z.number()),
  cases: z.array(
    z.object({
      name: z.string(),
      k: z.int().positive(),
      tolerance: z.number().positive(),
      status: z.string(),
      best_found: z.number().nullish(),
      territories: z.array(z.object({ units: z.array(z.string()) })).nullish(),
    }),
  ),
});

export interface HessCase {
  readonly name: string;
  readonly problem: DesignProblem;
  /** Proven optimum of the inertia in weight × km²; null where infeasible. */
  readonly optimum: number | null;
  readonly optimalPlan: Int32Array | null;
}

interface Market {
  readonly codes: readonly string[];
  readonly points: DesignProblem["points"];
  readonly weights: readonly number[];
  readonly edges: readonly (readonly [number, number])[];
}

/** The cases of hess_reference.json on the unit tables that lie in the folder above its own. */
export function readHessCases(path: string): HessCase[] {
  const file = hessFile.parse(readJson(path));
  const tables = join(dirname(path), "..");
  const iowa = readMarket({
    units: join(tables, "us_counties/counties.csv"),
    borders: join(tables, "us_counties/counties_adjacency.csv"),
    columns: ["fips", "lon", "lat"],
    weightOf: (row) => file.weights_iowa_2018_revenue_by_fips[row.fips] ?? 0,
    isWanted: (row) => row.fips in file.weights_iowa_2018_revenue_by_fips,
  });
  const centralJava = readMarket({
    units: join(tables, "indonesia/kab_kota.csv"),
    borders: join(tables, "indonesia/kab_kota_adjacency.csv"),
    columns: ["kode", "lng", "lat"],
    weightOf: (row) => Number(row.penduduk),
    isWanted: (row) => ["33", "34"].includes(row.provinsi_kode),
  });
  return file.cases.map((given) => {
    const market = given.name.startsWith("Iowa") ? iowa : centralJava;
    const territoryOf = new Map(
      (given.territories ?? []).flatMap(({ units }, t) => units.map((code): [string, number] => [code, t])),
    );
    return {
      name: given.name,
      problem: hessProblem(market, given.k, given.tolerance),
      optimum: given.best_found ?? null,
      optimalPlan:
        territoryOf.size === 0 ? null : Int32Array.from(market.codes, (code) => territoryOf.get(code) ?? -1),
    };
  });
}

interface MarketSource {
  readonly units: string;
  readonly borders: string;
  /** Names of the columns of code, longitude and latitude. */
  readonly columns: readonly [string, string, string];
  readonly weightOf: (row: Record<string, string>) => number;
  readonly isWanted: (row: Record<string, string>) => boolean;
}

function readMarket({ units, borders, columns, weightOf, isWanted }: MarketSource): Market {
  const [code, lon, lat] = columns;
  const rows = readRecords(units).filter(isWanted);
  const codes = rows.map((row) => row[code]);
  const indexOf = new Map(codes.map((name, index) => [name, index]));
  const edges = readRecords(borders).flatMap((row): [number, number][] => {
    const [first, second] = Object.values(row);
    const [a, b] = [indexOf.get(first), indexOf.get(second)];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
  return {
    codes,
    points: {
      kind: "geographic",
      x: Float64Array.from(rows, (row) => Number(row[lon])),
      y: Float64Array.from(rows, (row) => Number(row[lat])),
    },
    weights: rows.map(weightOf),
    edges,
  };
}

function readRecords(path: string): Record<string, string>[] {
  const table = readCsv(readText(path), path);
  if (!table.ok) throw new Error(table.problems.map(({ cause }) => `${path}: ${cause}`).join("\n"));
  const { columns, rows } = table.value;
  return rows.map((cells) => Object.fromEntries(columns.map((name, c) => [name, String(cells[c] ?? "")])));
}

function hessProblem(market: Market, territoryCount: number, tolerance: number): DesignProblem {
  return buildProblem({
    codes: market.codes,
    points: market.points,
    edges: market.edges.map(([a, b]) => landBorder(a, b)),
    measures: [buildMeasure("weight", market.weights, tolerance)],
    territoryCount,
    objective: "inertia",
  });
}
