import type { ExpressionSpecification, LayerSpecification, Map as LibreMap } from "maplibre-gl";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import landFile from "world-atlas/land-50m.json?url";
import type { LayerMap } from "../../contract/maps.ts";
import type { MapPalette } from "./map-colours.ts";

/** Deepest zoom whose tiles are asked for; beyond it they are enlarged. */
const DEEPEST_TILES = 11;
/** Drawn by the browser's own fonts: no glyphs are asked for. */
const FONT = ["Inter", "sans-serif"];

interface Drawing {
  readonly palette: MapPalette;
  readonly planId: string;
  readonly layer: LayerMap;
}

/** Where units come from: tiles, or points of our own for a layer without shapes. */
export const unitsSource = ({ perimeterKm }: LayerMap) =>
  perimeterKm === null ? { source: "unit-points" } : { source: "plan", sourceLayer: "units" };

/** Sources once, and all layers anew in the colours of the palette. */
export function addLayers(map: LibreMap, { palette, planId, layer }: Drawing): void {
  if (!map.getSource("plan")) addSources(map, { planId, layer });
  for (const spec of layersOf(palette, layer)) {
    if (map.getLayer(spec.id)) map.removeLayer(spec.id);
    map.addLayer(spec);
  }
}

function addSources(map: LibreMap, { planId, layer }: Pick<Drawing, "planId" | "layer">): void {
  const nothing = { type: "FeatureCollection" as const, features: [] };
  map.addSource("land", { type: "geojson", data: nothing });
  void readLand().then((land) => {
    const source = map.getSource("land");
    if (source && "setData" in source) (source as { setData(data: unknown): void }).setData(land);
  });
  map.addSource("plan", {
    type: "vector",
    tiles: [`${location.origin}/v1/plans/${planId}/tiles/{z}/{x}/{y}`],
    maxzoom: DEEPEST_TILES,
  });
  map.addSource("unit-points", { type: "geojson", data: pointsOf(layer) });
  map.addSource("labels", { type: "geojson", data: nothing });
  map.addSource("homes", { type: "geojson", data: nothing });
  map.addSource("accounts", {
    type: "geojson",
    data: nothing,
    cluster: true,
    clusterRadius: 36,
    clusterMaxZoom: 12,
    clusterProperties: { weight: ["+", ["get", "weight"]] },
  });
}

async function readLand() {
  const topology = (await (await fetch(landFile)).json()) as Topology<{ land: GeometryCollection }>;
  return feature(topology, topology.objects.land);
}

function pointsOf({ units }: LayerMap) {
  return {
    type: "FeatureCollection" as const,
    features: units.codes.map((code, unit) => ({
      type: "Feature" as const,
      id: unit + 1,
      properties: { code, name: units.names[unit] },
      geometry: { type: "Point" as const, coordinates: [units.lon[unit], units.lat[unit]] },
    })),
  };
}

const isOn = (state: string): ExpressionSpecification => ["boolean", ["feature-state", state], false];

function layersOf(palette: MapPalette, layer: LayerMap): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": palette.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": palette.land } },
    ...unitLayers(palette, layer),
    { id: "coast", type: "line", source: "land", paint: { "line-color": palette.coast, "line-width": 0.6 } },
    ...outlineLayers(palette),
    ...markLayers(palette, layer),
    ...pointLayers(palette),
    ...labelLayers(palette),
  ];
}

