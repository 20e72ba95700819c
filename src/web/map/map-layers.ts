import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as LibreMap,
} from "maplibre-gl";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import landFile from "world-atlas/land-50m.json?url";
import type { LayerMap } from "../../contract/maps.ts";
import { addLockPattern, LOCKED } from "./lock-pattern.ts";
import type { MapPalette } from "./map-colours.ts";

/** Deepest zoom whose tiles are asked for; beyond it they are enlarged. */
const DEEPEST_TILES = 11;
/** From here on units bear their names. */
const NAMES_ZOOM = 9.5;
/** Units smaller than this on the screen are drawn without their borders, which would be all one saw of them. */
const LEAST_UNIT_PIXELS = 10;
const EARTH_KM = 40_075;
/** The whole way round the earth at zoom 0. */
const TILE_PIXELS = 512;
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
  addLockPattern(map, palette);
  for (const spec of layersOf(palette, layer)) {
    if (map.getLayer(spec.id)) map.removeLayer(spec.id);
    map.addLayer(spec);
  }
}

function addSources(map: LibreMap, { planId, layer }: Pick<Drawing, "planId" | "layer">): void {
  const nothing = { type: "FeatureCollection" as const, features: [] };
  map.addSource("land", { type: "geojson", data: nothing });
  void readLand().then((land) => {
    map.getSource<GeoJSONSource>("land")?.setData(land);
  });
  map.addSource("plan", {
    type: "vector",
    tiles: [`${location.origin}/v1/plans/${planId}/tiles/{z}/{x}/{y}`],
    maxzoom: DEEPEST_TILES,
  });
  // with shapes they only carry names, which are far too small to read at first
  const isNeeded = layer.perimeterKm === null;
  map.addSource("unit-points", { type: "geojson", data: isNeeded ? pointsOf(layer) : nothing });
  if (!isNeeded) giveOnceNear(map, layer);
  for (const id of ["outlines", "regions", "labels", "homes"])
    map.addSource(id, { type: "geojson", data: nothing });
  // not simplified: what is cut off may be smaller than a pixel
  for (const id of ["selected", "islands"])
    map.addSource(id, { type: "geojson", data: nothing, tolerance: 0 });
  map.addSource("accounts", {
    type: "geojson",
    data: nothing,
    cluster: true,
    clusterRadius: 36,
    clusterMaxZoom: 12,
    clusterProperties: { weight: ["+", ["get", "weight"]] },
  });
}

function giveOnceNear(map: LibreMap, layer: LayerMap): void {
  const give = () => {
    if (map.getZoom() < NAMES_ZOOM) return;
    map.off("zoomend", give);
    map.getSource<GeoJSONSource>("unit-points")?.setData(pointsOf(layer));
  };
  map.on("zoomend", give);
  give();
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

const NONE: FilterSpecification = ["boolean", false];

/** Which units bear the mark of a lock, by their ids in tiles. */
export const lockFilter = (ids: readonly number[]): FilterSpecification =>
  ids.length === 0 ? NONE : ["match", ["id"], [...ids], true, false];

const isOn = (state: string): ExpressionSpecification => ["boolean", ["feature-state", state], false];

function layersOf(palette: MapPalette, layer: LayerMap): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": palette.sea } },
    {
      ...{ id: "land", type: "fill", source: "land" },
      // the coast is drawn above
      paint: { "fill-color": palette.land, "fill-antialias": false },
    },
    ...unitLayers(palette, layer),
    { id: "coast", type: "line", source: "land", paint: { "line-color": palette.coast, "line-width": 0.6 } },
    ...borderLayers(palette),
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
            isOn("islands"),
            palette.warning,
            palette.ink,
          ],
          "circle-stroke-width": ["case", isOn("selected"), 3, isOn("islands"), 2, 0.5],
        },
      },
      {
        ...{ id: LOCKED, type: "circle", source: "unit-points", filter: NONE },
        paint: {
          "circle-radius": ["interpolate", ["linear"], ["zoom"], 4, 1.2, 10, 4],
          "circle-color": palette.ink,
        },
      },
    ];
  }
  const units = { source: "plan", "source-layer": "units" };
  const from = bordersZoom(layer);
  return [
    {
      id: "units",
      type: "fill",
      ...units,
      paint: { "fill-color": palette.whiteSpace, "fill-antialias": false },
    },
    {
      // the same for all units: what hangs on a unit's state is sent to the GPU anew, all of it, with every unit painted
      ...{ id: "unit-borders", type: "line", ...units, minzoom: from },
      paint: {
        "line-color": palette.unitBorder,
        // as wide as units are large on the screen: small ones would be nothing but border
        "line-width": ["interpolate", ["linear"], ["zoom"], from, 0.3, from + 3, 1],
        // they come slowly as one goes nearer: territories are read first
        "line-opacity": ["interpolate", ["linear"], ["zoom"], from, 0, from + 1.5, 1],
      },
    },
    { id: LOCKED, type: "fill", ...units, filter: NONE, paint: { "fill-pattern": LOCKED } },
  ];
}

