import type { MapOrder, OutlineOrder, PlaceOrder, TileAnswer, TileOrder } from "../ports/map-thread.ts";
import type { OutlineCoordinates } from "../ports/rows/shapes.ts";
import type { TileFeature } from "./cut-tiles.ts";
import { deriveOutline } from "./derive-outline.ts";
import { encodeTile } from "./encode-tile.ts";
import { type LayerShapes, openLayerShapes, positionOf } from "./layer-shapes.ts";
import { type Cache, openCache } from "./open-cache.ts";
import { openPlanShapes, type PlanShapes } from "./plan-shapes.ts";

const MEBIBYTE = 1024 * 1024;

/** How shapes are packed in the store. */
export interface Packing {
  readonly pack: (text: string) => Uint8Array;
  readonly unpack: (packed: Uint8Array) => string;
}

/** What a map thread does: it has in memory the layers and plans that it was given, as far as there is room. */
export function openMapDesk({ pack, unpack }: Packing) {
  const layers = openCache<LayerShapes>(192 * MEBIBYTE);
  const plans = openCache<PlanShapes>(96 * MEBIBYTE);
  const readOutline = (outline: Uint8Array) => JSON.parse(unpack(outline)) as OutlineCoordinates;
  const layerOf = ({ layerKey, layer }: Pick<TileOrder, "layerKey" | "layer">) =>
    layers.get(layerKey) ?? keepGiven(layers, layerKey, layer && openLayerShapes(unpack(layer)));
  return {
    cutTile: (order: TileOrder): TileAnswer => {
      const layer = layerOf(order);
      if (layer === undefined) return { kind: "missing", what: "layer" };
      const { planKey, place } = order;
      const units = layer.units().cut(place);
      if (planKey === null) return { kind: "tile", content: encodeTile({ units }) };
      const plan =
        plans.get(planKey) ??
        keepGiven(plans, planKey, order.plan && openPlanShapes(order.plan, readOutline));
      if (plan === undefined) return { kind: "missing", what: "plan" };
      const content = encodeTile({
        units: units.map((unit) => withTerritory(unit, plan)),
        territories: plan.territories.cut(place),
        regions: plan.regions.cut(place),
      });
      return { kind: "tile", content };
    },
    deriveOutlines: (order: OutlineOrder): readonly Uint8Array[] | null => {
      const layer = layerOf(order);
      if (layer === undefined) return null;
      const topology = layer.topology(order.resolution);
      return order.territories.map((positions) => pack(JSON.stringify(deriveOutline(topology, positions))));
    },
    locate: (order: PlaceOrder): { readonly unit: string | null } | "missing" =>
      layerOf(order)?.locate(order.lon, order.lat) ?? "missing",
    measurePerimeters: (order: MapOrder): readonly number[] | null => layerOf(order)?.perimeterKm() ?? null,
  };
}

const keepGiven = <Value extends { bytes(): number }>(
  cache: Cache<Value>,
  key: string,
  value: Value | undefined,
): Value | undefined => value && cache.keep(key, value);

function withTerritory(unit: TileFeature, plan: PlanShapes): TileFeature {
  const territory = plan.territoryOf(positionOf(unit.id));
  return territory === undefined ? unit : { ...unit, tags: { ...unit.tags, territory } };
}
