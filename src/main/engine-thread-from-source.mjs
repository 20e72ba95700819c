// Entry of an engine thread that runs from source: a worker does not inherit the TypeScript loader of the main thread.
import { register } from "tsx/esm/api";

register();

export const { design, check, explain, readUnits } = await import("./engine-thread.ts");
