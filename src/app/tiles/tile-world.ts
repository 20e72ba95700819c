import type { Store } from "../ports/store.ts";
import type { LayerShapes } from "./layer-shapes.ts";
import { openTileCache, type TileCache } from "./open-tile-cache.ts";
import type { PlanShapes } from "./plan-shapes.ts";

/** What use cases about tiles need from the world. */
export interface TileWorld {
  readonly store: Store;
  readonly layerShapes: TileCache<LayerShapes>;
  readonly planShapes: TileCache<PlanShapes>;
}

const MEBIBYTE = 1024 * 1024;

/** With room for what is cut: one world per process, so that tiles of one map are cut from the same shapes. */
export const openTileWorld = ({ store }: { readonly store: Store }): TileWorld => ({
  store,
  layerShapes: openTileCache(192 * MEBIBYTE),
  planShapes: openTileCache(96 * MEBIBYTE),
});
