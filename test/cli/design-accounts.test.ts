import { describe, expect, it } from "vitest";
import { alignmentOf, designGrid, FOLDER, QUICK, readOut, runDesign } from "./design-grid.ts";
import { save } from "./run-wilayah.ts";

describe("accounts", () => {
  const accounts = save(
    FOLDER,
    "accounts.csv",
    `id,lat,lon,segment,sales\n${Array.from(
      { length: 36 },
      (_, index) =>
        `A${String(index).padStart(2, "0")},${-(Math.floor(index / 6) + 0.5) / 10},${((index % 6) + 0.5) / 10},${index % 2 ? "hotel" : "shop"},${100}\n`,
    ).join("")}`,
  );

  it("are summed per unit, filtered, and written with their territory", async () => {
    const { folder, summary } = await designGrid(
      "--territories",
      "2",
      "--accounts",
      accounts,
      "--accounts-filter",
      "segment=shop",
      "--balance",
      "sales:20%",
    );
    expect(summary.accounts).toEqual({ count: 18, placedBy: { inside: 18 } });
    const lines = readOut(folder, "accounts.csv").trim().split("\n");
    expect(lines[0]).toBe("account_id,unit_code,territory_code,placed_by");
    expect(lines).toHaveLength(19);
    const plan = alignmentOf(folder);
    for (const line of lines.slice(1)) {
      const [, unit, territory] = line.split(",");
      expect(territory).toBe(plan.get(unit));
    }
  });

  it("can form a territory without geography", async () => {
    const problem = save(
      FOLDER,
      "named.json",
      JSON.stringify({
        namedAccountsTerritories: [{ code: "KEY", name: "Key accounts", accounts: ["A00", "A35"] }],
      }),
    );
    const { folder, summary } = await designGrid(
      "--territories",
      "2",
      "--accounts",
      accounts,
      "--balance",
      "sales:20%",
      "--problem",
      problem,
    );
    expect(summary.namedAccounts).toEqual([{ code: "KEY", name: "Key accounts", accounts: 2 }]);
    expect(summary.plan.balance[1].total).toBe(3400);
    expect(readOut(folder, "accounts.csv")).toContain("A00,,KEY,named\n");
  });

  it("can be the units themselves", async () => {
    const { folder } = await runDesign(
      `--units-from accounts --accounts ${accounts} --balance sales:10% --territories 3 ${QUICK}`,
    );
    expect(alignmentOf(folder).size).toBe(36);
  });

  it("can be gathered in H3 cells", async () => {
    const { folder } = await runDesign(
      `--units-from h3:5 --accounts ${accounts} --balance accounts:40% --territories 2 ${QUICK}`,
    );
    expect(
      [...alignmentOf(folder).keys()].every((code) => /^85[0-9a-f]{7}fffffff$|^85[0-9a-f]{13}$/.test(code)),
    ).toBe(true);
    expect(readOut(folder, "accounts.csv").trim().split("\n")).toHaveLength(37);
  });
});
