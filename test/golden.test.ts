import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { scorePlan } from "../src/core/evaluate/score-plan.ts";
import { runWilayah } from "./cli/run-wilayah.ts";
import { designProblem, gridEdges, measure } from "./design-problems.ts";

const GOLDEN = "test/golden";
const COLUMNS = 4;
const TERRITORIES = 3;

const golden = (path: string): string => readFileSync(`${GOLDEN}/${path}`, "utf8");

describe("the golden case", () => {
  const out = mkdtempSync(join(tmpdir(), "wilayah-golden-"));

  beforeAll(async () => {
    const { exitCode } = await runWilayah([...golden("in/command.txt").trim().split(/\s+/), "--out", out]);
    expect(exitCode).toBe(0);
  }, 60_000);

  // a difference that is meant: test/golden/README.md says how to renew the files
  it.each(["alignment.csv", "summary.json"])("gives %s byte for byte", (name) => {
    expect(readFileSync(join(out, name), "utf8")).toBe(golden(`out/${name}`));
  });

  it("is the most compact of all plans that keep both bands", () => {
    const plans = everyValidPlan().sort((a, b) => a.inertia - b.inertia);
    expect(plans).toHaveLength(5);
    const kept = golden("out/alignment.csv").trim().split("\n").slice(1);
    const territories = kept.map((line) => Number(line.split(",")[1].slice(1)) - 1);
    expect(plans[0].assignment).toEqual(territories);
    const { objective } = JSON.parse(golden("out/summary.json"));
    expect(plans[0].inertia / objective.value).toBeCloseTo(1, 9);
  });
});

/** Tries all 3¹² assignments, territories named in the order in which their first unit comes. */
function everyValidPlan(): { readonly assignment: number[]; readonly inertia: number }[] {
  const rows = golden("in/workload.csv").trim().split("\n").slice(1);
  const cells = rows.map((row) => row.split(",").map(Number));
  const [workload, revenue] = [cells.map((row) => row[1]), cells.map((row) => row[2])];
  const problem = designProblem({
    kind: "geographic",
    x: cells.map((_, u) => 110.05 + 0.1 * (u % COLUMNS)),
    y: cells.map((_, u) => -7.05 - 0.1 * Math.floor(u / COLUMNS)),
    edges: gridEdges(COLUMNS, cells.length / COLUMNS),
    measures: [measure("workload", workload)],
    territories: TERRITORIES,
  });
  const plans: { assignment: number[]; inertia: number }[] = [];
  const extend = (assignment: readonly number[], used: number): void => {
    if (assignment.length < cells.length) {
      for (let k = 0; k < Math.min(TERRITORIES, used + 1); k++)
        extend([...assignment, k], Math.max(used, k + 1));
    } else if (keepsBand(assignment, workload, 0.1) && keepsBand(assignment, revenue, 0.2)) {
      if (!isConnected(assignment)) return;
      plans.push({ assignment: [...assignment], inertia: scorePlan(problem, Int32Array.from(assignment)) });
    }
  };
  extend([], 0);
  return plans;
}

function keepsBand(assignment: readonly number[], values: readonly number[], tolerance: number): boolean {
  const target = values.reduce((sum, value) => sum + value, 0) / TERRITORIES;
  const loads = new Array<number>(TERRITORIES).fill(0);
  for (const [u, k] of assignment.entries()) loads[k] += values[u];
  return loads.every((load) => Math.abs(load - target) <= tolerance * target);
}

/** Merges neighbours of one territory until nothing changes: one label a territory means connected. */
function isConnected(assignment: readonly number[]): boolean {
  const label = assignment.map((_, u) => u);
  const inside = gridEdges(COLUMNS, assignment.length / COLUMNS).filter(
    ([a, b]) => assignment[a] === assignment[b],
  );
  for (const _ of assignment) for (const [a, b] of inside) label[a] = label[b] = Math.min(label[a], label[b]);
  return new Set(label).size === TERRITORIES;
}
