import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Summary, summarySchema } from "../../src/contract/summary.ts";
import { gridUnits } from "./grid-units.ts";
import { type CommandResult, runWilayah, save, temporaryFolder } from "./run-wilayah.ts";

/** A folder of this test file, and 6 × 6 units in it. */
export const FOLDER = temporaryFolder();
export const UNITS = save(FOLDER, "units.geojson", gridUnits(6, 6));

/** Little work on one thread: these tests are about the door, not about the engine. */
export const QUICK = "--iterations 2000 --starts 1 --threads 1";
export const SETTINGS = `--key code --balance workload:0% ${QUICK}`.split(" ");

export const readOut = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

/** Territory by unit of a result folder. */
export function alignmentOf(folder: string): ReadonlyMap<string, string> {
  const lines = readOut(folder, "alignment.csv").trim().split("\n").slice(1);
  return new Map(lines.map((line) => line.split(",") as [string, string]));
}

export interface GridDesign extends CommandResult {
  readonly folder: string;
  readonly summary: Summary;
}

/** Runs `design` with these words into a new folder and expects success without a word on stderr. */
export async function runDesign(...words: string[]): Promise<GridDesign> {
  const folder = join(temporaryFolder(), "out");
  const result = await runWilayah(["design", ...words.flatMap((text) => text.split(" ")), "--out", folder]);
  expect(result.err.replace(/^warning.*\n {2}fix.*\n/gm, "")).toBe("");
  expect(result.exitCode).toBe(0);
  return { folder, ...result, summary: summarySchema.parse(JSON.parse(readOut(folder, "summary.json"))) };
}

/** Designs the grid, balanced exactly by workload unless told otherwise. */
export const designGrid = (...args: string[]): Promise<GridDesign> => runDesign(UNITS, ...SETTINGS, ...args);
