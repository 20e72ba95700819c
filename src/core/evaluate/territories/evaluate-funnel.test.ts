import { describe, expect, it } from "vitest";
import { seededRandom } from "../../search/random.ts";
import { binomialQuantile } from "../statistics/binomial-distribution.ts";
import { evaluateFunnel } from "./evaluate-funnel.ts";
import type { TerritoryCounts } from "./funnel.ts";

const territory = (
  name: string,
  leads: number,
  opportunities: number | null,
  newAccounts: number,
): TerritoryCounts => ({ territory: name, leads, opportunities, newAccounts });

const SEED = [territory("Timur", 20, 9, 4), territory("Barat", 32, 18, 6), territory("Pusat", 18, 10, 3)];

describe("the example 20/9/4, 32/18/6, 18/10/3", () => {
  const funnel = evaluateFunnel(SEED);

  it("ends in not enough data to tell the territories apart", () => {
    expect(funnel.verdict).toBe("not-enough-data");
    expect(funnel.reason).toBe("too-few-leads");
    expect(funnel.homogeneity?.pValue).toBeCloseTo(1, 3);
    expect(funnel.territories.map(({ standing }) => standing)).toEqual([
      "not-enough-data",
      "not-told-apart",
      "not-enough-data",
    ]);
  });

  it("gives rate, interval and shrunk rate as fractions", () => {
    expect(funnel.territories[0]).toMatchObject({
      territory: "Timur",
      leads: 20,
      opportunities: 9,
      newAccounts: 4,
    });
    expect(funnel.territories[0].rate).toBe(0.2);
    expect(funnel.territories[0].interval?.low).toBeCloseTo(0.081, 3);
    expect(funnel.territories[0].interval?.high).toBeCloseTo(0.416, 3);
    expect(funnel.territories[0].interval?.method).toBe("wilson");
    expect(funnel.territories[0].shrunkRate).toBeCloseTo(0.1905, 4);
    expect(funnel.territories[1].leadToOpportunity?.rate).toBe(18 / 32);
    expect(funnel.territories[1].opportunityToAccount?.rate).toBe(6 / 18);
  });

  it("adds up to the team: 13 of 70, 18.6 % [11.2, 29.2]", () => {
    expect(funnel.team).toMatchObject({ leads: 70, opportunities: 37, newAccounts: 13 });
    expect(funnel.team.rate).toBeCloseTo(0.1857, 4);
    expect(funnel.team.interval?.low).toBeCloseTo(0.112, 3);
    expect(funnel.team.interval?.high).toBeCloseTo(0.292, 3);
  });

  it("says that telling 20.0 from 16.7 % would take 2,115 leads in each", () => {
    expect(funnel.extremes).toMatchObject({ highest: "Timur", lowest: "Pusat", leadsNeededEach: 2115 });
  });
});

describe("a real difference", () => {
  const funnel = evaluateFunnel([
    territory("A", 400, null, 40),
    territory("B", 400, null, 80),
    territory("C", 400, null, 84),
  ]);

  it("is told, with the territory it comes from", () => {
    expect(funnel.verdict).toBe("differ");
    expect(funnel.territories.map(({ standing }) => standing)).toEqual([
      "below",
      "not-told-apart",
      "not-told-apart",
    ]);
  });

  it("needs no stage that was not recorded", () => {
    expect(funnel.team.opportunities).toBeNull();
    expect(funnel.territories[0].leadToOpportunity).toBeNull();
  });
});

it("says differ in about 5 % of teams whose territories have one true rate, not more", () => {
  const random = seededRandom(5);
  let differ = 0;
  for (let team = 0; team < 300; team++) {
    const counts = Array.from({ length: 2 + random.below(3) }, (_, index) => {
      const leads = 30 + random.below(370);
      return territory(String(index), leads, null, binomialQuantile(random.next(), leads, 0.2));
    });
    if (evaluateFunnel(counts).verdict === "differ") differ++;
  }
  // 15 expected; 26 or more has a probability below 1 %
  expect(differ).toBeLessThan(26);
  expect(differ).toBeGreaterThan(3);
});

it("bears territories without leads, and a team without accounts", () => {
  const funnel = evaluateFunnel([territory("A", 0, 0, 0), territory("B", 50, 10, 0)]);
  expect(funnel.verdict).toBe("not-enough-data");
  expect(funnel.territories[0]).toMatchObject({ rate: null, interval: null, limits: null });
  expect(evaluateFunnel([]).team.rate).toBeNull();
});
