import { latLngToCell } from "h3-js";
import papaparse from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../src/core/search/random.ts";
import { DEMO_SCALES } from "./demo-scale.ts";
import { type DemoData, generateDemo } from "./generate-demo.ts";
import { readPlaces } from "./read-places.ts";
import { countAccountsByPlace } from "./scatter-accounts.ts";

type Row = Record<string, string>;

function rowsOf(demo: DemoData, file: string): Row[] {
  const [header, ...rows] = papaparse.parse(demo.files.get(file) ?? "", {
    delimiter: ",",
    skipEmptyLines: true,
  }).data;
  return rows.map((cells) => Object.fromEntries(header.map((name, column) => [name, cells[column]])));
}

interface Cells {
  readonly features: readonly {
    properties: { code: string; name: string };
    geometry: { coordinates: [number, number][][] };
  }[];
}
const cellsOf = (demo: DemoData): Cells => JSON.parse(demo.files.get("units.geojson") ?? "") as Cells;

interface ProblemText {
  readonly territories: readonly { code: string; share: number; home: { lon: number; lat: number } }[];
  readonly balance: readonly { measure: string; tolerance: number | null }[];
}
const problemOf = (demo: DemoData): ProblemText => JSON.parse(demo.problem) as ProblemText;

/** Monthly hours per unit or territory, by whatever `keyOf` says. */
function sumHours(rows: readonly Row[], keyOf: (row: Row) => string | undefined): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + Number(row.workload_hours_per_month));
  }
  return sums;
}

