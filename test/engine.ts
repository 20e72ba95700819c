import { buildWorld } from "../src/main.ts";

/** One for all files that a test worker runs: its threads take a second to load, and keep nothing of an order. */
export const engine = buildWorld();
