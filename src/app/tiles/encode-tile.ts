import { fromGeojsonVt } from "vt-pbf";
import type { TileFeature } from "./cut-tiles.ts";

/** A Mapbox vector tile (version 2, extent 4096) of the layers that have features; null where none has. */
export function encodeTile(layers: Readonly<Record<string, readonly TileFeature[]>>): Uint8Array | null {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0);
  if (filled.length === 0) return null;
  const named = filled.map(([name, features]) => [name, { features }] as const);
  // a copy: what comes lies in a buffer up to twice as long, which would be kept and sent between threads whole
  return fromGeojsonVt(Object.fromEntries(named), { version: 2, extent: 4096 }).slice();
}
