import type { ExpressionSpecification, LayerSpecification, Map as LibreMap } from "maplibre-gl";
import type { BackgroundMap } from "../../contract/maps.ts";
import type { MapPalette } from "./map-colours.ts";

const SOURCE = "background-tiles";
/** Opacity of units over a background map. */
const SEEN_THROUGH = 0.65;
/** Drawn by the browser's own fonts: no glyphs are asked for. */
const FONT = ["Inter", "sans-serif"];
/** Places of the usual schemas name themselves by these. */
const NAME: ExpressionSpecification = ["coalesce", ["get", "name:latin"], ["get", "name"], ""];

/** A map below the units, which let it through. Replaces what lay there in other colours. */
export function addBackground(
  map: LibreMap,
  background: NonNullable<BackgroundMap>,
  palette: MapPalette,
): void {
  const { kind, maxZoom, tiles } = background;
  if (!map.getSource(SOURCE)) {
    // a path is of this server; anything else is an address already
    const address = tiles.startsWith("/") ? `${location.origin}${tiles}` : tiles;
    const common = { tiles: [address], ...(maxZoom !== null && { maxzoom: maxZoom }) };
    map.addSource(
      SOURCE,
      kind === "raster" ? { type: "raster", tileSize: 256, ...common } : { type: "vector", ...common },
    );
  }
  const layers = kind === "raster" ? [pictureLayer(palette)] : vectorLayers(palette, background.layers);
  for (const layer of layers) {
    if (map.getLayer(layer.id)) map.removeLayer(layer.id);
    // names lie over the units, or nobody would read them
    map.addLayer(layer, layer.type === "symbol" ? "territory-names" : "units");
  }
  if (map.getLayer("units")?.type === "fill") map.setPaintProperty("units", "fill-opacity", SEEN_THROUGH);
}

const pictureLayer = (palette: MapPalette): LayerSpecification => ({
  ...{ id: SOURCE, type: "raster", source: SOURCE },
  paint: { "raster-brightness-max": palette.pictureBrightness, "raster-fade-duration": 0 },
});

/** What is drawn of the schemas of Protomaps and of OpenMapTiles, as far as the tiles have it. */
function vectorLayers(palette: MapPalette, layers: readonly string[]): LayerSpecification[] {
  const of = (layer: string) => ({ id: `background-${layer}`, source: SOURCE, "source-layer": layer });
  const fill = (layer: string, color: string): LayerSpecification => ({
    ...{ ...of(layer), type: "fill" },
    paint: { "fill-color": color },
  });
  const line = (layer: string, color: string, dash?: number[]): LayerSpecification => ({
    ...{ ...of(layer), type: "line" },
    paint: {
      "line-color": color,
      "line-width": ["interpolate", ["linear"], ["zoom"], 5, 0.4, 12, 1.6],
      ...(dash && { "line-dasharray": dash }),
    },
  });
  const names = (layer: string): LayerSpecification => ({
    ...{ ...of(layer), type: "symbol" },
    layout: { "text-field": NAME, "text-font": FONT, "text-size": 11 },
    paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.2 },
  });
  const known: Readonly<Record<string, LayerSpecification>> = {
    earth: fill("earth", palette.land),
    water: fill("water", palette.sea),
    roads: line("roads", palette.coast),
    transportation: line("transportation", palette.coast),
    boundaries: line("boundaries", palette.coast, [3, 2]),
    boundary: line("boundary", palette.coast, [3, 2]),
    places: names("places"),
    place: names("place"),
  };
  return Object.entries(known).flatMap(([name, layer]) => (layers.includes(name) ? [layer] : []));
}
