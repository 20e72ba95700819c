import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure, territory } from "../../../../test/design-problems.ts";
import { keepsEveryRule } from "../../../../test/keeps-every-rule.ts";
import { readTracts, SHARED_DATA } from "../../../../test/read-tracts.ts";
import { type DesignProblem, FREE, type ObjectiveKey, WHITE_SPACE } from "../../domain/design-problem.ts";
import { scorePlan } from "../../evaluate/score-plan.ts";
import { createBudget } from "../../search/budget.ts";
import { lowerBound } from "./lower-bound.ts";

const [width, height] = [3, 2];
const n = width * height;
const arbitraryProblem = fc
  .record({
    values: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }),
    second: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: n, maxLength: n }),
    x: fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: n, maxLength: n }),
    y: fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: n, maxLength: n }),
    kind: fc.constantFrom("planar" as const, "geographic" as const),
    objective: fc.constantFrom<ObjectiveKey>("inertia", "p-median", "max-diameter", "cut-edges"),
    tolerance: fc.constantFrom(0.2, 0.5, 0.9, null),
    secondTolerance: fc.constantFrom(0.4, 0.9, null, null),
    k: fc.integer({ min: 1, max: 3 }),
    shares: fc.array(fc.constantFrom(1, 1, 0.5), { minLength: 3, maxLength: 3 }),
    centre: fc.constantFrom(-1, -1, 0, 4),
    locks: fc.array(fc.constantFrom(FREE, FREE, FREE, FREE, WHITE_SPACE, 0), { minLength: n, maxLength: n }),
    locked: fc.boolean(),
    current: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: n, maxLength: n }),
    maximum: fc.constantFrom(null, null, 12),
    contiguous: fc.boolean(),
  })
  .map((given): DesignProblem => {
    const current = Int32Array.from(given.current, (t) => Math.min(t, given.k - 1));
    const capacities = [{ measureKey: "revenue", minimum: null, maximum: given.maximum }];
    return designProblem({
      ...given,
      edges: gridEdges(width, height),
      measures: [
        measure("revenue", given.values, given.tolerance),
        measure("calls", given.second, given.secondTolerance),
      ],
      territories: Array.from({ length: given.k }, (_, t) =>
        territory(t, {
          share: given.shares[t],
          contiguous: given.contiguous,
          centreUnit: t === 1 ? given.centre : -1,
          locked: given.locked && t === 2,
          capacities: t === 0 ? capacities : [],
        }),
      ),
      lockedTo: Int32Array.from(given.locks),
      realignment: {
        current,
        movedWeight: new Float64Array(n).fill(1),
        movedWeightKey: "units",
        price: 0,
        maximumMovedShare: null,
      },
    });
  });

function bestObjective(problem: DesignProblem): number {
  const k = problem.territories.length;
  const n = problem.unitCodes.length;
  let best = Number.POSITIVE_INFINITY;
  for (let number = 0; number < k ** n; number++) {
    const plan = Int32Array.from({ length: n }, (_, u) =>
      problem.lockedTo[u] === WHITE_SPACE ? WHITE_SPACE : Math.floor(number / k ** u) % k,
    );
    if (keepsEveryRule(problem, plan)) best = Math.min(best, scorePlan(problem, plan));
  }
  return best;
}

