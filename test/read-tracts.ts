import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { DesignProblem } from "../src/core/domain/design-problem.ts";
import { unitCode } from "../src/core/domain/ids.ts";
import { designProblem, measure } from "./design-problems.ts";

/** Where the shared real data lies, seen from the repository's root. */
export const SHARED_DATA = new URL("../../shared/data/", import.meta.url).pathname;

interface TractFile {
  readonly territories: number;
  readonly tolerance: number;
  readonly units: readonly { code: string; population: number; lon: number; lat: number }[];
  readonly edges_from_to_shared_perimeter: readonly (readonly [number, number, number])[];
  readonly published_plan: readonly number[] | null;
}

/** One state of ../shared/data/territory_design/tracts with its published plan. */
export function readTracts(state: string): { problem: DesignProblem; publishedPlan: Int32Array | null } {
  const bytes = readFileSync(`${SHARED_DATA}territory_design/tracts/${state}.json.gz`);
  const file = JSON.parse(gunzipSync(bytes).toString("utf8")) as TractFile;
  const population = file.units.map((unit) => unit.population);
  const problem = designProblem({
    x: file.units.map((unit) => unit.lon),
    y: file.units.map((unit) => unit.lat),
    kind: "geographic",
    edges: file.edges_from_to_shared_perimeter.map(([a, b]) => [a, b]),
    measures: [measure("population", population, file.tolerance)],
    territories: file.territories,
    unitCodes: file.units.map((unit) => unitCode(unit.code)),
  });
  const plan = file.published_plan;
  const lowest = plan ? Math.min(...plan) : 0;
  return { problem, publishedPlan: plan && Int32Array.from(plan, (label) => label - lowest) };
}
