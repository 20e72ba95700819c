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

/** A tile as it is sent; null where nothing lies in it. */
interface CutTile {
  readonly content: Uint8Array | null;
  bytes(): number;
}

/** What an empty tile weighs, and the key of any. */
const TILE_BYTES = 200;

/** What a map thread does: it has in memory the layers, plans and tiles that it was given or made, as far as there is room. */
export function openMapDesk({ pack, unpack }: Packing) {
  const layers = openCache<LayerShapes>(192 * MEBIBYTE);
  const plans = openCache<PlanShapes>(96 * MEBIBYTE);
  const tiles = openCache<CutTile>(64 * MEBIBYTE);
  const readOutline = (outline: Uint8Array) => JSON.parse(unpack(outline)) as OutlineCoordinates;
  const layerOf = ({ layerKey, layer }: Pick<TileOrder, "layerKey" | "layer">) =>
    layers.get(layerKey) ?? keepGiven(layers, layerKey, layer && openLayerShapes(unpack(layer)));
  const cutTile = (order: TileOrder): TileAnswer => {
    const layer = layerOf(order);
    if (layer === undefined) return { kind: "missing", what: "layer" };
    const { planKey, place } = order;
    const units = layer.units().cut(place);
    if (planKey === null) return { kind: "tile", content: encodeTile({ units }) };
    const plan =
      plans.get(planKey) ?? keepGiven(plans, planKey, order.plan && openPlanShapes(order.plan, readOutline));
    if (plan === undefined) return { kind: "missing", what: "plan" };
    const content = encodeTile({
      units: units.map((unit) => withTerritory(unit, plan)),
      territories: plan.territories.cut(place),
      regions: plan.regions.cut(place),
    });
    return { kind: "tile", content };
  };
  return {
    cutTile: (order: TileOrder): TileAnswer => {
      const { layerKey, planKey, place } = order;
      const key = [layerKey, planKey, place.z, place.x, place.y].join(" ");
      const kept = tiles.get(key);
      if (kept) return { kind: "tile", content: kept.content };
      const answer = cutTile(order);
      if (answer.kind === "tile") {
        const { content } = answer;
        tiles.keep(key, { content, bytes: () => TILE_BYTES + (content?.byteLength ?? 0) });
      }
      return answer;
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