describe("lowerBound", () => {
  it("never exceeds the best of all plans, with and without a known plan", () => {
    let bounded = 0;
    fc.assert(
      fc.property(arbitraryProblem, (problem) => {
        const optimum = bestObjective(problem);
        if (optimum === Number.POSITIVE_INFINITY) return;
        for (const incumbent of [undefined, optimum, optimum * 1.2]) {
          const budget = createBudget({ iterations: 60 });
          const bound = lowerBound(problem, incumbent === undefined ? { budget } : { budget, incumbent });
          if (!bound) continue;
          bounded++;
          expect(bound.value).toBeLessThanOrEqual(optimum * (1 + 1e-12));
        }
      }),
      { numRuns: 300, seed: 2 },
    );
    expect(bounded).toBeGreaterThan(150);
  });

  it("proves the best of all plans when it is given as known, and stays below it when a worse one is", () => {
    const units = 6;
    const arbitraryPlain = fc.record({
      values: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: units, maxLength: units }),
      x: fc.array(fc.nat(9), { minLength: units, maxLength: units }),
      objective: fc.constantFrom<ObjectiveKey>("inertia", "p-median"),
      tolerance: fc.constantFrom(0.1, 0.3, 0.6),
      k: fc.integer({ min: 2, max: 3 }),
      contiguous: fc.boolean(),
    });
    let proven = 0;
    fc.assert(
      fc.property(arbitraryPlain, (given) => {
        const problem = designProblem({
          ...given,
          y: given.x.map((_, u) => Math.floor(u / 3) * 2),
          edges: gridEdges(3, 2),
          measures: [measure("revenue", given.values, given.tolerance)],
          territories: Array.from({ length: given.k }, (_, t) =>
            territory(t, { contiguous: given.contiguous }),
          ),
        });
        const optimum = bestObjective(problem);
        if (optimum === Number.POSITIVE_INFINITY) return;
        const boundFrom = (incumbent: number) =>
          lowerBound(problem, { budget: createBudget({ iterations: 20_000 }), incumbent })?.value ?? -1;
        expect(boundFrom(optimum * 1.3)).toBeLessThanOrEqual(optimum * (1 + 1e-9));
        const bound = boundFrom(optimum);
        expect(bound).toBeLessThanOrEqual(optimum);
        expect(bound).toBeGreaterThanOrEqual(optimum * (1 - 1e-6));
        proven++;
      }),
      { numRuns: 60, seed: 6 },
    );
    expect(proven).toBeGreaterThan(20);
  });

  it("gives the same bound twice for the same iterations", () => {
    const problem = lineProblem(3);
    const value = () => lowerBound(problem, { budget: createBudget({ iterations: 50 }) })?.value;
    expect(value()).toBe(value());
  });

  it("meets the optimum where the relaxation is tight", () => {
    // three clusters of three on a line: 0 1 2 · 10 11 12 · 20 21 22, inertia 2 each
    const bound = lowerBound(lineProblem(3), { budget: createBudget({ iterations: 400 }) });
    expect(bound?.value).toBeGreaterThan(5.99);
    expect(bound?.value).toBeLessThanOrEqual(6);
  });

  it("bounds the assignment to fixed centres", () => {
    const territories = [
      territory(0, { centreUnit: 0 }),
      territory(1, { centreUnit: 3 }),
      territory(2, { centreUnit: 6 }),
    ];
    const bound = lowerBound(
      { ...lineProblem(3), territories },
      { budget: createBudget({ iterations: 400 }) },
    );
    // each cluster from its left end: 0 + 1 + 4
    expect(bound?.value).toBeGreaterThan(14.97);
    expect(bound?.value).toBeLessThanOrEqual(15);
  });

  it("bounds the largest diameter by what must lie together", () => {
    const bound = lowerBound(
      { ...lineProblem(3), objective: "max-diameter" },
      { budget: createBudget({ iterations: 1 }) },
    );
    expect(bound?.value).toBeCloseTo(2, 4);
  });

  it("gives none for objectives it has no method for", () => {
    const problem: DesignProblem = { ...lineProblem(3), objective: "travel" };
    expect(lowerBound(problem, { budget: createBudget({ iterations: 10 }) })).toBeNull();
  });
});

function lineProblem(k: number): DesignProblem {
  const x = [0, 1, 2, 10, 11, 12, 20, 21, 22];
  return designProblem({
    x,
    y: x.map(() => 0),
    edges: x.slice(1).map((_, i) => [i, i + 1]),
    measures: [
      measure(
        "revenue",
        x.map(() => 1),
        0,
      ),
    ],
    territories: k,
  });
}

const isMissing = !existsSync(`${SHARED_DATA}territory_design/tracts`) && process.env.CI !== "true";

