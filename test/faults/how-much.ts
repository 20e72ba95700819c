import { seededRandom } from "../../src/core/search/random.ts";

/** FAULTS=few: what a change can wait for. */
export const isFew = process.env.FAULTS === "few";

/** Every one of a scenario's steps; of few, the first and the last. */
export const someOf = <T>(steps: readonly T[]): readonly T[] =>
  isFew && steps.length > 2 ? [steps[0], steps[steps.length - 1]] : steps;

/** Kills at a moment that nobody chose: FAULT_KILLS of them, else what there is time for. */
export const RANDOM_KILLS = Number(process.env.FAULT_KILLS ?? (isFew ? 2 : 8));

const SEED = Number(process.env.FAULT_SEED ?? 1);

/** The same FAULT_SEED gives the same moments; what is going on then still differs. */
export const seeded = (stream: number) => seededRandom(SEED, stream);
