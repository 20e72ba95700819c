// Entry of a map thread that runs from source: a worker does not inherit the TypeScript loader of the main thread.
import { register } from "tsx/esm/api";

register();

export const { cutTile, deriveOutlines, locate, measurePerimeters } = await import("./map-thread.ts");
