import { describe, expect, it } from "vitest";
import { bisectRecursively } from "../../src/core/design/starts/bisect-recursively.ts";
import { computeBands } from "../../src/core/design/state/bands.ts";
import { evaluatePlan } from "../../src/core/evaluate/evaluate-plan.ts";
import { PointMetric } from "../../src/core/geo/point-metric.ts";
import { generateMarket } from "../instances/generate-market.ts";
import { checkAssignment } from "../run-design.ts";
import { chooseRegion, disturbRegion, lockOutside } from "./choose-region.ts";
import { timeFirstPlan } from "./first-plan.ts";

const problem = generateMarket(1_500, 25, 3);
const plan = bisectRecursively(problem, new PointMetric(problem.points), computeBands(problem));
const region = chooseRegion(problem, plan, 9);

const parts = (assignment: Int32Array): number[] =>
  evaluatePlan(problem, assignment).territories.map(({ partCount }) => partCount);

describe("a region to re-optimise", () => {
  it("has the wished size and other territories around it", () => {
    expect(new Set(region).size).toBe(9);
    expect(Math.max(...region)).toBeLessThan(25);
  });

  it("is disturbed inside only: bands break, pieces do not", () => {
    const disturbed = disturbRegion(problem, plan, region);
    const moved = [...plan.keys()].filter((unit) => plan[unit] !== disturbed[unit]);
    expect(moved.length).toBeGreaterThan(9);
    expect(moved.every((unit) => region.includes(plan[unit]) && region.includes(disturbed[unit]))).toBe(true);
    const before = parts(plan);
    const givers = region.filter((_, i) => i % 3 === 0);
    for (const giver of givers) expect(parts(disturbed)[giver]).toBeLessThanOrEqual(before[giver]);
    const { territories } = evaluatePlan(problem, disturbed);
    expect(givers.some((giver) => territories[giver].measures[0].deviation < -0.09)).toBe(true);
  });

  it("locks everything outside", () => {
    const scoped = lockOutside(problem, plan, region);
    const moved = Int32Array.from(plan);
    const outside = plan.findIndex((territory) => !region.includes(territory));
    moved[outside] = region[0];
    expect(checkAssignment(scoped, moved).length).toBeGreaterThan(checkAssignment(scoped, plan).length);
    expect(scoped.lockedTo.filter((lock) => lock >= 0).length).toBe(
      plan.filter((territory) => !region.includes(territory)).length,
    );
  });
});

describe("the first plan", () => {
  it("puts every territory into one piece, near its target", () => {
    const first = timeFirstPlan(generateMarket(3_000, 30, 1));
    expect(first.brokenTerritories).toBe(0);
    expect(first.largestDeviation).toBeLessThan(0.25);
  });
});
