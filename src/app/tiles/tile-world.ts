import type { MapThread } from "../ports/map-thread.ts";
import type { Store } from "../ports/store.ts";

/** What use cases about tiles need from the world. */
export interface TileWorld {
  readonly store: Store;
  readonly engine: { readonly maps: MapThread };
}
