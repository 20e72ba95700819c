import { z } from "zod";
import type { DesignProblem, ObjectiveKey } from "../../src/core/domain/design-problem.ts";
import { buildMeasure, buildProblem, landBorder } from "./build-problem.ts";
import { readJson } from "./instance-files.ts";
import { joinToLargestPart } from "./join-to-largest-part.ts";
import { numberFromZero } from "./read-tract-graph.ts";

const districtingFile = z.object({
  nodes: z.array(
    z.object({ geoid: z.string(), pop: z.number().nonnegative(), lat: z.number(), lon: z.number() }),
  ),
  edges: z.array(z.tuple([z.int(), z.int()]).rest(z.number())),
  instances: z.array(
    z.object({
      k: z.int().positive(),
      L: z.number(),
      U: z.number(),
      optimum: z.number().nullish(),
      optimal_labels: z.array(z.int()).nullish(),
    }),
  ),
  moment_of_inertia_result: z
    .object({ k: z.int().positive(), L: z.number(), U: z.number(), feasible: z.string() })
    .nullish(),
});

/** One question asked of a graph: k territories of L … U people each. */
export interface DistrictingCase {
  readonly problem: DesignProblem;
  /** Least number of cut edges, proved by others; null where not known. */
  readonly optimum: number | null;
  readonly optimalPlan: Int32Array | null;
  readonly isInfeasible: boolean;
}

/** Every case of a US redistricting graph: minimum cut edges where solved, inertia where a plan exists, or the proof of none. */
export function readDistrictingGraph(path: string): DistrictingCase[] {
  const file = districtingFile.parse(readJson(path));
  const problemOf = ({ k, L, U }: { k: number; L: number; U: number }, objective: ObjectiveKey) =>
    districtingProblem(file, { k, lower: L, upper: U, objective });
  const cutCases = file.instances.map((solved) => ({
    problem: problemOf(solved, "cut-edges"),
    optimum: solved.optimum ?? null,
    optimalPlan: solved.optimal_labels ? numberFromZero(solved.optimal_labels) : null,
    isInfeasible: false,
  }));
  const inertia = file.moment_of_inertia_result;
  if (!inertia) return cutCases;
  const isInfeasible = inertia.feasible === "N";
  return [
    ...cutCases,
    { problem: problemOf(inertia, "inertia"), optimum: null, optimalPlan: null, isInfeasible },
  ];
}

interface DistrictingWish {
  readonly k: number;
  readonly lower: number;
  readonly upper: number;
  readonly objective: ObjectiveKey;
}

function districtingProblem(file: z.infer<typeof districtingFile>, wish: DistrictingWish): DesignProblem {
  const { nodes } = file;
  const points = {
    kind: "geographic" as const,
    x: Float64Array.from(nodes, ({ lon }) => lon),
    y: Float64Array.from(nodes, ({ lat }) => lat),
  };
  const borders = file.edges.map(([a, b, length]) => landBorder(a, b, length));
  return buildProblem({
    codes: nodes.map(({ geoid }) => geoid),
    points,
    edges: [...borders, ...joinToLargestPart(points, borders)],
    measures: [
      buildMeasure(
        "population",
        nodes.map(({ pop }) => pop),
        null,
      ),
    ],
    territoryCount: wish.k,
    objective: wish.objective,
    capacities: [{ measureKey: "population", minimum: wish.lower, maximum: wish.upper }],
  });
}