function unitLayers(palette: MapPalette, layer: LayerMap): LayerSpecification[] {
  if (layer.perimeterKm === null) {
    const radius: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 4, 2.5, 10, 9];
    return [
      {
        ...{ id: "units", type: "circle", source: "unit-points" },
        paint: {
          "circle-radius": radius,
          "circle-color": palette.whiteSpace,
          "circle-stroke-color": [
            "case",
            isOn("selected"),
            palette.selected,
            isOn("island"),
            palette.warning,
            palette.ink,
          ],
          "circle-stroke-width": ["case", isOn("selected"), 3, isOn("island"), 2, 0.5],
        },
      },
    ];
  }
  const units = { source: "plan", "source-layer": "units" };
  return [
    {
      id: "units",
      type: "fill",
      ...units,
      paint: { "fill-color": palette.whiteSpace, "fill-antialias": false },
    },
    {
      ...{ id: "unit-borders", type: "line", ...units },
      paint: {
        "line-color": palette.unitBorder,
        "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0, 7, 0.4, 11, 1],
      },
    },
  ];
}

function outlineLayers(palette: MapPalette): LayerSpecification[] {
  return [
    {
      ...{ id: "outlines", type: "line", source: "plan", "source-layer": "territories" },
      layout: { "line-join": "round" },
      paint: {
        "line-color": palette.territoryBorder,
        "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.8, 9, 2],
      },
    },
    {
      ...{ id: "regions", type: "line", source: "plan", "source-layer": "regions" },
      layout: { "line-join": "round" },
      paint: {
        "line-color": palette.territoryBorder,
        "line-width": ["interpolate", ["linear"], ["zoom"], 4, 1.4, 9, 3.5],
      },
    },
  ];
}

/** Around units that are chosen or cut off: a line of its own kind, so that colour is not the only sign. */
function markLayers(palette: MapPalette, layer: LayerMap): LayerSpecification[] {
  if (layer.perimeterKm === null) return [];
  const units = { source: "plan", "source-layer": "units" };
  return [
    {
      ...{ id: "islands", type: "line", ...units },
      paint: {
        "line-color": palette.warning,
        "line-width": 2.5,
        "line-dasharray": [2, 1],
        "line-opacity": ["case", isOn("island"), 1, 0],
      },
    },
    {
      ...{ id: "selection", type: "line", ...units },
      paint: {
        "line-color": palette.selected,
        "line-width": 3,
        "line-opacity": ["case", isOn("selected"), 1, 0],
      },
    },
  ];
}

function pointLayers(palette: MapPalette): LayerSpecification[] {
  return [
    {
      ...{ id: "accounts", type: "circle", source: "accounts" },
      paint: {
        "circle-color": palette.account,
        "circle-opacity": 0.75,
        "circle-stroke-color": palette.accountRing,
        "circle-stroke-width": 1,
        // its square goes with the value; 1 is an account of mean revenue
        "circle-radius": [
          "interpolate",
          ["linear"],
          ["sqrt", ["get", "weight"]],
          0,
          2.5,
          1,
          4,
          5,
          11,
          20,
          26,
        ],
      },
    },
    {
      ...{ id: "account-counts", type: "symbol", source: "accounts", filter: ["has", "point_count"] },
      layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": FONT, "text-size": 10 },
      paint: { "text-color": palette.accountRing },
    },
    {
      ...{ id: "homes", type: "symbol", source: "homes" },
      layout: {
        "text-field": ["concat", "⌂ ", ["get", "name"]],
        ...{ "text-font": FONT, "text-size": 11, "text-anchor": "top", "text-optional": true },
      },
      paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.5 },
    },
  ];
}

function labelLayers(palette: MapPalette): LayerSpecification[] {
  const paint = { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.4 };
  return [
    {
      ...{ id: "unit-names", type: "symbol", source: "unit-points", minzoom: 9.5 },
      layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 10, "text-offset": [0, 1] },
      paint: { ...paint, "text-opacity": 0.85 },
    },
    {
      ...{ id: "territory-names", type: "symbol", source: "labels" },
      layout: {
        "text-field": [
          "step",
          ["zoom"],
          ["get", "code"],
          8,
          ["concat", ["get", "code"], "\n", ["get", "name"]],
        ],
        ...{ "text-font": FONT, "text-size": 12, "symbol-sort-key": ["-", 0, ["get", "count"]] },
      },
      paint,
    },
  ];
}
