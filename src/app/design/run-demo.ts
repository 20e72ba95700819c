import type { DemoScale, SolveProgress, World } from "../ports.ts";
import { badInput } from "../use-case-outcome.ts";
import { type DesignOutcome, runDesign } from "./run-design.ts";

export interface DemoRequest {
  readonly scale: DemoScale;
  readonly seed: number;
  readonly outFolder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SolveProgress) => void;
}

/** Invents a distributor's data, writes them as a user's files, and designs from these files. */
export async function runDemo(world: World, request: DemoRequest): Promise<DesignOutcome> {
  const { scale, seed, outFolder, signal, onProgress } = request;
  const demo = await world.generateDemo(scale, seed);
  const inputFolder = `${outFolder}/input`;
  const files = new Map([...demo.files, ["problem.json", demo.problem]]);
  const written = await world.output.writeTogether(inputFolder, files);
  if (!written.ok) return badInput(written.problems, written.warnings);
  return runDesign(world, {
    units: null,
    options: { problem: `${inputFolder}/problem.json` },
    outFolder,
    title: `Demo (${scale})`,
    credits: demo.credits,
    signal,
    onProgress,
  });
}
