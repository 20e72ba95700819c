import { gunzipSync, gzipSync } from "node:zlib";
import type { MapThread } from "../src/app/ports/map-thread.ts";
import { openMapDesk } from "../src/app/tiles/open-map-desk.ts";

/** What a map thread does, on the thread of the test and with nothing in memory yet. */
export function openDesk(): MapThread {
  const desk = openMapDesk({ pack: gzipSync, unpack: (packed) => gunzipSync(packed).toString("utf8") });
  return {
    cutTile: async (order) => desk.cutTile(order),
    deriveOutlines: async (order) => desk.deriveOutlines(order),
    locate: async (order) => desk.locate(order),
    measurePerimeters: async (order) => desk.measurePerimeters(order),
    close: async () => {},
  };
}
