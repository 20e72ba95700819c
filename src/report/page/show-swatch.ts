import { buildElement } from "./build-element.ts";
import { colourTerritory } from "./colour-map.ts";
import type { PageContext } from "./page-context.ts";

/** A small square in the territory's colour of the map; its code always stands beside it. */
export function showSwatch(context: PageContext, territory: number): HTMLElement | null {
  if (territory < 0) return null;
  const swatch = buildElement("span", { class: "swatch", "aria-hidden": "true" });
  swatch.style.background = colourTerritory(context, territory);
  return swatch;
}
