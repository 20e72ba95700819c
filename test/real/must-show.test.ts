import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Summary, summarySchema } from "../../src/contract/summary.ts";
import { runWilayah, save, temporaryFolder } from "../cli/run-wilayah.ts";
import { describeReal, REAL, readHessReference } from "./real-data.ts";

const KAB_KOTA = `${REAL}/indonesia/kab_kota.topojson --key kode --name nama --links ${REAL}/indonesia/kab_kota_adjacency.csv`;
const COUNTIES = `us-county --attributes ${REAL}/us_counties/counties.csv --key fips`;
const LOWER_48 = "--filter state_fips!=02,15,60,66,69,72,78 --links 100km";

const words = (text: string): string[] => text.split(" ");

interface RealDesign {
  readonly folder: string;
  readonly err: string;
  readonly summary: Summary;
  readonly plan: ReadonlyMap<string, string>;
}

async function design(text: string): Promise<RealDesign> {
  const folder = join(temporaryFolder(), "out");
  const { exitCode, err } = await runWilayah(["design", ...words(text), "--out", folder]);
  expect(err).not.toMatch(/BUG-000|^[A-Z]{3}-\d{3}/m);
  expect(exitCode).toBe(0);
  const lines = readFileSync(join(folder, "alignment.csv"), "utf8").trim().split("\n").slice(1);
  return {
    folder,
    err,
    summary: summarySchema.parse(JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"))),
    plan: new Map(lines.map((line) => line.split(",") as [string, string])),
  };
}

describeReal("Indonesia: 514 kabupaten and kota", () => {
  it("fall into 20 contiguous territories within ±10 % in 10 s, islands by the given links", async () => {
    const wish = `${KAB_KOTA} --balance penduduk:10% --territories 20`;
    const { summary, plan, folder } = await design(`${wish} --seed 1 --time 10s`);
    expect(plan.size).toBe(514);
    expect(new Set(plan.values()).size).toBe(20);
    expect(summary.plan.contiguous).toBe(true);
    expect(summary.plan.balance[0].largestDeviation).toBeLessThanOrEqual(0.1 + 1e-9);
    const check = await runWilayah([
      "check",
      ...words(KAB_KOTA).slice(0, 1),
      folder,
      ...words(wish).slice(1),
    ]);
    expect(check).toMatchObject({ exitCode: 0, err: "" });
  });

  it("reach the proven optimum of Jawa Tengah and Yogyakarta in 5", async () => {
    const optimum = readHessReference().cases[2].best_found;
    const { summary, plan } = await design(
      `${KAB_KOTA} --filter provinsi_kode=33,34 --attributes ${REAL}/indonesia/kab_kota.csv --territories 5 --balance penduduk:5%`,
    );
    expect(plan.size).toBe(40);
    expect(summary.objective.value / optimum).toBeCloseTo(1, 9);
    expect(summary.objective.lowerBound ?? 0).toBeLessThanOrEqual(optimum * (1 + 1e-9));
  });
});

describeReal("the United States: 3,108 counties of the 48 states and DC", () => {
  it("fall into 25 contiguous territories; each county that is special is named", async () => {
    const { summary, plan, err } = await design(
      `${COUNTIES} --balance pop_2010:5% --territories 25 ${LOWER_48} --time 10s`,
    );
    expect(plan.size).toBe(3108);
    expect(summary.plan).toMatchObject({ territories: 25, contiguous: true });
    for (const code of ["46102", "46113", "51515"]) expect(err).toContain(code);
    const linked = summary.layer.links.flatMap(({ a, b }) => [a, b]);
    expect(linked).toEqual(expect.arrayContaining(["25019", "53055"]));
  });

  it("cannot be 50 territories within ±5 %: Los Angeles County alone is too large", async () => {
    const { exitCode, err } = await runWilayah(
      words(`design ${COUNTIES} --balance pop_2010:5% --territories 50 ${LOWER_48}`),
    );
    expect(exitCode).toBe(1);
    expect(err).toMatch(/DES-101 .*Los Angeles/);
    expect(err).toMatch(/fix: .*32 territories/);
  });
});

describeReal("Iowa by liquor revenue of 2018", () => {
  const iowa = (territories: number) => {
    const weights = Object.entries(readHessReference().weights_iowa_2018_revenue_by_fips);
    const positions = readFileSync(`${REAL}/us_counties/counties.csv`, "utf8")
      .split("\n")
      .map((line) => line.split(","));
    const placeOf = new Map(positions.map(([fips, , , , lat, lon]) => [fips, `${lat},${lon}`]));
    const rows = weights.map(([fips, revenue]) => `${fips},19,${placeOf.get(fips)},${revenue}\n`).join("");
    const file = save(temporaryFolder(), "iowa.csv", `fips,state,lat,lon,revenue\n${rows}`);
    return `us-county --attributes ${file} --key fips --filter state=19 --balance revenue:5% --territories ${territories}`;
  };

  it("reaches the proven optimum in 4", async () => {
    const optimum = readHessReference().cases[0].best_found;
    const { summary } = await design(iowa(4));
    expect(summary.objective.value / optimum).toBeCloseTo(1, 9);
  });

  it("cannot be 6: Polk alone exceeds the limit, and the tolerance that would do is told", async () => {
    const { exitCode, err } = await runWilayah(["design", ...words(iowa(6))]);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/DES-101 .*Polk.*23\.46 %/);
    expect(err).toMatch(/fix: allow at least ±4\d(\.\d+)? %/);
  });
});

