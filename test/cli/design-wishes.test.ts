import { describe, expect, it } from "vitest";
import { alignmentOf, designGrid, FOLDER, runDesign, SETTINGS, UNITS } from "./design-grid.ts";
import { gridAlignment } from "./grid-units.ts";
import { runWilayah, save } from "./run-wilayah.ts";

describe("wishes about units and territories", () => {
  it("keeps locks, pairs, white space and fixed centres", async () => {
    const locks = save(FOLDER, "locks.csv", "unit_code,territory_code\nr0c0,EAST\n");
    const pairs = save(FOLDER, "pairs.csv", "a,b,kind\nr5c5,r5c4,forbidden\nr2c0,r3c0,required\n");
    const centres = save(FOLDER, "centres.csv", "territory_code,unit_code\nEAST,r0c1\nWEST,r5c5\n");
    const { folder, summary } = await runDesign(
      `${UNITS} --key code --balance units:60% --territories 2 --starts 1 --threads 1 --iterations 400000`,
      `--lock ${locks} --pairs ${pairs} --centres ${centres} --white-space r0c5,r5c0`,
    );
    const plan = alignmentOf(folder);
    expect(plan.get("r0c0")).toBe("EAST");
    expect(plan.get("r5c5")).not.toBe(plan.get("r5c4"));
    expect(plan.get("r2c0")).toBe(plan.get("r3c0"));
    expect([plan.get("r0c5"), plan.get("r5c0")]).toEqual(["", ""]);
    expect(summary.plan.whiteSpaceUnits).toBe(2);
    expect(summary.territories.map(({ code, centreUnit }) => [code, centreUnit])).toEqual([
      ["EAST", "r0c1"],
      ["WEST", "r5c5"],
    ]);
  });

  it("takes all of it from a problem file, options overriding it", async () => {
    const problem = save(
      FOLDER,
      "problem.json",
      JSON.stringify({
        units: "units.geojson",
        key: "code",
        territories: [
          { code: "A", share: 1 },
          { code: "B", share: 0.5, name: "Half-time" },
        ],
        balance: [{ measure: "workload", tolerance: "10%" }],
        locks: [{ unit: "r0c0", territory: "B" }],
        iterations: 2000,
        starts: 1,
        seed: 9,
      }),
    );
    const { folder, summary } = await runDesign(`--problem ${problem} --seed 3 --threads 1`);
    expect(summary.run.seed).toBe(3);
    expect(summary.territories.map((territory) => territory.measures[0].target)).toEqual([240, 120]);
    expect(alignmentOf(folder).get("r0c0")).toBe("B");
  });
});

