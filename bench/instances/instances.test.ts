import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { diagnoseInfeasibility } from "../../src/core/design/diagnose-infeasibility.ts";
import { scorePlan } from "../../src/core/evaluate/score-plan.ts";
import { findComponents } from "../../src/core/geo/find-components.ts";
import { COMMERCIAL_VALUES, CPMP_VALUES, TRACT_VALUES } from "../references.ts";
import { checkAssignment } from "../run-design.ts";
import { commercialKey } from "../suites/commercial.ts";
import { landBorder } from "./build-problem.ts";
import { DATA_FOLDER, instanceName, listInstanceFiles } from "./instance-files.ts";
import { joinToLargestPart } from "./join-to-largest-part.ts";
import { readCommercial } from "./read-commercial.ts";
import { readCpmp } from "./read-cpmp.ts";
import { readDistrictingGraph } from "./read-districting-graph.ts";
import { readHessCases } from "./read-hess-cases.ts";
import { readTractGraph } from "./read-tract-graph.ts";

const folder = mkdtempSync(join(tmpdir(), "wilayah-bench-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("readers of published formats", () => {
  it("read a capacitated p-median file as points, limits and no borders", () => {
    const problem = readCpmp(fileOf("a.txt", "3 2\n0 0 10 4\n 3 4\t10 5\r\n6.5 8 10 6\n"));
    expect(problem.points).toEqual({
      kind: "planar",
      x: Float64Array.of(0, 3, 6.5),
      y: Float64Array.of(0, 4, 8),
    });
    expect(problem.measures[0]).toMatchObject({ values: Float64Array.of(4, 5, 6), tolerance: null });
    expect(problem.territories).toHaveLength(2);
    expect(problem.territories[0]).toMatchObject({
      contiguous: false,
      capacities: [{ measureKey: "demand", minimum: null, maximum: 10 }],
    });
    expect(problem.adjacency.neighbours).toHaveLength(0);
    expect(scorePlan(problem, Int32Array.of(0, 0, 1))).toBe(5);
  });

  it("read the OR-Library's format with and without its line of the best value", () => {
    const rows = "2 1 20\n1 0 0 4\n2 3 4 5\n";
    for (const text of [rows, `1 713\n${rows}`]) {
      const problem = readCpmp(fileOf("or.txt", text));
      expect([...problem.points.x, ...problem.points.y]).toEqual([0, 3, 0, 4]);
      expect(problem.territories[0].capacities[0].maximum).toBe(20);
    }
  });

  it("refuse capacities that differ, a wrong count and a word among the numbers", () => {
    expect(() => readCpmp(fileOf("b.txt", "2 1\n0 0 10 4\n3 4 11 5\n"))).toThrow("capacities differ");
    expect(() => readCpmp(fileOf("c.txt", "3 1\n0 0 10 4\n3 4 11 5\n"))).toThrow("10 numbers fit neither");
    expect(() => readCpmp(fileOf("d.txt", "2 1\n0 zero 10 4\n3 4 10 5\n"))).toThrow(
      "entry 4 is not a number",
    );
  });

  it("read a commercial file with its borders, three bands and zipped text", () => {
    const text = "3\n7 0 0 1 10 100\n8 3 4 2 20 200\n9 6 8 3 30 300\n2\n7 8\n8 9\n2 50 0.05 0.1 0.2\n";
    const problem = readCommercial(fileOf("e.dat.gz", gzipSync(text)));
    expect(problem.unitCodes).toEqual(["7", "8", "9"]);
    expect(problem.measures.map(({ tolerance }) => tolerance)).toEqual([0.05, 0.1, 0.2]);
    expect([...problem.measures[2].values]).toEqual([100, 200, 300]);
    expect([...problem.adjacency.neighbours]).toEqual([1, 0, 2, 1]);
    expect(problem.territories).toHaveLength(2);
    expect(scorePlan(problem, Int32Array.of(0, 0, 1))).toBe(5);
    expect(() => readCommercial(fileOf("f.dat", `${text} 1`))).toThrow("expected 29");
  });

  it("join each detached part to the nearest unit of the largest part, not of another small one", () => {
    // 0 1 2 hang together; 3 lies alone at 10, 4 alone at 11
    const points = { kind: "planar" as const, x: Float64Array.of(0, 1, 2, 10, 11), y: new Float64Array(5) };
    const links = joinToLargestPart(points, [landBorder(0, 1), landBorder(1, 2)]);
    expect(links.map(({ a, b, isLink }) => [a, b, isLink])).toEqual([
      [3, 2, true],
      [4, 2, true],
    ]);
  });

  it("knows a commercial instance by size, territories and seed whatever it is called", () => {
    expect(commercialKey("del-n1000-k10-s8083")).toBe("n1000-p10-s8083");
    expect(COMMERCIAL_VALUES.get(commercialKey("n10000-p160-s1986"))?.value).toBe(154.4565);
  });
});

