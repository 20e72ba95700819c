import type { BackgroundMap } from "../../contract/maps.ts";
import { api, dataOf } from "../api/client.ts";

let kept: Promise<BackgroundMap> | null = null;

/** The map that the administrator lets lie under the units; null: none. Asked for once; a refusal is asked again. */
export function loadBackground(): Promise<BackgroundMap> {
  kept ??= readBackground();
  kept.catch(() => {
    kept = null;
  });
  return kept;
}

const readBackground = async (): Promise<BackgroundMap> =>
  (await dataOf(api.GET("/v1/background-map"))).background;
