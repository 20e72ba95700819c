import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designProblem, gridEdges, measure } from "../../../../test/design-problems.ts";
import { keepsEveryRule } from "../../../../test/keeps-every-rule.ts";
import { FREE, WHITE_SPACE } from "../../domain/design-problem.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import { seededRandom } from "../../search/random.ts";
import { PlanState } from "../state/plan-state.ts";
import { regionCutter, regionRecutter } from "./recut-region.ts";

const SIDE = 12;
const UNITS = SIDE * SIDE;

/** Nine square territories of 4 × 4 units each; the last unit is left uncovered. */
function squares() {
  const lockedTo = new Int32Array(UNITS).fill(FREE);
  lockedTo[UNITS - 1] = WHITE_SPACE;
  const problem = designProblem({
    x: Array.from({ length: UNITS }, (_, u) => u % SIDE),
    y: Array.from({ length: UNITS }, (_, u) => Math.floor(u / SIDE)),
    edges: gridEdges(SIDE, SIDE),
    measures: [measure("accounts", new Array(UNITS).fill(1))],
    territories: 9,
    objective: "max-diameter",
    lockedTo,
  });
  const plan = Int32Array.from({ length: UNITS }, (_, u) =>
    u === UNITS - 1 ? WHITE_SPACE : Math.floor((u % SIDE) / 4) + 3 * Math.floor(u / SIDE / 4),
  );
  return { problem, plan };
}

describe("regionCutter", () => {
  it("shares out anew two to four territories around the named one, and nothing else", () => {
    const { problem, plan } = squares();
    const state = new PlanState(problem, plan);
    const metric = new PointMetric(problem.points);
    const sizes = new Set<number>();
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 8 }), (seed, territory) => {
        const before = Int32Array.from(plan);
        const cut = regionCutter(state, { metric, random: seededRandom(seed) })(plan, territory);
        expect(plan).toEqual(before);
        const changed = [...plan.keys()].filter((u) => cut[u] !== plan[u]);
        const region = new Set([territory, ...changed.flatMap((u) => [plan[u], cut[u]])]);
        sizes.add(region.size);
        expect(region.size).toBeLessThanOrEqual(4);
        expect(region.has(WHITE_SPACE)).toBe(false);
        for (const k of region) {
          // each territory borders on one chosen before it, so the last of four lies at most three steps off
          const columns = Math.abs((k % 3) - (territory % 3));
          const rows = Math.abs(Math.floor(k / 3) - Math.floor(territory / 3));
          expect(columns + rows).toBeLessThanOrEqual(3);
          // straight cuts share the region out evenly: the squares hold sixteen units, the corner's fifteen
          const size = cut.filter((other) => other === k).length;
          expect(size).toBeGreaterThanOrEqual(15);
          expect(size).toBeLessThanOrEqual(17);
        }
      }),
      { numRuns: 100 },
    );
    // a cut may also give back the squares as they were
    expect([...sizes]).toEqual(expect.arrayContaining([2, 3, 4]));
  });
});

describe("regionRecutter", () => {
  it("keeps every rule and leaves the plan it was given alone", () => {
    const { problem, plan } = squares();
    const state = new PlanState(problem, plan);
    const metric = new PointMetric(problem.points);
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 8 }), (seed, territory) => {
        const before = Int32Array.from(plan);
        const recut = regionRecutter(state, { metric, random: seededRandom(seed) })(plan, territory);
        expect(keepsEveryRule(problem, recut)).toBe(true);
        expect(plan).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  it("has nothing to cut where there is one territory only", () => {
    const { problem } = squares();
    const alone = { ...problem, territories: problem.territories.slice(0, 1) };
    const plan = Int32Array.from(problem.lockedTo, (lock) => (lock === WHITE_SPACE ? WHITE_SPACE : 0));
    const recut = regionRecutter(new PlanState(alone, plan), {
      metric: new PointMetric(alone.points),
      random: seededRandom(1),
    });
    expect(recut(plan, 0)).toEqual(plan);
  });
});
