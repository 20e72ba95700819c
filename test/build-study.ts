import type { Study } from "../src/app/design/study.ts";
import type { ProblemSpec } from "../src/contract/problem.ts";
import { unitCode } from "../src/core/domain/ids.ts";
import { buildAdjacency } from "../src/core/geo/build-adjacency.ts";

/** A study of units in a row, u0 – u1 – u2 …, each with workload 1; only what a test is about is overridden. */
export function buildStudy(
  spec: ProblemSpec,
  { unitCount = 4, ...given }: Partial<Omit<Study, "spec">> & { readonly unitCount?: number } = {},
): Study {
  const codes = Array.from({ length: unitCount }, (_, unit) => unitCode(`u${unit}`));
  const edges = codes
    .slice(1)
    .map((_, unit) => ({ a: unit, b: unit + 1, borderKm: 1, isLink: false, barrierPrice: 0 }));
  return {
    title: "row",
    spec,
    layer: {
      name: "row.json",
      codes,
      names: codes,
      points: {
        kind: "planar",
        x: Float64Array.from(codes, (_, unit) => unit),
        y: new Float64Array(unitCount),
      },
      pointSource: codes.map(() => "graph"),
      columns: { workload: codes.map(() => 1), name: codes.map((code) => `Unit ${code}`) },
      topology: null,
      areaKm2: null,
      perimeterKm: null,
      adjacency: buildAdjacency(unitCount, edges),
    },
    linksMade: [],
    accounts: null,
    accountsFile: "",
    namedTerritories: [],
    current: null,
    locks: [],
    centres: [],
    pairs: [],
    inputs: [],
    warnings: [],
    ...given,
  };
}
