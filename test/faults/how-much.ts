import { seededRandom } from "../../src/core/search/random.ts";

/** FAULTS=few, what a change can wait for: of kills at a commit the last, of those at random moments as many as ever. */
export const isFew = process.env.FAULTS === "few";

/** Every one of a scenario's steps; of few, the last. */
export const someOf = <T>(steps: readonly T[]): readonly T[] => (isFew ? steps.slice(-1) : steps);

/** Kills at a moment that nobody chose: FAULT_KILLS of them, 20 for a change and 300 for a release. */
export const RANDOM_KILLS = Number(process.env.FAULT_KILLS ?? 20);

const SEED = Number(process.env.FAULT_SEED ?? 1);

/** The same FAULT_SEED gives the same moments; what is going on then still differs. */
export const seeded = (stream: number) => seededRandom(SEED, stream);