describe.each(["small", "normal"] as const)("the %s demo", (scale) => {
  const settings = DEMO_SCALES[scale];
  let demo: DemoData;
  let outlets: Row[];
  beforeAll(() => {
    demo = generateDemo({ scale, seed: 1 });
    outlets = rowsOf(demo, "outlets.csv");
  });

  it("has the promised number of accounts and reps, each id once", () => {
    expect(outlets).toHaveLength(settings.accountCount);
    expect(new Set(outlets.map(({ id }) => id)).size).toBe(settings.accountCount);
    expect(rowsOf(demo, "reps.csv")).toHaveLength(settings.repCount);
    expect(problemOf(demo).territories).toHaveLength(settings.repCount);
  });

  it("places every account in one of its units", () => {
    const codes = new Set(cellsOf(demo).features.map(({ properties }) => properties.code));
    expect(outlets.filter(({ cell }) => !codes.has(cell))).toEqual([]);
    const located = outlets.filter(({ lat }) => lat !== "");
    const elsewhere = located.filter(
      (row) => !codes.has(latLngToCell(Number(row.lat), Number(row.lon), settings.unitResolution)),
    );
    expect(elsewhere).toEqual([]);
  });

  it("leaves 2 to 4 % of accounts without coordinates and files 1 % in a neighbouring cell", () => {
    const missing = outlets.filter(({ lat, lon }) => lat === "" && lon === "").length / outlets.length;
    const wrong = outlets.filter(
      ({ lat, lon, cell }) =>
        lat !== "" && latLngToCell(Number(lat), Number(lon), settings.unitResolution) !== cell,
    ).length;
    expect(missing).toBeGreaterThanOrEqual(0.015);
    expect(missing).toBeLessThanOrEqual(0.045);
    expect(wrong / outlets.length).toBeLessThanOrEqual(0.02);
    expect(wrong).toBeGreaterThan(0);
  });

  it("concentrates revenue as real customer bases do", () => {
    const revenues = outlets.map((row) => Number(row.revenue_idr_per_month)).toSorted((a, b) => b - a);
    const total = revenues.reduce((sum, value) => sum + value, 0);
    const top = revenues.slice(0, outlets.length / 5).reduce((sum, value) => sum + value, 0);
    expect(top / total).toBeGreaterThanOrEqual(0.65);
    expect(top / total).toBeLessThanOrEqual(0.72);
    expect(revenues[0] / total).toBeLessThan(0.02);
    expect(
      outlets.every((row) => Number(row.potential_idr_per_month) >= Number(row.revenue_idr_per_month)),
    ).toBe(true);
  });

  it("makes a fifth of the accounts A, three tenths B, the rest C", () => {
    const share = (segment: string): number =>
      outlets.filter((row) => row.segment === segment).length / outlets.length;
    expect([share("A"), share("B"), share("C")]).toEqual([0.2, 0.3, 0.5]);
  });

  it("starts from an alignment over existing units that is clearly out of balance, a few units without owner", () => {
    const codes = new Set(cellsOf(demo).features.map(({ properties }) => properties.code));
    const current = rowsOf(demo, "current.csv");
    expect(current.every(({ unit_code }) => codes.has(unit_code))).toBe(true);
    expect(current.length / codes.size).toBeGreaterThan(0.96);
    expect(current.length).toBeLessThan(codes.size);
    const territoryOf = new Map(current.map((row) => [row.unit_code, row.territory_code]));
    const hours = sumHours(outlets, ({ cell }) => territoryOf.get(cell));
    const { territories } = problemOf(demo);
    expect(territories.filter(({ code }) => !hours.has(code))).toEqual([]);
    const shareSum = territories.reduce((sum, { share }) => sum + share, 0);
    const total = [...hours.values()].reduce((sum, value) => sum + value, 0);
    const worst = Math.max(
      ...territories.map(({ code, share }) =>
        Math.abs(((hours.get(code) ?? 0) * shareSum) / (total * share) - 1),
      ),
    );
    expect(worst).toBeGreaterThan(0.3);
  });

  it("wishes for nothing impossible: no unit exceeds the upper limit of the smallest full-time territory", () => {
    const { territories, balance } = problemOf(demo);
    const shareSum = territories.reduce((sum, { share }) => sum + share, 0);
    const hours = [...sumHours(outlets, ({ cell }) => cell).values()];
    const target = hours.reduce((sum, value) => sum + value, 0) / shareSum;
    expect(Math.max(...hours)).toBeLessThan(target * (1 + Number(balance[0].tolerance)));
  });

  it("draws neighbouring cells with common corners, so that borders are shared to the last digit", () => {
    const uses = new Map<string, number>();
    for (const { geometry } of cellsOf(demo).features) {
      const [ring] = geometry.coordinates;
      expect(ring[0]).toEqual(ring[ring.length - 1]);
      for (const corner of ring.slice(1)) uses.set(corner.join(), (uses.get(corner.join()) ?? 0) + 1);
    }
    const counts = [...uses.values()];
    expect(Math.max(...counts)).toBe(3);
    // inside a land mass every corner belongs to three cells
    expect(counts.filter((count) => count === 3).length / counts.length).toBeGreaterThan(0.7);
  });

  it("gives the same bytes for the same seed and others for another", () => {
    expect(generateDemo({ scale, seed: 1 })).toEqual(demo);
    expect(generateDemo({ scale, seed: 2 }).files.get("outlets.csv")).not.toBe(demo.files.get("outlets.csv"));
  });
});

describe("accounts per place", () => {
  it("grow with population to the power 0.9", () => {
    const places = readPlaces(DEMO_SCALES.large, seededRandom(1));
    const counts = countAccountsByPlace(places, 60_000, seededRandom(2));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60_000);
    const towns = places.flatMap(({ population }, index) =>
      counts[index] >= 20 ? [{ x: Math.log(population), y: Math.log(counts[index]) }] : [],
    );
    expect(towns.length).toBeGreaterThan(100);
    const mean = (key: "x" | "y") => towns.reduce((sum, town) => sum + town[key], 0) / towns.length;
    const [meanX, meanY] = [mean("x"), mean("y")];
    const slope =
      towns.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) /
      towns.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
    expect(slope).toBeCloseTo(0.9, 1);
    expect(Math.abs(slope - 0.9)).toBeLessThan(0.02);
  });
});