describe("realigning a plan in force", () => {
  const lopsided = save(
    FOLDER,
    "current.csv",
    gridAlignment(6, 6, (_, column) => (column < 4 ? "WEST" : "EAST")),
  );

  it("brings balance back within the cap on moves and lists what moved", async () => {
    const { summary } = await designGrid("--current", lopsided, "--max-moved", "20%");
    expect(summary.disruption?.movedShare).toBeLessThanOrEqual(0.2);
    expect(summary.disruption?.moves.every(({ from, to }) => from === "WEST" && to === "EAST")).toBe(true);
    expect(summary.territories.map(({ code }) => code)).toEqual(["EAST", "WEST"]);
  });

  it("leaves protected units where they are", async () => {
    const { folder } = await designGrid("--current", lopsided, "--protect", "r0c3,r5c3");
    const plan = alignmentOf(folder);
    expect([plan.get("r0c3"), plan.get("r5c3")]).toEqual(["WEST", "WEST"]);
  });

  it("hands a dissolved territory to its neighbours and touches nothing else", async () => {
    const three = save(
      FOLDER,
      "three.csv",
      gridAlignment(6, 6, (_, column) => ["A", "A", "B", "B", "C", "C"][column]),
    );
    const { folder, summary } = await designGrid("--current", three, "--dissolve", "B");
    const plan = alignmentOf(folder);
    for (const [code, territory] of plan) {
      const column = Number(code.at(-1));
      if (column < 2) expect(territory).toBe("A");
      if (column > 3) expect(territory).toBe("C");
    }
    expect(summary.territories.map(({ code }) => code)).toEqual(["A", "C"]);
  });

  it("counts the units of a dissolved territory as moved, and no cap stands in their way", async () => {
    const three = save(
      FOLDER,
      "three-moved.csv",
      gridAlignment(6, 6, (_, column) => ["A", "A", "B", "B", "C", "C"][column]),
    );
    const { folder, summary, out } = await designGrid(
      ..."--dissolve B --max-moved 0%".split(" "),
      "--current",
      three,
    );
    const share = expect.closeTo(1 / 3);
    expect(summary.disruption).toMatchObject({ movedUnits: 12, moved: 12, movedShare: share });
    expect(summary.disruption).toMatchObject({ unavoidableUnits: 12, unavoidableShare: share });
    const plan = alignmentOf(folder);
    expect(summary.disruption?.moves).toHaveLength(12);
    for (const { unit, from, to, unavoidable } of summary.disruption?.moves ?? []) {
      expect([from, to, unavoidable]).toEqual(["B", plan.get(unit), true]);
    }
    expect(out).toContain("moved: 12 units, 33.33% (units); of these 12, 33.33%: unavoidable, ");
    const compared = await runWilayah(["compare", three, folder, "--json"]);
    expect(JSON.parse(compared.out).movedUnits).toBe(12);
  });

  it("designs only the territories in scope again", async () => {
    const uneven = save(
      FOLDER,
      "uneven.csv",
      gridAlignment(6, 6, (row, column) => (row < 2 ? "NORTH" : column < 4 ? "SW" : "SE")),
    );
    const { folder } = await designGrid("--current", uneven, "--scope", "SW,SE");
    for (const [code, territory] of alignmentOf(folder))
      expect(territory === "NORTH").toBe(code.startsWith("r0") || code.startsWith("r1"));
  });

  it("leaves territories outside the scope as they are even where they break the band, and says so", async () => {
    const uneven = save(
      FOLDER,
      "heavy-north.csv",
      gridAlignment(6, 6, (row, column) => (row < 4 ? "NORTH" : column < 4 ? "SW" : "SE")),
    );
    const wish = ["--current", uneven, "--scope", "SW,SE"];
    const { folder, summary, err } = await designGrid(...wish);
    expect(err).toMatch(/^warning CLI-175 .*NORTH \(\+100\.0 %\)/m);
    const plan = [...alignmentOf(folder)];
    expect(plan.filter(([, territory]) => territory === "NORTH")).toHaveLength(24);
    expect(plan.filter(([, territory]) => territory === "SW")).toHaveLength(6);
    const targets = summary.territories.map(({ measures }) => Math.round(measures[0].target));
    expect(targets.sort()).toEqual([240, 60, 60]);
    const check = await runWilayah(["check", UNITS, folder, ...SETTINGS, ...wish]);
    expect(check.exitCode).toBe(0);
  });

  it("dissolves between neighbours although a territory far away keeps less than the new mean", async () => {
    const four = save(
      FOLDER,
      "four.csv",
      gridAlignment(6, 6, (_, column) => ["A", "B", "B", "C", "C", "D"][column]),
    );
    // A and B share nothing with D's columns; with D gone only C can take its units
    const { folder, summary, err } = await designGrid("--current", four, "--dissolve", "D");
    expect(err).toMatch(/^warning CLI-175 .*A \(-50\.0 %\)/m);
    expect(summary.territories.map(({ code, unitCount }) => [code, unitCount])).toEqual([
      ["A", 6],
      ["B", 12],
      ["C", 18],
    ]);
    expect(alignmentOf(folder).get("r0c5")).toBe("C");
  });
});
