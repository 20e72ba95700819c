import { gunzipSync, gzipSync } from "node:zlib";
import { openMapDesk } from "../app/tiles/open-map-desk.ts";

/** Entry of the map thread: one desk for as long as the thread lives. */
export const { cutTile, deriveOutlines, locate, measurePerimeters } = openMapDesk({
  pack: (text) => gzipSync(text),
  unpack: (packed) => gunzipSync(packed).toString("utf8"),
});
