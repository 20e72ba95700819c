import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wishfulProblems } from "../../../../test/random-problems.ts";
import { WHITE_SPACE } from "../../domain/design-problem.ts";
import { PointMetric } from "../../geo/point-metric.ts";
import { forcedTerritories } from "../constraints/move-rules.ts";
import { obeyRules } from "./obey-rules.ts";

describe("obeyRules", () => {
  it("puts bound units where they belong, covers every other one, and leaves no territory without units it could give", () => {
    fc.assert(
      fc.property(wishfulProblems(), fc.nat(), (problem, seed) => {
        const K = problem.territories.length;
        // all but a few units start in one territory: the others may well be empty
        const plan = Int32Array.from(problem.unitCodes, (_, u) => (u % 5 === 0 ? (seed + u) % K : seed % K));
        obeyRules(problem, plan, { metric: new PointMetric(problem.points) });
        const forced = forcedTerritories(problem);
        forced.forEach((k, u) => {
          if (k === -1) expect(plan[u]).toBeGreaterThanOrEqual(0);
          else expect(plan[u]).toBe(k);
        });
        if (problem.requiredPairs.length > 0 || problem.territories.some((spec) => spec.locked)) return;
        const free = [...plan.keys()].filter((u) => forced[u] === -1);
        const isBound = (k: number) => forced.includes(k);
        if (free.length < K || forced.some((k) => k >= 0 || k === WHITE_SPACE)) return;
        for (let k = 0; k < K; k++) expect(isBound(k) || plan.includes(k)).toBe(true);
      }),
    );
  });
});
