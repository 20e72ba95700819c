import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { summarySchema } from "../../src/contract/summary.ts";
import { timingSchema } from "../../src/contract/timing.ts";
import { alignmentOf, designGrid, FOLDER, readOut, SETTINGS, UNITS } from "./design-grid.ts";
import { gridUnits } from "./grid-units.ts";
import { runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

describe("a design into a new folder", () => {
  let folder = "";
  let out = "";
  beforeAll(async () => {
    ({ folder, out } = await designGrid("--territories", "4"));
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
    const text = readOut(folder, "alignment.csv");
    expect(text).toMatch(/^unit_code,territory_code\n/);
    expect(text).not.toContain("\r");
    const codes = [...alignmentOf(folder).keys()];
    expect(codes).toHaveLength(36);
    expect(codes).toEqual([...codes].sort());
  });

  it("numbers nameless territories from west to east", () => {
    const features = JSON.parse(readOut(folder, "territories.geojson")).features as {
      id: string;
      geometry: { coordinates: number[][][][] };
    }[];
    const meanX = features.map(({ geometry }) => {
      const xs = geometry.coordinates.flat(2).map(([x]) => x);
      return xs.reduce((sum, x) => sum + x, 0) / xs.length;
    });
    expect(features.map((feature) => feature.id)).toEqual(["T01", "T02", "T03", "T04"]);
    expect(meanX[0]).toBeLessThanOrEqual(meanX[3]);
  });

  it("keeps its promises: balance, contiguity, figures of every territory", () => {
    const summary = summarySchema.parse(JSON.parse(readOut(folder, "summary.json")));
    expect(summary.plan).toMatchObject({ territories: 4, contiguous: true });
    expect(summary.territories.map((territory) => territory.measures[0].value)).toEqual([90, 90, 90, 90]);
    expect(summary.inputs).toMatchObject([{ file: UNITS, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(summary.objective.lowerBound ?? 0).toBeLessThanOrEqual(summary.objective.value);
  });

  it("keeps times out of the summary and in a file of their own", () => {
    expect(timingSchema.safeParse(JSON.parse(readOut(folder, "timing.json"))).success).toBe(true);
    expect(readOut(folder, "summary.json")).not.toMatch(/milliseconds|totalSeconds|20\d\d-\d\d-\d\d/i);
  });

  it("writes a report that needs no network", () => {
    const report = readOut(folder, "report.html");
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
    const wish = ["--territories", "4", "--balance", "revenue:25%", "--starts", "3"];
    const runs = [
      await designGrid(...wish, "--threads", "1"),
      await designGrid(...wish, "--threads", "2"),
      await designGrid(...wish, "--threads", "2"),
    ].map(({ folder }) =>
      ["alignment.csv", "summary.json", "report.html"].map((name) => readOut(folder, name)),
    );
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
    expect(readOut(folder, "notes.txt")).toBe("mine");
    expect(readOut(folder, "alignment.csv")).toMatch(/^unit_code/);
    expect(existsSync(join(folder, "alternatives.csv"))).toBe(false);
  });

  it("stays as it was when the design is refused", async () => {
    const folder = temporaryFolder();
    save(folder, "alignment.csv", "old");
    const refused = await runWilayah(["design", UNITS, ...SETTINGS, "--territories", "37", "--out", folder]);
    expect(refused.exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual(["alignment.csv"]);
    expect(readOut(folder, "alignment.csv")).toBe("old");
  });
});

describe("an output folder that cannot be written", () => {
  it("is told before the search, beside whatever else is wrong", async () => {
    const taken = save(temporaryFolder(), "taken", "a file");
    const wish = ["design", UNITS, ...SETTINGS, "--territories", "4", "--json", "--out", taken];
    const { exitCode, err } = await runWilayah(wish);
    expect(exitCode).toBe(2);
    // the search tells its progress at least once, at its end
    expect(
      err
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ type: "problem", code: "IMP-209" }]);
    const both = await runWilayah([...wish, "--attributes", "nowhere.csv"]);
    expect(both.err).toContain("IMP-201");
    expect(both.err).toContain("IMP-209");
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
    const search = lines.filter((line) => line.phase !== "bound");
    expect(search.at(-1)).toMatchObject({ startsDone: 1, starts: 1, fractionDone: 1 });
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
      problems: expect.arrayContaining([
        expect.objectContaining({ code: "DES-101", cause: expect.stringContaining("r0c0") }),
      ]),
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
    const { summary, out } = await designGrid("--territories", "3-4");
    expect([3, 4]).toContain(summary.plan.territories);
    expect(summary.territoryCount?.tried.map((each) => each.territories)).toEqual([3, 4]);
    expect(out).toContain("proposed");
  });
});

describe("--pareto", () => {
  it("offers plans none of which is dominated beside the one as asked, and writes them all", async () => {
    const { summary, folder } = await designGrid(
      "--territories",
      "4",
      "--balance",
      "revenue:60%",
      "--pareto",
      "3",
    );
    const plans = summary.pareto ?? [];
    expect(plans[0].plan).toBe("as asked");
    for (const plan of plans) {
      const dominators = plans.filter(
        (other) =>
          other !== plan &&
          other.largestDeviation <= plan.largestDeviation &&
          other.travelKm <= plan.travelKm,
      );
      expect(dominators.map((other) => other.plan)).toEqual(plan.dominatedBy);
      if (plan !== plans[0]) expect(plan.dominatedBy).toEqual([]);
    }
    expect(readOut(folder, "alternatives.csv").trim().split("\n")).toHaveLength(1 + 36 * plans.length);
  });
});

describe("--districts", () => {
  it("groups territories into districts that are balanced too", async () => {
    const { summary } = await designGrid(
      "--territories",
      "4",
      "--districts",
      "2",
      "--balance",
      "revenue:90%",
    );
    expect(summary.districts?.map((district) => district.measures[0].value)).toEqual([180, 180]);
    expect(summary.territories.every((territory) => territory.district !== null)).toBe(true);
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
