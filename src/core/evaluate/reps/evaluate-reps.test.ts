import { describe, expect, it } from "vitest";
import { RATED_TRAITS, type Rating } from "../../domain/rated-traits.ts";
import type { RepFigures } from "../../domain/rep-figures.ts";
import { evaluateReps } from "./evaluate-reps.ts";
import { RATING_ANCHORS } from "./rating-anchors.ts";

const rep = (name: string, values: Partial<RepFigures> = {}): RepFigures => ({
  ...{ rep: name, accounts: null, newContacts: null, leads: null, leadsConverted: null, opportunities: null },
  ...{ deals: null, conversations: null, annualContractValue: null, revenue: null, potential: null },
  ...{ quota: null, experienceYears: null, monthsInRole: null },
  ...values,
});

describe("reps", () => {
  it("are told apart in a conversion only where chance does not explain it: 9/20 and 18/32 are not", () => {
    const { reps, leadToOpportunity, opportunityToDeal } = evaluateReps(
      [
        rep("B", { leads: 32, leadsConverted: 18, opportunities: 18, deals: 6 }),
        rep("A", { leads: 20, leadsConverted: 9, opportunities: 9, deals: 4 }),
      ],
      [],
    );
    expect(reps.map(({ rep: name }) => name)).toEqual(["A", "B"]);
    expect(leadToOpportunity).toMatchObject({ verdict: "not-enough-data", team: { leads: 52 } });
    expect(opportunityToDeal).toMatchObject({ verdict: "not-enough-data", reason: "too-few-leads" });
    // Wilson, as for the territories of methods.md §6
    expect(reps[0].leadToOpportunity?.interval?.low).toBeCloseTo(0.2582, 4);
    expect(reps[0].opportunityToDeal).toMatchObject({ rate: 4 / 9, standing: "not-enough-data" });
  });

  it("sell against what there is to sell, and new ones against their ramp", () => {
    const { reps, totals } = evaluateReps(
      [
        rep("NEW", { revenue: 25, potential: 100, monthsInRole: 1, quota: 50 }),
        rep("OLD", { revenue: 75, potential: 100, monthsInRole: 40, quota: 0 }),
        rep("UNKNOWN", { revenue: 500 }),
      ],
      [],
    );
    // together 100 of 200
    expect(reps.map(({ potentialIndex }) => potentialIndex)).toEqual([0.5, 1.5, null]);
    expect(reps.map(({ expectedProductivity }) => expectedProductivity)).toEqual([0.5, 1, null]);
    expect(reps.map(({ rampedIndex }) => rampedIndex)).toEqual([1, 1.5, null]);
    expect(reps.map(({ attainment }) => attainment)).toEqual([0.5, null, null]);
    expect([totals.revenue, totals.leads]).toEqual([600, null]);
  });

  it("keep what observers say beside the figures, rater by rater", () => {
    const rate = (rater: string, score: number, trait: Rating["trait"] = "helping"): Rating => ({
      ...{ rep: "A", rater, trait, score },
    });
    const ratings = [rate("x", 1), rate("x", 2), rate("y", 4), rate("y", 3, "communication")];
    const [rated, plain] = evaluateReps([rep("A", { revenue: 1, potential: 1 }), rep("B")], ratings).reps;
    expect(rated.ratings).toEqual([
      { trait: "helping", raters: 2, mean: 3, lowest: 2, highest: 4, agreement: "apart" },
      { trait: "communication", raters: 1, mean: 3, lowest: 3, highest: 3, agreement: "single" },
    ]);
    expect(plain.ratings).toEqual([]);
    const unrated = evaluateReps([rep("A", { revenue: 1, potential: 1 }), rep("B")], []).reps[0];
    expect({ ...rated, ratings: [] }).toEqual(unrated);
  });

  it("are rated on scales whose ends and middle are behaviour, in both languages", () => {
    for (const trait of RATED_TRAITS)
      for (const anchors of [RATING_ANCHORS[trait].id, RATING_ANCHORS[trait].en])
        expect(new Set(Object.values(anchors)).size).toBe(4);
  });
});