const districting = `${DATA_FOLDER}/territory_design`;
const isAbsent = !existsSync(districting) && process.env.CI !== "true";

describe.skipIf(isAbsent)("the real instances", () => {
  it.each(["AR", "UT", "NE", "ID", "OK"])(
    "%s: the published plan has the known value and keeps every rule",
    (state) => {
      const { problem, publishedPlan, links } = readTractGraph(`${districting}/tracts/${state}.json.gz`);
      const plan = publishedPlan ?? new Int32Array();
      expect(links).toEqual([]);
      expect(checkAssignment(problem, plan)).toEqual([]);
      const known = TRACT_VALUES.get(state)?.value ?? 0;
      expect(Math.abs(scorePlan(problem, plan) / 1e6 - known)).toBeLessThan(0.006);
    },
  );

  it("GA: two detached parts of 4 and 1 tracts hang on the largest part by one link each", () => {
    const { problem, links } = readTractGraph(`${districting}/tracts/GA.json.gz`);
    expect(links).toHaveLength(2);
    const isCut = problem.adjacency.isLink;
    expect(isCut.reduce((sum, mark) => sum + mark, 0)).toBe(4);
    expect(findComponents(problem.adjacency).sizes).toHaveLength(1);
    expect(problem.territories).toHaveLength(14);
  });

  it("every tract state has a known value", () => {
    const names = listInstanceFiles(`${districting}/tracts`, [".json"]).map(instanceName);
    expect(names.filter((name) => !TRACT_VALUES.has(name))).toEqual([]);
    expect(names).toHaveLength(9);
  });

  it("every p-median and commercial file is read and has a best known value that it could reach", () => {
    for (const path of listInstanceFiles(`${districting}/cpmp`, [".txt"])) {
      const problem = readCpmp(path);
      const [name, units] = [instanceName(path), problem.unitCodes.length];
      expect(CPMP_VALUES.has(name), name).toBe(true);
      const total = problem.measures[0].values.reduce((sum, value) => sum + value, 0);
      const room = problem.territories.length * (problem.territories[0].capacities[0].maximum ?? 0);
      expect(total / room, name).toBeGreaterThan(0.4);
      expect(total / room, name).toBeLessThan(1);
      expect(units, name).toBeGreaterThan(99);
    }
    for (const path of listInstanceFiles(`${districting}/commercial`, [".dat"])) {
      const problem = readCommercial(path);
      const [, units, territories] = /n(\d+)-p(\d+)/.exec(path) ?? [];
      expect(COMMERCIAL_VALUES.has(commercialKey(instanceName(path)))).toBe(true);
      expect([problem.unitCodes.length, problem.territories.length]).toEqual([+units, +territories]);
      expect(problem.measures.map(({ tolerance }) => tolerance)).toEqual([0.05, 0.05, 0.05]);
      expect(findComponents(problem.adjacency).sizes).toHaveLength(1);
    }
  });

  it("every OR-Library file is read", () => {
    const paths = listInstanceFiles(`${districting}/cpmp_pmedcap`, [".txt"]);
    expect(paths.map((path) => readCpmp(path).territories.length)).toEqual([
      5, 5, 5, 5, 5, 10, 10, 10, 10, 10,
    ]);
  });

  it("proven cut-edge plans have the optimum and keep L and U; Connecticut is named impossible", () => {
    const names = readdirSync(`${DATA_FOLDER}/us_districting`);
    const cases = names.flatMap((name) => readDistrictingGraph(`${DATA_FOLDER}/us_districting/${name}`));
    const solved = cases.filter(({ optimalPlan }) => optimalPlan !== null);
    expect(solved).toHaveLength(7);
    for (const { problem, optimum, optimalPlan } of solved) {
      expect(scorePlan(problem, optimalPlan ?? new Int32Array())).toBe(optimum);
      expect(checkAssignment(problem, optimalPlan ?? new Int32Array())).toEqual([]);
    }
    const impossible = cases.filter(({ isInfeasible }) => isInfeasible);
    expect(impossible.map(({ problem }) => problem.unitCodes.length)).toContain(8);
    for (const { problem } of impossible) expect(diagnoseInfeasibility(problem)).not.toEqual([]);
  });

  it("both inertia optima are re-scored to the proven value; six territories of Iowa are named impossible", () => {
    const cases = readHessCases(`${districting}/hess_reference.json`);
    expect(cases.map(({ optimum }) => optimum === null)).toEqual([false, true, false]);
    for (const { problem, optimum, optimalPlan } of cases) {
      if (optimum === null || optimalPlan === null) {
        expect(
          diagnoseInfeasibility(problem)
            .map(({ cause }) => cause)
            .join(),
        ).toContain("19153");
        continue;
      }
      expect(scorePlan(problem, optimalPlan) / optimum).toBeCloseTo(1, 12);
      expect(checkAssignment(problem, optimalPlan)).toEqual([]);
    }
  });
});