describeReal("a graph file as units", () => {
  it("is designed without an attribute file: Utah's tracts in 4", async () => {
    const { summary } = await design(
      `${REAL}/territory_design/tracts/UT.json.gz --balance population:0.5% --territories 4 --iterations 50000`,
    );
    expect(summary.layer.units).toBe(588);
    expect(summary.plan.balance[0].largestDeviation).toBeLessThanOrEqual(0.005 + 1e-9);
  });
});

describeReal("realigning an optimal plan", () => {
  const wish = `${KAB_KOTA} --filter provinsi_kode=33,34 --attributes ${REAL}/indonesia/kab_kota.csv --balance penduduk:5%`;
  const { territories } = readOptimum();
  const alignmentFile = (name: string, territoryOf: (unit: string, territory: string) => string) => {
    const rows = territories.flatMap(({ units }, index) =>
      units.map((unit) => `${unit},${territoryOf(unit, `J${index + 1}`)}\n`),
    );
    return save(temporaryFolder(), name, `unit,territory\n${rows.join("")}`);
  };

  it("moves nothing where the plan in force is optimal already", async () => {
    const current = alignmentFile("optimal.csv", (_, territory) => territory);
    const { summary } = await design(`${wish} --current ${current} --move-price 0.1`);
    expect(summary.disruption).toMatchObject({ movedUnits: 0, movedShare: 0 });
  });

  it("gets balance back from a perturbed plan within the cap of 10 %", async () => {
    const [first, second] = territories;
    const border = first.units.slice(0, 2);
    const current = alignmentFile("perturbed.csv", (unit, territory) =>
      border.includes(unit) ? "J2" : territory,
    );
    expect(second.units.length).toBeGreaterThan(0);
    const { summary } = await design(`${wish} --current ${current} --max-moved 10% --move-cost penduduk`);
    expect(summary.plan.contiguous).toBe(true);
    expect(summary.plan.balance[0].largestDeviation).toBeLessThanOrEqual(0.05 + 1e-9);
    expect(summary.disruption?.movedShare).toBeLessThanOrEqual(0.1);
  });

  it("dissolves a leaver's territory into its neighbours and leaves all others alone", async () => {
    const current = alignmentFile("leaver.csv", (_, territory) => territory);
    const { plan } = await design(
      `${wish.replace("penduduk:5%", "penduduk:60%")} --current ${current} --dissolve J1`,
    );
    for (const [index, { units }] of territories.entries()) {
      for (const unit of units) {
        if (index === 0) expect(plan.get(unit)).not.toBe("J1");
        else expect(plan.get(unit)).toBe(`J${index + 1}`);
      }
    }
  });
});

/** Where the data are absent the tests are skipped, but their file is still read. */
function readOptimum() {
  try {
    return readHessReference().cases[2];
  } catch {
    return { territories: [] };
  }
}