/** The zoom at which a unit of mean size is as many pixels across. */
function bordersZoom({ units: { areaKm2, lat } }: LayerMap): number {
  const areas = areaKm2.filter((area): area is number => area !== null && area > 0);
  if (areas.length === 0) return 0;
  const acrossKm = Math.sqrt(areas.reduce((sum, area) => sum + area, 0) / areas.length);
  const northern = lat.reduce((sum, each) => sum + each, 0) / lat.length;
  const pixelsAtZero = (acrossKm / (EARTH_KM * Math.cos((northern * Math.PI) / 180))) * TILE_PIXELS;
  return Math.min(10, Math.max(0, Math.log2(LEAST_UNIT_PIXELS / pixelsAtZero)));
}

/** Borders as they are now, derived in the page. */
function borderLayers(palette: MapPalette): LayerSpecification[] {
  const line = (id: "outlines" | "regions", from: number, to: number): LayerSpecification => ({
    ...{ id, type: "line", source: id },
    layout: { "line-join": "round", "line-cap": "round" },
    paint: {
      "line-color": palette.territoryBorder,
      "line-width": ["interpolate", ["linear"], ["zoom"], 4, from, 9, to],
    },
  });
  return [line("outlines", 0.8, 2), line("regions", 1.4, 3.5)];
}

/** An edge around what is chosen and around what is cut off, of some pixels: seen however small it is. */
function markLayers(palette: MapPalette, layer: LayerMap): LayerSpecification[] {
  if (layer.perimeterKm === null) return [];
  const edge = (source: "selected" | "islands", color: string, pixels: number): LayerSpecification => ({
    ...{ id: source, type: "line", source },
    layout: { "line-join": "round", "line-cap": "round" },
    paint: {
      "line-color": color,
      "line-width": ["interpolate", ["linear"], ["zoom"], 4, pixels / 2, 9, pixels],
    },
  });
  return [edge("islands", palette.warning, 4), edge("selected", palette.selected, 4)];
}

function pointLayers(palette: MapPalette): LayerSpecification[] {
  return [
    {
      ...{ id: "heat", type: "heatmap", source: "accounts", layout: { visibility: "none" } },
      paint: {
        // as with dots: an account of mean revenue is 1
        "heatmap-weight": ["sqrt", ["get", "weight"]],
        "heatmap-intensity": ["interpolate", ["linear"], ["zoom"], 4, 0.15, 10, 0.6],
        "heatmap-radius": ["interpolate", ["linear"], ["zoom"], 4, 14, 10, 40],
        "heatmap-color": [
          "interpolate",
          ["linear"],
          ["heatmap-density"],
          ...[0, `${palette.heat[0]}00`],
          ...palette.heat.flatMap((colour, i) => [(i + 1) / palette.heat.length, colour]),
        ] as unknown as ExpressionSpecification,
        "heatmap-opacity": 0.85,
      },
    },
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
      ...{ id: "unit-names", type: "symbol", source: "unit-points", minzoom: NAMES_ZOOM },
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
