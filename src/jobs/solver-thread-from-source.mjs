// Entry of a solver thread that runs from source: a worker does not inherit the TypeScript loader of the main thread.
import { register } from "tsx/esm/api";

register();

export const { runStart, runBound } = await import("./solver-thread.ts");
