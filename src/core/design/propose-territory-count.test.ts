import { describe, expect, it } from "vitest";
import { type CountResult, proposeTerritoryCount } from "./propose-territory-count.ts";

const results = (objectives: Readonly<Record<number, number | null>>): CountResult[] =>
  Object.entries(objectives).map(([count, objective]) => ({
    territoryCount: Number(count),
    isFeasible: objective !== null,
    objective: objective ?? 0,
    largestDeviation: 0.05,
    travelKm: 100,
  }));

describe("proposeTerritoryCount", () => {
  it("proposes nothing where nothing is feasible", () => {
    expect(proposeTerritoryCount(results({ 3: null, 4: null }))).toBeNull();
    expect(proposeTerritoryCount([])).toBeNull();
  });

  it("takes the only number that keeps every rule", () => {
    expect(proposeTerritoryCount(results({ 3: null, 4: 90, 5: null }))).toMatchObject({
      territoryCount: 4,
      reason: "only-feasible",
    });
  });

  it("takes the elbow of the objective and says how much of the gain it brings", () => {
    const proposal = proposeTerritoryCount(results({ 3: 100, 4: 40, 5: 35, 6: 30, 7: 25 }));
    expect(proposal).toMatchObject({ territoryCount: 4, reason: "elbow" });
    expect(proposal?.explanation).toContain("from 3 to 4 territories brings 80 % of what going to 7 would");
  });

  it("never takes a number that is not feasible, even at the elbow", () => {
    expect(proposeTerritoryCount(results({ 3: 100, 4: null, 5: 35, 6: 30, 7: 25 }))?.territoryCount).toBe(5);
  });

  it("takes the fewest where more territories gain evenly, or nothing", () => {
    expect(proposeTerritoryCount(results({ 3: 30, 4: 20, 5: 10 }))).toMatchObject({
      territoryCount: 3,
      reason: "fewest-feasible",
    });
    expect(proposeTerritoryCount(results({ 3: 10, 4: 20, 5: 30 }))).toMatchObject({
      territoryCount: 3,
      reason: "fewest-feasible",
    });
  });

  it("does not depend on the order of the results", () => {
    const forwards = results({ 3: 100, 4: 40, 5: 35, 6: 30 });
    expect(proposeTerritoryCount(forwards.slice().reverse())).toEqual(proposeTerritoryCount(forwards));
  });
});
