import { describe, expect, it } from "vitest";
import { classifyAbc } from "./classify-abc.ts";
import { evaluateAccounts } from "./evaluate-accounts.ts";
import { scoreByCuts, scoreByQuintiles } from "./score-rfm.ts";
import { whaleCurve } from "./whale-curve.ts";
import { whiteSpace } from "./white-space.ts";

const NO_OPTIONS = { asOfDay: null, classesBefore: new Map() };
const numbers = (...values: number[]) => Float64Array.from(values);

describe("evaluating accounts", () => {
  const bare = { discount: null, costToServe: null, order: null, day: null, potential: null };

  it("puts C before B before A by net profit, though A has the highest revenue", () => {
    const { accounts, totals } = evaluateAccounts(
      {
        ...bare,
        account: ["A", "B", "C"],
        revenue: numbers(65_000, 60_000, 55_000),
        cost: numbers(18_000, 10_000, 4_000),
      },
      NO_OPTIONS,
    );
    expect(accounts.map(({ account, netProfit }) => [account, netProfit])).toEqual([
      ["C", 51_000],
      ["B", 50_000],
      ["A", 47_000],
    ]);
    expect(totals).toMatchObject({
      revenue: 180_000,
      cost: 32_000,
      netProfit: 148_000,
      losing: 0,
      costCoverage: 1,
    });
  });

  it("adds up rows, keeps a missing cost apart from zero, and equals the sum of its parts", () => {
    const { accounts, totals } = evaluateAccounts(
      {
        account: ["A", "A", "B"],
        revenue: numbers(100, 300, 50),
        discount: numbers(10, 0, 0),
        cost: numbers(40, Number.NaN, 70),
        costToServe: numbers(5, 5, 0),
        order: ["1", "1", "2"],
        day: numbers(100, 130, 90),
        potential: numbers(Number.NaN, 1_000, 20),
      },
      NO_OPTIONS,
    );
    expect(accounts[0]).toMatchObject({
      account: "A",
      netProfit: 340,
      costCoverage: 0.25,
      orders: 1,
      daysSinceOrder: 0,
      whiteSpace: { gap: 600, shareOfWallet: 0.4 },
    });
    expect(accounts[1]).toMatchObject({ netProfit: -20, daysSinceOrder: 40, rfm: null });
    expect(accounts[1].whiteSpace?.isPotentialTooLow).toBe(true);
    expect(totals).toMatchObject({ netProfit: 320, losing: 1, lost: -20 });
  });
});

describe("the whale curve", () => {
  it("peaks at 183.3 % after 4 accounts", () => {
    const curve = whaleCurve([-15, 90, 40, 30, 5, -10, -11, -12, -13, -14]);
    expect(curve.peak.accounts).toBe(4);
    expect(curve.peak.share).toBeCloseTo(1.833, 3);
    expect(curve.shares?.at(-1)).toBeCloseTo(1, 12);
  });

  it("tells money only where the total is not above zero", () => {
    expect(whaleCurve([10, -30])).toMatchObject({
      total: -20,
      shares: null,
      peak: { accounts: 1, profit: 10 },
    });
  });
});

describe("ABC classes", () => {
  const VALUES = [500, 300, 250, 200, 150, 120, 100, 80, 60, 40];

  it("reach up to the account that crosses 80 and 95 % (cumulative 77.8 | 84.4 and 94.4 | 97.8)", () => {
    const shares = whaleCurve(VALUES).shares?.map((share) => Number((100 * share).toFixed(1)));
    expect(shares).toEqual([27.8, 44.4, 58.3, 69.4, 77.8, 84.4, 90, 94.4, 97.8, 100]);
    expect(classifyAbc(VALUES).join("")).toBe("AAAAAABBBC");
    expect(classifyAbc(VALUES, [], { crosser: "lower" }).join("")).toBe("AAAAABBBCC");
  });

  it("are kept within two points of a cut", () => {
    // 77.8 % stand before the sixth, 94.4 % before the ninth: both within two points
    const before = [..."AAAAABBBCC"] as ("A" | "B" | "C")[];
    expect(classifyAbc(VALUES, before, { hysteresis: 0.03 }).join("")).toBe("AAAAABBBCC");
    expect(classifyAbc(VALUES, before, { hysteresis: 0 }).join("")).toBe("AAAAAABBBC");
  });

  it("are shared by equal values, and not given to values of zero and less", () => {
    expect(classifyAbc([10, 10, 10, 0, -5])).toEqual(["A", "A", "A", null, null]);
    expect(classifyAbc([])).toEqual([]);
  });
});

describe("RFM", () => {
  const CUTS = {
    recencyAtMost: [1, 3, 6, 9],
    ordersAtLeast: [40, 30, 20, 10],
    revenueAtLeast: [50_000, 20_000, 10_000, 5_000],
  };

  it.each([
    ["A", 2, 12, 6_000, "422"],
    ["B", 6, 18, 9_000, "322"],
    ["C", 8, 35, 40_000, "244"],
    ["D", 0, 1, 1_000, "511"],
    ["G", 14, 5, 2_000, "111"],
    ["H", 0, 20, 9_000, "532"],
  ])("customer %s: %d months, %d orders, revenue %d", (_, recency, orders, revenue, expected) => {
    const score = scoreByCuts({ recency, orders, revenue }, CUTS);
    expect(`${score.recency}${score.frequency}${score.monetary}`).toBe(expected);
  });

  it("by quintiles gives ties one score and fewer than five customers none", () => {
    const customer = (recency: number, orders: number) => ({ recency, orders, revenue: orders });
    const scores = scoreByQuintiles([5, 4, 3, 2, 1].map((days, index) => customer(days, index < 2 ? 1 : 9)));
    expect(scores?.map(({ recency }) => recency)).toEqual([1, 2, 3, 4, 5]);
    expect(scores?.map(({ frequency }) => frequency)).toEqual([2, 2, 4, 4, 4]);
    expect(scoreByQuintiles([customer(1, 1)])).toBeNull();
  });
});

it("2,500 of 10,000 is a quarter of the wallet, with 7,500 to win", () => {
  expect(whiteSpace(2_500, 10_000)).toEqual({ shareOfWallet: 0.25, gap: 7_500, isPotentialTooLow: false });
  expect(whiteSpace(5, 0).shareOfWallet).toBeNull();
});
