import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CivilDate } from "../../domain/civil-date.ts";
import { haversineKm } from "../../geo/distance.ts";
import { matchReps } from "./match-reps.ts";
import type {
  FixedPair,
  MatchAccount,
  MatchPart,
  MatchProblem,
  MatchRep,
  MatchTerritory,
} from "./matching.ts";
import { DEFAULT_MATCHING } from "./matching-settings.ts";
import { summariseTerritories } from "./summarise-territories.ts";

const DATE = "2027-01-01" as CivilDate;
const NOTHING = { industry: [], products: [], language: [], interaction: [] };
const account = (territory: string, values: Partial<MatchAccount> = {}): MatchAccount => ({
  ...{ territory, revenue: 0, workloadHours: 0, position: null, traits: NOTHING, knownBy: [] },
  ...values,
});
const rep = (code: string, values: Partial<MatchRep> = {}): MatchRep => ({
  ...{ code, name: code, home: null, capacityHoursPerMonth: null, experienceYears: null },
  ...{ startsOn: null, endsOn: null, away: [], licences: new Set<string>(), mostTerritories: 1 },
  strengths: { industry: null, products: null, language: null, interaction: null },
  ...values,
});
const head = (code: string, incumbent: string | null = null, licences: readonly string[] = []) => ({
  code,
  incumbent,
  licences,
});
const problem = (
  territories: readonly MatchTerritory[],
  reps: readonly MatchRep[],
  pairs: readonly FixedPair[] = [],
): MatchProblem => ({ territories, reps, pairs, date: DATE });
const summarise = (heads: readonly ReturnType<typeof head>[], accounts: readonly MatchAccount[]) =>
  summariseTerritories(heads, accounts, DEFAULT_MATCHING);
const ownersOf = (found: ReturnType<typeof matchReps>) =>
  found.territories.map(({ assigned }) => assigned?.rep ?? null);

describe("the parts of the score", () => {
  const accounts = [
    account("T1", {
      revenue: 600,
      workloadHours: 30,
      position: { lon: 106.8, lat: -6.2 },
      traits: { industry: ["food"], products: ["tea", "oil"], language: ["id"], interaction: ["visit"] },
      knownBy: ["BUDI"],
    }),
    account("T1", {
      revenue: 200,
      workloadHours: 10,
      position: { lon: 107.2, lat: -6.2 },
      traits: { ...NOTHING, industry: ["steel"] },
    }),
    account("T2", { revenue: 200 }),
  ];
  const [first] = summarise([head("T1"), head("T2")], accounts);
  const budi = rep("BUDI", {
    home: { lon: 106.9, lat: -6.2 },
    experienceYears: 1.5,
    strengths: {
      industry: new Set(["steel"]),
      products: new Set(["oil"]),
      language: new Set(["en"]),
      interaction: new Set(["visit"]),
    },
  });
  const [{ assigned }] = matchReps(problem([first], [budi])).territories;
  const value = (part: MatchPart) => assigned?.parts.find((each) => each.part === part)?.value;

  it("weigh what the accounts are by their revenue", () => {
    expect([value("continuity"), value("industry"), value("products")]).toEqual([0.75, 0.25, 0.5]);
    expect([value("language"), value("interaction")]).toEqual([0, 1]);
  });
  it("want experience as far as the revenue lies in large accounts", () => {
    // 600 of 1,000 is where half of all revenue is reached: T1 has 75 % in large accounts, half of full experience lacks 25 points
    expect(first.largeAccountShare).toBe(0.75);
    expect(value("experience")).toBe(0.75);
  });
  it("halve with 50 km from home to the centre of the work", () => {
    expect(first.centre?.lon).toBeCloseTo(106.9, 12);
    expect(value("proximity")).toBeCloseTo(1, 12);
    const far = rep("FAR", { home: { lon: 107.9, lat: -6.2 } });
    const [{ assigned: pair }] = matchReps(problem([first], [far])).territories;
    const km = haversineKm(107.9, -6.2, 106.9, -6.2);
    expect(pair?.parts.find(({ part }) => part === "proximity")?.value).toBeCloseTo(0.5 ** (km / 50), 12);
  });
  it("lie in the middle of the work also where that crosses the 180th meridian, as in Fiji", () => {
    const [fiji] = summarise(
      [head("FIJI")],
      [
        account("FIJI", { workloadHours: 10, position: { lon: 178.5, lat: -18 } }),
        account("FIJI", { workloadHours: 10, position: { lon: -179.5, lat: -17 } }),
      ],
    );
    expect(fiji.centre?.lon).toBeCloseTo(179.5, 9);
    expect(fiji.centre?.lat).toBeCloseTo(-17.5, 9);
  });
  it("price a change with 13.2 to 17.6 % of the revenue that does not know the rep, less for the same industry", () => {
    // a quarter of 800 is not known, 40 % of the loss saved for a quarter of the revenue
    expect(assigned?.transitionLoss.low).toBeCloseTo(800 * 0.25 * 0.132 * 0.9, 9);
    expect(assigned?.transitionLoss.high).toBeCloseTo(800 * 0.25 * 0.176 * 0.9, 9);
    const [plain] = summarise([head("X")], [account("X", { revenue: 1_000 })]);
    expect(matchReps(problem([plain], [rep("N")])).territories[0].assigned?.transitionLoss.low).toBe(132);
  });
});

