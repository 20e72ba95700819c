import { describe, expect, it } from "vitest";
import { seededRandom } from "../../search/random.ts";
import { forecastPipeline } from "./forecast-pipeline.ts";
import { bandOf, learnChances, type OpportunityPath, standingOn } from "./win-chances.ts";

const deal = (
  enteredDay: number,
  closedDay: number,
  isWon: boolean,
  { stage = "proposal", amount = 100 } = {},
): OpportunityPath => ({ spells: [{ stage, enteredDay }], closedDay, isWon, amount });

describe("chances", () => {
  it("count who was followed for the whole horizon only, from the day they reached the band", () => {
    const paths = [
      deal(0, 10, true),
      deal(0, 10, false),
      deal(0, 50, true),
      // entered 20 days ago: nothing can be said of 30 days yet
      deal(80, Number.NaN, false),
    ];
    const { bands } = learnChances(paths, { today: 100, horizonDays: 30 }).get("proposal") ?? { bands: [] };
    expect(bands[0]).toMatchObject({ fromDays: 0, followed: 3, won: 1 });
    // the third alone lasted longer than 10 days; won 40 days later, so not within 30
    expect(bands[1]).toMatchObject({ fromDays: 10, followed: 1, won: 0 });
    expect(bands[1].chance).toBeLessThan(bands[0].chance);
  });

  it("are those of the band that the age has reached, and none for a stage never seen", () => {
    const chances = learnChances(
      Array.from({ length: 40 }, (_, n) => deal(0, 5 + n, n % 2 === 0)),
      { today: 400, horizonDays: 20 },
    );
    const { bands } = chances.get("proposal") ?? { bands: [] };
    expect(bandOf({ stage: "proposal", ageDays: 1_000 }, chances)).toBe(bands.at(-1));
    expect(bandOf({ stage: "demo", ageDays: 1 }, chances)).toBeNull();
    expect(standingOn(deal(5, 9, true), 9)).toBeNull();
    expect(standingOn(deal(5, 9, true), 8)).toEqual({ stage: "proposal", ageDays: 3 });
    expect(standingOn(deal(5, 9, true), 4)).toBeNull();
  });
});

/** 80 months of deals: each day a chance to close of 2 %, from negotiation twice as often and mostly won. */
function simulate(seed: number, lastDay: number): readonly OpportunityPath[] {
  const random = seededRandom(seed);
  return Array.from({ length: Math.floor(lastDay / 2) }, (_, number) => {
    const spells = [{ stage: "proposal", enteredDay: 2 * number }];
    const amount = 50 + 100 * random.next();
    for (let day = 2 * number + 1; day <= lastDay; day++) {
      const stage = spells[spells.length - 1].stage;
      const draw = random.next();
      if (draw < (stage === "proposal" ? 0.02 : 0.04)) {
        return { spells, closedDay: day, isWon: random.next() < (stage === "proposal" ? 0.2 : 0.7), amount };
      }
      if (stage === "proposal" && draw > 0.98) spells.push({ stage: "negotiation", enteredDay: day });
    }
    return { spells, closedDay: Number.NaN, isWon: false, amount };
  });
}

describe("a forecast of the pipeline", () => {
  it("knows the later stage for the better one, adds up by group, and was right on average before", () => {
    const paths = simulate(4, 1_500);
    const groups = paths.map((_, number) => (number % 3 === 0 ? "East" : "West"));
    const found = forecastPipeline(paths, groups, { today: 1_500, horizonDays: 60 });
    const chance = (stage: string) => found.chances.find((one) => one.stage === stage)?.bands[0].chance ?? 0;
    expect(chance("negotiation")).toBeGreaterThan(chance("proposal") + 0.2);
    const sum = (key: "weighted" | "bestCase" | "open") =>
      found.groups.reduce((total, group) => total + group[key], 0);
    for (const key of ["weighted", "bestCase", "open"] as const)
      expect(sum(key)).toBeCloseTo(found.all[key], 6);
    expect(found.past.forecasts).toBe(12);
    expect(Math.abs(found.past.bias.weighted ?? 1)).toBeLessThan(0.1);
    expect(found.past.bias.bestCase ?? 0).toBeGreaterThan(0.5);
    expect(found.past.shareFromNew).toBeGreaterThan(0);
  });

  it("has limits that hold 80 and 95 % of what was won of what was open", () => {
    let [held80, held95] = [0, 0];
    const runs = 120;
    for (let seed = 1; seed <= runs; seed++) {
      const paths = simulate(seed, 700);
      const today = 640;
      const known = paths.flatMap((path): readonly OpportunityPath[] => {
        const spells = path.spells.filter(({ enteredDay }) => enteredDay <= today);
        if (spells.length === 0) return [];
        const isClosed = path.closedDay <= today;
        return [
          {
            ...path,
            spells,
            closedDay: isClosed ? path.closedDay : Number.NaN,
            isWon: isClosed && path.isWon,
          },
        ];
      });
      const { limits } = forecastPipeline(
        known,
        known.map(() => ""),
        { today, horizonDays: 60 },
      ).all;
      const won = paths
        .filter(({ isWon, closedDay, spells }) => isWon && closedDay > today && spells[0].enteredDay <= today)
        .reduce((total, { amount }) => total + amount, 0);
      if (limits === null) continue;
      if (won >= limits.low80 && won <= limits.high80) held80++;
      if (won >= limits.low95 && won <= limits.high95) held95++;
    }
    expect(held80 / runs).toBeGreaterThan(0.74);
    expect(held95 / runs).toBeGreaterThan(0.9);
  });

  it("says what it cannot say: no limits from too short a past, no sum of unknown amounts", () => {
    const paths = [
      deal(0, 10, true),
      deal(0, 12, false),
      deal(20, Number.NaN, false, { amount: Number.NaN }),
    ];
    const { all, past } = forecastPipeline(paths, ["", "", ""], { today: 45, horizonDays: 30 });
    expect(all).toMatchObject({ open: 1, withoutAmount: 1, weighted: 0, limits: null });
    // nobody was followed at 25 days: the stage says 1 of 2 from the first day and 0 of 1 after ten
    expect(all.expectedWins).toBeCloseTo(1 / 3, 12);
    expect(past).toMatchObject({ forecasts: 0, shareFromNew: null });
  });
});
