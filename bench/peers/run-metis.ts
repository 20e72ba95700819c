import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { performance } from "node:perf_hooks";
import type { DesignProblem } from "../../src/core/domain/design-problem.ts";

export interface PeerPlan {
  readonly assignment: Int32Array;
  readonly seconds: number;
}

export type MetisScheme = "kway" | "rb";

/** True if `gpmetis` (Debian package metis) is on the PATH. */
export const hasMetis = (): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, "gpmetis")));

/** METIS takes whole numbers: the total of each measure is scaled to this. */
const WEIGHT_TOTAL = 1e8;

/**
 * Partitions the problem's graph by METIS 5: every measure a constraint with its tolerance as load imbalance, contiguous
 * parts asked for where the scheme can. Wall time of the program, reading and writing its files included.
 */
export function runMetis(problem: DesignProblem, scheme: MetisScheme, seed: number): PeerPlan {
  const folder = mkdtempSync(join(tmpdir(), "wilayah-metis-"));
  try {
    const graph = join(folder, "units.graph");
    writeFileSync(graph, metisGraph(problem));
    const parts = problem.territories.length;
    const imbalance = problem.measures.map(({ tolerance }) => 1 + (tolerance ?? 0.05));
    const options = [`-ptype=${scheme}`, `-ubvec=${imbalance.join(" ")}`, `-seed=${seed}`];
    if (scheme === "kway") options.push("-contig", "-objtype=cut");
    const startedAt = performance.now();
    const run = spawnSync("gpmetis", [...options, graph, String(parts)], { encoding: "utf8" });
    const seconds = (performance.now() - startedAt) / 1000;
    if (run.status !== 0) throw new Error(`gpmetis ended with ${run.status}: ${run.stdout}${run.stderr}`);
    const labels = readFileSync(`${graph}.part.${parts}`, "utf8").trim().split("\n").map(Number);
    return { assignment: Int32Array.from(labels), seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** METIS' text format: vertices from 1, format 010 = vertex weights, one per measure. */
export function metisGraph({ adjacency, measures, unitCodes }: DesignProblem): string {
  const scales = measures.map(({ values }) => WEIGHT_TOTAL / values.reduce((sum, value) => sum + value, 0));
  const header = `${unitCodes.length} ${adjacency.neighbours.length / 2} 010 ${measures.length}`;
  const lines = unitCodes.map((_, unit) => {
    const weights = measures.map(({ values }, m) => Math.round(values[unit] * scales[m]));
    const around = adjacency.neighbours.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1]);
    return [...weights, ...Array.from(around, (other) => other + 1)].join(" ");
  });
  return `${[header, ...lines].join("\n")}\n`;
}
