import { z } from "zod";
import { getLayer } from "../../app/layers/get-layer.ts";
import { getUnit } from "../../app/layers/get-unit.ts";
import { listLayers } from "../../app/layers/list-layers.ts";
import { listUnits } from "../../app/layers/list-units.ts";
import type { LayerRecord, UnitRecord } from "../../app/ports/rows/layers.ts";
import type { Store } from "../../app/ports/store.ts";
import {
  layerListSchema,
  layerParams,
  layerSchema,
  unitPage,
  unitParams,
  unitQuery,
  unitSchema,
} from "../../contract/geography.ts";
import { answer } from "../answer.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";

interface LayerWorld {
  readonly store: Store;
}

const SHARED = { action: "layers:read", tags: ["layers"] } as const;

/** Layers and their units. */
export const layerRoutes = (world: LayerWorld): RouteModule => ({
  name: "layers",
  routes: [listRoute(world), getRoute(world), listUnitsRoute(world), getUnitRoute(world)],
});

const presentLayer = (layer: LayerRecord) => ({ ...layer, createdAt: layer.createdAt.toISOString() });
const presentUnit = (unit: UnitRecord) => unit;

const listRoute = (world: LayerWorld) =>
  defineRoute({
    ...SHARED,
    method: "GET",
    url: "/v1/layers",
    summary: "Layers by name",
    responses: { 200: layerListSchema },
    handler: async ({ actor }) =>
      answer(await listLayers(world, actor), (layers) => ({
        status: 200 as const,
        body: { items: layers.map(presentLayer) },
      })),
  });

const getRoute = (world: LayerWorld) =>
  defineRoute({
    ...SHARED,
    method: "GET",
    url: "/v1/layers/:layerId",
    summary: "One layer",
    params: layerParams,
    responses: { 200: layerSchema },
    handler: async ({ actor, params }) =>
      answer(await getLayer(world, actor, params), (layer) => ({
        status: 200 as const,
        body: presentLayer(layer),
      })),
  });

const listUnitsRoute = (world: LayerWorld) =>
  defineRoute({
    ...SHARED,
    method: "GET",
    url: "/v1/layers/:layerId/units",
    summary: "Units of a layer by position",
    params: layerParams,
    query: unitQuery,
    responses: { 200: unitPage },
    handler: async ({ actor, params, query }) =>
      readPage({
        list: `units of ${params.layerId}`,
        query,
        key: z.tuple([z.int()]),
        keyOf: ({ position }: UnitRecord) => [position],
        read: (limit, key) => listUnits(world, actor, { ...params, limit, afterPosition: key?.[0] ?? null }),
        present: presentUnit,
      }),
  });

const getUnitRoute = (world: LayerWorld) =>
  defineRoute({
    ...SHARED,
    method: "GET",
    url: "/v1/layers/:layerId/units/:unitCode",
    summary: "One unit of a layer, by its code",
    params: unitParams,
    responses: { 200: unitSchema },
    handler: async ({ actor, params }) =>
      answer(await getUnit(world, actor, { layerId: params.layerId, code: params.unitCode }), (unit) => ({
        status: 200 as const,
        body: presentUnit(unit),
      })),
  });
