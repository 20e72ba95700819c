import { z } from "zod";
import type { DesignProblem } from "../../src/core/domain/design-problem.ts";
import type { AdjacencyEdge } from "../../src/core/geo/build-adjacency.ts";
import { buildMeasure, buildProblem, landBorder } from "./build-problem.ts";
import { readJson } from "./instance-files.ts";
import { joinToLargestPart } from "./join-to-largest-part.ts";

const tractFile = z.object({
  state: z.string().optional(),
  territories: z.int().positive(),
  tolerance: z.number().positive(),
  units: z.array(
    z.object({ code: z.string(), population: z.number().nonnegative(), lon: z.number(), lat: z.number() }),
  ),
  edges_from_to_shared_perimeter: z.array(z.tuple([z.int(), z.int()]).rest(z.number())),
  published_plan: z.array(z.int()).nullish(),
});

export interface TractGraph {
  readonly problem: DesignProblem;
  readonly publishedPlan: Int32Array | null;
  /** Links added so that every part hangs on the largest one. */
  readonly links: readonly AdjacencyEdge[];
}

/** A state's census tracts as points and borders: population within the file's tolerance, contiguous, inertia. */
export function readTractGraph(path: string): TractGraph {
  const file = tractFile.parse(readJson(path));
  const points = {
    kind: "geographic" as const,
    x: Float64Array.from(file.units, ({ lon }) => lon),
    y: Float64Array.from(file.units, ({ lat }) => lat),
  };
  const borders = file.edges_from_to_shared_perimeter.map(([a, b, length]) => landBorder(a, b, length));
  const links = joinToLargestPart(points, borders);
  const problem = buildProblem({
    codes: file.units.map(({ code }) => code),
    points,
    edges: [...borders, ...links],
    measures: [
      buildMeasure(
        "population",
        file.units.map(({ population }) => population),
        file.tolerance,
      ),
    ],
    territoryCount: file.territories,
    objective: "inertia",
  });
  return { problem, links, publishedPlan: file.published_plan ? numberFromZero(file.published_plan) : null };
}

/** Labels of any kind as 0, 1, … in the order of their size. */
export function numberFromZero(labels: readonly number[]): Int32Array {
  const sorted = [...new Set(labels)].sort((a, b) => a - b);
  const indexOf = new Map(sorted.map((label, index) => [label, index]));
  return Int32Array.from(labels, (label) => indexOf.get(label) ?? -1);
}
