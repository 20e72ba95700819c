import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { explainAllUnits } from "../src/core/design/explain-unit.ts";
import type { DesignProblem } from "../src/core/domain/design-problem.ts";
import type { Outcome } from "../src/core/domain/problem.ts";
import type { UnitLayer } from "../src/core/domain/unit-layer.ts";
import { evaluatePlan } from "../src/core/evaluate/evaluate-plan.ts";
import type { PlanReport } from "../src/core/evaluate/plan-report.ts";
import { buildUnitLayer } from "../src/core/import/build-unit-layer.ts";
import { decodeBundledUnits } from "../src/core/import/decode-bundled-units.ts";
import { filterUnits } from "../src/core/import/filter-units.ts";
import { parseFilter } from "../src/core/import/parse-filter.ts";
import { buildPlanReport } from "./build-plan-report.ts";
import { designProblem, measure, plainTerritory } from "./design-problems.ts";

const TERRITORY_COUNT = 25;

/** The counties of 48 states and DC in strips from west to east: a report of real size, quickly made. */
export function buildCountiesReport(): PlanReport {
  const layer = loadCounties();
  const problem = buildProblem(layer);
  const assignment = cutIntoStrips(layer);
  const figures = evaluatePlan(problem, assignment, { topology: layer.topology });
  return buildPlanReport({
    layer,
    problem,
    assignment,
    figures,
    figuresBefore: null,
    accounts: null,
    lowerBound: null,
    explanations: explainAllUnits(problem, assignment),
  });
}

function requireValue<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`got ${outcome.problems[0]?.cause}, expected the bundled counties to load`);
  return outcome.value;
}

function loadCounties(): UnitLayer {
  const file = createRequire(import.meta.url).resolve("us-atlas/counties-10m.json");
  const all = requireValue(decodeBundledUnits("us-county", JSON.parse(readFileSync(file, "utf8"))));
  const state = all.codes.map((code) => code.slice(0, 2));
  const kept = requireValue(
    filterUnits({ ...all, columns: { ...all.columns, state } }, [
      requireValue(parseFilter("state!=02,15,60,66,69,72,78")),
    ]),
  );
  return requireValue(buildUnitLayer(kept, { links: { kind: "distance", maximumKm: 100 }, barriers: [] }))
    .layer;
}

function cutIntoStrips({ codes, points }: UnitLayer): Int32Array {
  const fromWest = codes.map((_, unit) => unit).sort((a, b) => points.x[a] - points.x[b]);
  const assignment = new Int32Array(codes.length);
  fromWest.forEach((unit, rank) => {
    assignment[unit] = Math.floor((rank * TERRITORY_COUNT) / codes.length);
  });
  return assignment;
}

function buildProblem({ codes, points, areaKm2, adjacency }: UnitLayer): DesignProblem {
  const problem = designProblem({
    unitCodes: codes,
    kind: points.kind,
    x: Array.from(points.x),
    y: Array.from(points.y),
    edges: [],
    areaKm2,
    measures: [{ ...measure("counties", new Array(codes.length).fill(1), 0.1), balanceWeight: 1 }],
    territories: Array.from({ length: TERRITORY_COUNT }, (_, t) =>
      plainTerritory(`T${String(t + 1).padStart(2, "0")}`, { name: `Strip ${t + 1}`, contiguous: false }),
    ),
  });
  return { ...problem, adjacency };
}