describe("the matching", () => {
  /** Scores come from continuity alone: known share × 100. */
  const only = {
    ...DEFAULT_MATCHING,
    leastGain: 0,
    weights: {
      ...{ continuity: 1, experience: 0, industry: 0, products: 0 },
      ...{ proximity: 0, language: 0, interaction: 0 },
    },
  };
  const byShares = (shares: readonly (readonly number[])[], incumbents: readonly (string | null)[] = []) =>
    shares.map((row, index): MatchTerritory => {
      const [territory] = summarise(
        [head(`T${index}`, incumbents[index] ?? null)],
        [account(`T${index}`, { revenue: 100 })],
      );
      return { ...territory, known: new Map(row.map((share, column) => [`R${column}`, share])) };
    });
  const repsOf = (count: number, values: Partial<MatchRep> = {}) =>
    Array.from({ length: count }, (_, index) => rep(`R${index}`, values));

  it("methods.md §7: cost [[4,1,3],[2,0,5],[3,2,2]] gives rows to columns 1, 0, 2", () => {
    const costs = [
      [4, 1, 3],
      [2, 0, 5],
      [3, 2, 2],
    ];
    const shares = costs.map((row) => row.map((cost) => (5 - cost) / 5));
    const found = matchReps(problem(byShares(shares), repsOf(3)), only);
    expect(ownersOf(found)).toEqual(["R1", "R0", "R2"]);
    // 15 − the cost of 5, in fifths of a hundred
    expect(found.totals.score).toBeCloseTo(200, 9);
    expect(found.territories[1].runnerUp).toMatchObject({ pair: { rep: "R1" }, neededIn: ["T0"] });
    expect(found.territories[1].runnerUp?.pointsBehind).toBeCloseTo(-40, 9);
  });

  it("is the best of all matchings on small cases, whatever the order (brute force)", () => {
    const cases = fc
      .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
      .chain(({ rows, columns }) =>
        fc.record({
          shares: fc.array(
            fc.array(
              fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8),
              {
                minLength: columns,
                maxLength: columns,
              },
            ),
            { minLength: rows, maxLength: rows },
          ),
          forbidden: fc.array(
            fc.tuple(fc.integer({ min: 0, max: rows - 1 }), fc.integer({ min: 0, max: columns - 1 })),
            { maxLength: 6 },
          ),
          incumbents: fc.array(fc.integer({ min: -1, max: columns - 1 }), {
            minLength: rows,
            maxLength: rows,
          }),
          leastGain: fc.constantFrom(0, 5),
        }),
      );
    fc.assert(
      fc.property(cases, ({ shares, forbidden, incumbents, leastGain }) => {
        const names = incumbents.map((column) => (column < 0 ? null : `R${column}`));
        const territories = byShares(shares, names);
        const reps = repsOf(shares[0].length);
        const pairs = forbidden.map(([row, column]): FixedPair => {
          return { territory: `T${row}`, rep: `R${column}`, rule: "forbid" };
        });
        const settings = { ...only, leastGain };
        const found = matchReps(problem(territories, reps, pairs), settings);
        const isForbidden = (row: number, column: number) =>
          forbidden.some(([r, c]) => r === row && c === column);
        const value = (owners: readonly (string | null)[]) =>
          owners.reduce((sum, owner, row) => {
            if (owner === null) return sum;
            const stays = owner === names[row];
            return sum + 1e6 + 100 * shares[row][Number(owner.slice(1))] + (stays ? leastGain + 1e-3 : 0);
          }, 0);
        let best = 0;
        const visit = (row: number, owners: readonly (string | null)[]): void => {
          if (row === shares.length) best = Math.max(best, value(owners));
          else {
            visit(row + 1, [...owners, null]);
            for (let column = 0; column < reps.length; column++)
              if (!owners.includes(`R${column}`) && !isForbidden(row, column))
                visit(row + 1, [...owners, `R${column}`]);
          }
        };
        visit(0, []);
        expect(value(ownersOf(found))).toBeCloseTo(best, 6);
        const turned = matchReps(
          problem([...territories].reverse(), [...reps].reverse(), [...pairs].reverse()),
          settings,
        );
        expect(turned).toEqual(found);
      }),
      { numRuns: 150 },
    );
  });

  it("keeps the incumbents where others are as good, and where the gain is too small", () => {
    const equal = byShares(
      [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
      ["R1", "R0"],
    );
    expect(ownersOf(matchReps(problem(equal, repsOf(2)), only))).toEqual(["R1", "R0"]);
    const better = byShares(
      [
        [0.54, 0.5],
        [0.5, 0.54],
      ],
      ["R1", "R0"],
    );
    expect(ownersOf(matchReps(problem(better, repsOf(2)), only))).toEqual(["R0", "R1"]);
    const stays = matchReps(problem(better, repsOf(2)), { ...only, leastGain: 5 });
    expect([ownersOf(stays), stays.totals.changes]).toEqual([["R1", "R0"], 0]);
  });

  it("tells what a change gains and puts at risk", () => {
    const shares = [
      [0, 1],
      [1, 0],
    ];
    const found = matchReps(problem(byShares(shares, ["R0", null]), repsOf(2)), only);
    expect(found.territories[0].change).toEqual({ from: "R0", pointsGained: 100 });
    expect(found.territories[1].change).toBeNull();
    expect([found.totals.changes, found.totals.transitionLoss.low, found.free]).toEqual([1, 0, []]);
    expect(found.territories[0].isClear).toBe(true);
  });

  it("gives a rep no more territories than may be, and leaves the least without an owner", () => {
    const shares = [[1], [0.5], [0.9]];
    const one = matchReps(problem(byShares(shares), repsOf(1)), only);
    expect([ownersOf(one), one.totals.unassigned]).toEqual([["R0", null, null], 2]);
    const two = matchReps(problem(byShares(shares), repsOf(1, { mostTerritories: 2 })), only);
    expect(ownersOf(two)).toEqual(["R0", null, "R0"]);
  });

  it("obeys decisions and hard rules before any score, and names them", () => {
    const [first, second] = byShares(
      [
        [1, 0, 0, 0, 0],
        [1, 0, 0, 0, 0],
      ],
      ["R4", null],
    );
    const licensed = { ...second, licences: ["pharma"], workloadHours: 200 };
    const reps = [
      rep("R0", { licences: new Set(["pharma"]), endsOn: DATE }),
      rep("R1", { licences: new Set(["pharma"]), capacityHoursPerMonth: 170 }),
      rep("R2"),
      rep("R3", { licences: new Set(["pharma"]), away: [{ from: "2026-12-20" as CivilDate, to: null }] }),
      rep("R4", { licences: new Set(["pharma"]), startsOn: DATE }),
    ];
    const pairs = [{ territory: "T0", rep: "R0", rule: "keep" }] as const;
    const found = matchReps(problem([first, licensed], reps, pairs), only);
    // the decision counts although R0 has left
    expect(ownersOf(found)).toEqual(["R0", "R4"]);
    expect(found.territories[1].excluded).toEqual([
      { rep: "R0", reason: "not-in-service" },
      { rep: "R1", reason: "over-capacity" },
      { rep: "R2", reason: "no-licence" },
      { rep: "R3", reason: "on-leave" },
    ]);
    expect(found.territories[0].excluded.map(({ reason }) => reason)).toContain("kept-for-another");
    expect(found.territories[0].change).toEqual({ from: "R4", pointsGained: null });
  });
});
