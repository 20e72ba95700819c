import type { BackgroundTiles } from "../app/ports/background-tiles.ts";
import type { BackgroundMap } from "../contract/maps.ts";
import type { Settings } from "../contract/settings.ts";
import { type Outcome, success } from "../core/domain/problem.ts";
import { openMapFile } from "../files/open-map-file.ts";

interface Background {
  /** Where pages ask for it besides this server; null: nowhere. */
  readonly origin: string | null;
  readonly world: { readonly backgroundMap: BackgroundMap; readonly backgroundTiles: BackgroundTiles | null };
}

/** What the administrator lets lie under the units: pictures from elsewhere, a file of our own, or nothing. Problem SET-105. */
export async function openBackground({
  WILAYAH_MAP_TILES: tiles,
  WILAYAH_MAP_FILE: path,
  WILAYAH_MAP_CREDIT: credit = "",
}: Settings): Promise<Outcome<Background>> {
  if (path !== undefined) {
    const file = await openMapFile(path);
    if (!file.ok) return file;
    const { kind, maxZoom, layers } = file.value;
    const backgroundMap = {
      kind,
      tiles: "/v1/background-map/tiles/{z}/{x}/{y}",
      maxZoom,
      layers: [...layers],
      credit,
    };
    return success({ origin: null, world: { backgroundMap, backgroundTiles: file.value } });
  }
  if (tiles === undefined)
    return success({ origin: null, world: { backgroundMap: null, backgroundTiles: null } });
  const backgroundMap = { kind: "raster" as const, tiles, maxZoom: null, layers: [], credit };
  return success({ origin: new URL(tiles).origin, world: { backgroundMap, backgroundTiles: null } });
}
