import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { summarySchema } from "../../src/contract/summary.ts";
import { timingSchema } from "../../src/contract/timing.ts";
import { gridAlignment, gridUnits } from "./grid-units.ts";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

const FOLDER = temporaryFolder();
const UNITS = save(FOLDER, "units.geojson", gridUnits(6, 6));
const SETTINGS = ["--key", "code", "--balance", "workload:0%", "--iterations", "2000", "--starts", "2"];
const read = (folder: string, name: string) => readFileSync(join(folder, name), "utf8");
const alignmentOf = (folder: string) =>
  new Map(
    read(folder, "alignment.csv")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",") as [string, string]),
  );

/** Designs into a folder of its own and expects success. */
async function design(...args: string[]) {
  const folder = join(temporaryFolder(), "out");
  const result = await runWilayah(["design", UNITS, ...SETTINGS, "--out", folder, ...args]);
  expect(result.err.replace(/^warning.*\n {2}fix.*\n/gm, "")).toBe("");
  expect(result.exitCode).toBe(0);
  return { folder, ...result, summary: summarySchema.parse(JSON.parse(read(folder, "summary.json"))) };
}

describe("a design into a new folder", () => {
  let folder = "";
  let out = "";
  beforeAll(async () => {
    ({ folder, out } = await design("--territories", "4"));
  });

  it("writes the six files and nothing else", () => {
    expect(readdirSync(folder).sort()).toEqual([
      "accounts.csv",
      "alignment.csv",
      "report.html",
      "summary.json",
      "territories.geojson",
      "timing.json",
    ]);
  });

  it("lists every unit once, sorted by code, as plain CSV", () => {
    const text = read(folder, "alignment.csv");
    expect(text).toMatch(/^unit_code,territory_code\n/);
    expect(text).not.toContain("\r");
    const codes = [...alignmentOf(folder).keys()];
    expect(codes).toHaveLength(36);
    expect(codes).toEqual([...codes].sort());
  });

  it("numbers nameless territories from west to east", () => {
    const { territories } = JSON.parse(read(folder, "territories.geojson")) as never;
    const features = JSON.parse(read(folder, "territories.geojson")).features as {
      id: string;
      geometry: { coordinates: number[][][][] };
    }[];
    const meanX = features.map(({ geometry }) => {
      const xs = geometry.coordinates.flat(2).map(([x]) => x);
      return xs.reduce((sum, x) => sum + x, 0) / xs.length;
    });
    expect(territories).toBeUndefined();
    expect(features.map((feature) => feature.id)).toEqual(["T01", "T02", "T03", "T04"]);
    expect(meanX[0]).toBeLessThanOrEqual(meanX[3]);
  });

  it("keeps its promises: balance, contiguity, figures of every territory", () => {
    const summary = summarySchema.parse(JSON.parse(read(folder, "summary.json")));
    expect(summary.plan).toMatchObject({ territories: 4, contiguous: true });
    expect(summary.territories.map((territory) => territory.measures[0].value)).toEqual([90, 90, 90, 90]);
    expect(summary.inputs).toMatchObject([{ file: UNITS, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(summary.objective.lowerBound ?? 0).toBeLessThanOrEqual(summary.objective.value);
  });

  it("keeps times out of the summary and in a file of their own", () => {
    expect(timingSchema.safeParse(JSON.parse(read(folder, "timing.json"))).success).toBe(true);
    expect(read(folder, "summary.json")).not.toMatch(/milliseconds|totalSeconds|20\d\d-\d\d-\d\d/i);
  });

  it("writes a report that needs no network", () => {
    const report = read(folder, "report.html");
    expect(report).toMatch(/^<!doctype html>/i);
    expect(report).not.toMatch(/(src|href)="https?:/);
  });

  it("tells the plan on stdout", () => {
    expect(out).toContain("4 territories, all contiguous");
    expect(out).toContain(`written to ${folder}`);
  });

  it("passes its own check", async () => {
    const checked = await runWilayah(["check", UNITS, folder, ...SETTINGS, "--territories", "4"]);
    expect(checked).toMatchObject({
      exitCode: 0,
      out: "valid: no rule is broken (36 units, 4 territories)\n",
    });
  });
});

describe("repeating a design", () => {
  it("gives the same bytes on one thread, on two, and again", async () => {
    const runs = [
      await design(
        "--territories",
        "5",
        "--balance",
        "revenue:25%",
        "--threads",
        "1",
        "--starts",
        "3",
        "--balance",
        "units:20%",
      ),
      await design(
        "--territories",
        "5",
        "--balance",
        "revenue:25%",
        "--threads",
        "2",
        "--starts",
        "3",
        "--balance",
        "units:20%",
      ),
      await design(
        "--territories",
        "5",
        "--balance",
        "revenue:25%",
        "--threads",
        "2",
        "--starts",
        "3",
        "--balance",
        "units:20%",
      ),
    ].map(({ folder }) => [
      read(folder, "alignment.csv"),
      read(folder, "summary.json"),
      read(folder, "report.html"),
    ]);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });
});

describe("an output folder that exists", () => {
  it("keeps foreign files and replaces its own", async () => {
    const folder = temporaryFolder();
    save(folder, "notes.txt", "mine");
    save(folder, "alignment.csv", "old");
    save(folder, "alternatives.csv", "of an older run");
    const { exitCode } = await runWilayah([
      "design",
      UNITS,
      ...SETTINGS,
      "--territories",
      "4",
      "--out",
      folder,
    ]);
    expect(exitCode).toBe(0);
    expect(read(folder, "notes.txt")).toBe("mine");
    expect(read(folder, "alignment.csv")).toMatch(/^unit_code/);
    expect(existsSync(join(folder, "alternatives.csv"))).toBe(false);
  });

  it("stays as it was when the design is refused", async () => {
    const folder = temporaryFolder();
    save(folder, "alignment.csv", "old");
    const refused = await runWilayah(["design", UNITS, ...SETTINGS, "--territories", "37", "--out", folder]);
    expect(refused.exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual(["alignment.csv"]);
    expect(read(folder, "alignment.csv")).toBe("old");
  });
});

describe("without --out", () => {
  it("shows the plan and says how to keep it", async () => {
    const { exitCode, out } = await runWilayah(["design", UNITS, ...SETTINGS, "--territories", "4"]);
    expect(exitCode).toBe(0);
    expect(out).toContain("add --out DIR");
  });
});

describe("--json", () => {
  it("gives one document on stdout and JSON lines on stderr", async () => {
    const { out, err, exitCode } = await runWilayah([
      "design",
      UNITS,
      ...SETTINGS,
      "--territories",
      "4",
      "--json",
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: "done", files: [], plan: { territories: 4 } });
    const lines = err
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.type === "progress")).toBe(true);
    expect(lines.at(-1)).toMatchObject({ startsDone: 2, starts: 2, fractionDone: 1 });
  });

  it("gives one document when the wish is impossible, with exit code 1", async () => {
    const heavy = save(
      FOLDER,
      "heavy.geojson",
      gridUnits(3, 3, (row, column) => ({ workload: row + column === 0 ? 1000 : 1 })),
    );
    const { out, exitCode } = await runWilayah([
      "design",
      heavy,
      "--key",
      "code",
      "--balance",
      "workload:5%",
      "--territories",
      "3",
      "--json",
    ]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      status: "infeasible",
      problems: [{ code: expect.stringMatching(/^DES-1/), cause: expect.stringContaining("r0c0") }],
    });
  });
});

describe("a wish in Indonesian", () => {
  it("is answered in Indonesian by --lang or by the shell's locale", async () => {
    const byOption = await runWilayah(["design", UNITS, ...SETTINGS, "--territories", "4", "--lang", "id"]);
    expect(byOption.out).toContain("4 wilayah, semua menyatu");
    const byLocale = await runWilayah(["design", UNITS, ...SETTINGS, "--territories", "4"], {
      environment: { LANG: "id_ID.UTF-8" },
    });
    expect(byLocale.out).toBe(byOption.out);
  });
});

describe("a range of numbers of territories", () => {
  it("proposes one of them and says why", async () => {
    const { summary, out } = await design("--territories", "3-4");
    expect([3, 4]).toContain(summary.plan.territories);
    expect(summary.territoryCount?.tried.map((each) => each.territories)).toEqual([3, 4]);
    expect(out).toContain("proposed");
  });
});

describe("--pareto", () => {
  it("offers plans none of which is dominated, and writes them all", async () => {
    const { summary, folder } = await design(
      "--territories",
      "4",
      "--balance",
      "revenue:60%",
      "--pareto",
      "3",
    );
    const plans = summary.pareto ?? [];
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      for (const other of plans) {
        if (plan === other) continue;
        expect(
          other.largestDeviation <= plan.largestDeviation && other.travelKm <= plan.travelKm,
          `${other.plan} dominates ${plan.plan}`,
        ).toBe(false);
      }
    }
    expect(read(folder, "alternatives.csv").trim().split("\n")).toHaveLength(1 + 36 * plans.length);
  });
});

describe("--districts", () => {
  it("groups territories into districts that are balanced too", async () => {
    const { summary } = await design("--territories", "4", "--districts", "2", "--balance", "revenue:90%");
    expect(summary.districts?.map((district) => district.measures[0].value)).toEqual([180, 180]);
    expect(summary.territories.every((territory) => territory.district !== null)).toBe(true);
  });
});

describe("wishes about units and territories", () => {
  const bands = ["--balance", "units:60%"];

  it("keeps locks, pairs, white space and fixed centres", async () => {
    const locks = save(FOLDER, "locks.csv", "unit_code,territory_code\nr0c0,EAST\n");
    const pairs = save(FOLDER, "pairs.csv", "a,b,kind\nr5c5,r5c4,forbidden\nr2c0,r3c0,required\n");
    const centres = save(FOLDER, "centres.csv", "territory_code,unit_code\nEAST,r0c1\nWEST,r5c5\n");
    const { folder, summary } = await (async () => {
      const target = join(temporaryFolder(), "out");
      const result = await runWilayah([
        "design",
        UNITS,
        "--key",
        "code",
        ...bands,
        "--territories",
        "2",
        "--iterations",
        "3000",
        "--starts",
        "2",
        "--lock",
        locks,
        "--pairs",
        pairs,
        "--centres",
        centres,
        "--white-space",
        "r0c5,r5c0",
        "--out",
        target,
      ]);
      expect(result.err).toBe("");
      return { folder: target, summary: summarySchema.parse(JSON.parse(read(target, "summary.json"))) };
    })();
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
    const target = join(temporaryFolder(), "out");
    const result = await runWilayah(["design", "--problem", problem, "--seed", "3", "--out", target]);
    expect(result.err).toBe("");
    const summary = summarySchema.parse(JSON.parse(read(target, "summary.json")));
    expect(summary.run.seed).toBe(3);
    expect(summary.territories.map((territory) => territory.measures[0].target)).toEqual([240, 120]);
    expect(alignmentOf(target).get("r0c0")).toBe("B");
  });
});

describe("realigning a plan in force", () => {
  const lopsided = save(
    FOLDER,
    "current.csv",
    gridAlignment(6, 6, (_, column) => (column < 4 ? "WEST" : "EAST")),
  );

  it("brings balance back within the cap on moves and lists what moved", async () => {
    const { summary } = await design("--current", lopsided, "--max-moved", "20%");
    expect(summary.disruption?.movedShare).toBeLessThanOrEqual(0.2);
    expect(summary.disruption?.moves.every(({ from, to }) => from === "WEST" && to === "EAST")).toBe(true);
    expect(summary.territories.map(({ code }) => code)).toEqual(["EAST", "WEST"]);
  });

  it("leaves protected units where they are", async () => {
    const { folder } = await design("--current", lopsided, "--protect", "r0c3,r5c3");
    const plan = alignmentOf(folder);
    expect([plan.get("r0c3"), plan.get("r5c3")]).toEqual(["WEST", "WEST"]);
  });

  it("hands a dissolved territory to its neighbours and touches nothing else", async () => {
    const three = save(
      FOLDER,
      "three.csv",
      gridAlignment(6, 6, (_, column) => ["A", "A", "B", "B", "C", "C"][column]),
    );
    const { folder, summary } = await design("--current", three, "--dissolve", "B");
    const plan = alignmentOf(folder);
    for (const [code, territory] of plan) {
      const column = Number(code.at(-1));
      if (column < 2) expect(territory).toBe("A");
      if (column > 3) expect(territory).toBe("C");
    }
    expect(summary.territories.map(({ code }) => code)).toEqual(["A", "C"]);
  });

  it("designs only the territories in scope again", async () => {
    const uneven = save(
      FOLDER,
      "uneven.csv",
      gridAlignment(6, 6, (row, column) => (row < 2 ? "NORTH" : column < 4 ? "SW" : "SE")),
    );
    const { folder } = await design("--current", uneven, "--scope", "SW,SE");
    for (const [code, territory] of alignmentOf(folder))
      expect(territory === "NORTH").toBe(code.startsWith("r0") || code.startsWith("r1"));
  });
});

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
    const { folder, summary } = await design(
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
    const lines = read(folder, "accounts.csv").trim().split("\n");
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
    const { folder, summary } = await design(
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
    expect(read(folder, "accounts.csv")).toContain("A00,,KEY,named\n");
  });

  it("can be the units themselves", async () => {
    const target = join(temporaryFolder(), "out");
    const result = await runWilayah([
      "design",
      "--units-from",
      "accounts",
      "--accounts",
      accounts,
      "--balance",
      "sales:10%",
      "--territories",
      "3",
      "--iterations",
      "2000",
      "--out",
      target,
    ]);
    expect(result.err).toBe("");
    expect(alignmentOf(target).size).toBe(36);
  });

  it("can be gathered in H3 cells", async () => {
    const target = join(temporaryFolder(), "out");
    const result = await runWilayah([
      "design",
      "--units-from",
      "h3:5",
      "--accounts",
      accounts,
      "--balance",
      "accounts:40%",
      "--territories",
      "2",
      "--iterations",
      "2000",
      "--out",
      target,
    ]);
    expect(result.err).toBe("");
    expect(
      [...alignmentOf(target).keys()].every((code) => /^85[0-9a-f]{7}fffffff$|^85[0-9a-f]{13}$/.test(code)),
    ).toBe(true);
    expect(read(target, "accounts.csv").trim().split("\n")).toHaveLength(37);
  });
});

describe("Ctrl-C", () => {
  it("writes the best valid plan so far and exits with 130", async () => {
    const target = join(temporaryFolder(), "out");
    const { exitCode, out } = await runWilayah(
      [
        "design",
        UNITS,
        "--key",
        "code",
        "--balance",
        "workload:20%",
        "--territories",
        "4",
        "--time",
        "60s",
        "--json",
        "--out",
        target,
      ],
      {
        onErr: (text, interrupt) => {
          if (text.includes('"bestObjective":') && !text.includes('"bestObjective":null')) interrupt();
        },
      },
    );
    expect(exitCode).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ status: "cancelled" });
    expect(alignmentOf(target).size).toBe(36);
  });
});