describe.skipIf(isMissing)("lowerBound on proven optima", () => {
  it("proves the published plan of Idaho's tracts optimal in our own distances", () => {
    const { problem, publishedPlan } = readTracts("ID");
    const optimum = scorePlan(problem, publishedPlan ?? new Int32Array());
    const bound = lowerBound(problem, { budget: createBudget({ iterations: 3000 }), incumbent: optimum });
    expect(bound?.value).toBeLessThanOrEqual(optimum);
    expect(bound?.value).toBeGreaterThan(optimum * (1 - 1e-6));
  });

  it("comes within 0.5 % of the proven plan of Nebraska's tracts", () => {
    const { problem, publishedPlan } = readTracts("NE");
    const optimum = scorePlan(problem, publishedPlan ?? new Int32Array());
    const bound = lowerBound(problem, { budget: createBudget({ iterations: 1000 }), incumbent: optimum });
    expect(bound?.value).toBeLessThanOrEqual(optimum);
    expect(bound?.value).toBeGreaterThan(optimum * 0.995);
  });

  interface Reference {
    readonly cases: readonly { readonly best_found: number }[];
    readonly weights_iowa_2018_revenue_by_fips: Readonly<Record<string, number>>;
  }
  const readText = (path: string): string => readFileSync(`${SHARED_DATA}${path}`, "utf8");
  const readRows = (path: string): string[][] =>
    readText(path)
      .trim()
      .split(/\r?\n/)
      .map((row) => row.split(","));
  const reference = (): Reference =>
    JSON.parse(readText("territory_design/hess_reference.json")) as Reference;

  it("proves the optimum of Iowa by revenue in 4 territories, as an integer program did", () => {
    const file = JSON.parse(readText("us_districting/IA_county_2010.json")) as {
      nodes: { geoid: string; lat: number; lon: number }[];
      edges: [number, number, number][];
    };
    const { cases, weights_iowa_2018_revenue_by_fips: weights } = reference();
    const problem = designProblem({
      x: file.nodes.map((node) => node.lon),
      y: file.nodes.map((node) => node.lat),
      kind: "geographic",
      edges: file.edges.map(([a, b]) => [a, b]),
      measures: [
        measure(
          "revenue",
          file.nodes.map((node) => weights[node.geoid]),
          0.05,
        ),
      ],
      territories: 4,
    });
    const optimum = cases[0].best_found;
    const bound = lowerBound(problem, { budget: createBudget({ iterations: 20_000 }), incumbent: optimum });
    expect(bound?.value).toBeLessThanOrEqual(optimum);
    expect(bound?.value).toBeGreaterThan(optimum * (1 - 1e-6));
  });

  it("proves the optimum of Jawa Tengah and Yogyakarta by population in 5 territories", () => {
    const [header, ...rows] = readRows("indonesia/kab_kota.csv");
    const column = (name: string): number => header.indexOf(name);
    const here = rows.filter((row) => ["33", "34"].includes(row[column("provinsi_kode")]));
    const indexOf = new Map(here.map((row, i) => [row[column("kode")], i]));
    const edges = readRows("indonesia/kab_kota_adjacency.csv").flatMap(([a, b]): [number, number][] => {
      const [from, to] = [indexOf.get(a), indexOf.get(b)];
      return from === undefined || to === undefined ? [] : [[from, to]];
    });
    const problem = designProblem({
      x: here.map((row) => Number(row[column("lng")])),
      y: here.map((row) => Number(row[column("lat")])),
      kind: "geographic",
      edges,
      measures: [
        measure(
          "penduduk",
          here.map((row) => Number(row[column("penduduk")])),
          0.05,
        ),
      ],
      territories: 5,
    });
    const optimum = reference().cases[2].best_found;
    const bound = lowerBound(problem, { budget: createBudget({ iterations: 300_000 }), incumbent: optimum });
    expect(bound?.value).toBeLessThanOrEqual(optimum);
    expect(bound?.value).toBeGreaterThan(optimum * (1 - 1e-6));
  });
});
