import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { listAccountPoints } from "../../app/maps/list-account-points.ts";
import { readLayerMap } from "../../app/maps/read-layer-map.ts";
import { readLayerShapes } from "../../app/maps/read-layer-shapes.ts";
import { readPlanMap } from "../../app/maps/read-plan-map.ts";
import type { BackgroundTiles } from "../../app/ports/background-tiles.ts";
import { notFound } from "../../app/refuse.ts";
import type { TileWorld } from "../../app/tiles/tile-world.ts";
import { layerParams } from "../../contract/geography.ts";
import {
  accountPointsSchema,
  type BackgroundMap,
  backgroundMapSchema,
  layerMapSchema,
  layerShapesSchema,
  planMapSchema,
} from "../../contract/maps.ts";
import { planParams } from "../../contract/plans.ts";
import { backgroundTileParams } from "../../contract/tiles.ts";
import { answer } from "../answer.ts";
import { content, defineRoute, empty, type RouteModule } from "../define-route.ts";

type MapRouteWorld = TileWorld & {
  readonly backgroundMap?: BackgroundMap;
  /** Left out or null: it comes from elsewhere, or there is none. */
  readonly backgroundTiles?: BackgroundTiles | null;
};

/** Layers, plans and accounts whole and in columns, for who draws and counts them: the map studio. */
export const mapRoutes = (world: MapRouteWorld): RouteModule => ({
  name: "maps",
  routes: [
    layerRoute(world),
    shapesRoute(world),
    planRoute(world),
    pointsRoute(world),
    backgroundRoute(world),
    backgroundTileRoute(world),
  ],
});

const SHARED = { method: "GET", tags: ["maps"], cost: "heavy" } as const;
const JSON_TYPE = "application/json";
/** Kept by nobody: rights may change, and so may measures. */
const HEADERS = { "cache-control": "private, no-store" };

const layerRoute = (world: TileWorld) =>
  defineRoute({
    ...SHARED,
    url: "/v1/layers/:layerId/map",
    action: "layers:read",
    summary: "A whole layer in columns",
    description:
      "`units` (`codes`, `names`, `lon`, `lat`, `areaKm2`) and `measures` by position, `perimeterKm` (null without " +
      "shapes), and `edges` (`a`, `b`, `borderKm`, `isLink`), each pair of neighbours once.",
    params: layerParams,
    responses: { 200: content(JSON_TYPE, "The layer", layerMapSchema) },
    handler: async ({ actor, params }) =>
      answer(await readLayerMap(world, actor, params), ({ text, perimeterKm }) => ({
        status: 200 as const,
        // written by the database already
        body: `${text.slice(0, text.lastIndexOf("}"))},"perimeterKm":${writeKm(perimeterKm)}}`,
        headers: HEADERS,
      })),
  });

const writeKm = (values: readonly number[] | null): string =>
  values === null ? "null" : `[${values.map((km) => Math.round(km * 1e4) / 1e4).join(",")}]`;

const backgroundRoute = ({ backgroundMap = null }: MapRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/background-map",
    action: "layers:read",
    summary: "The map that lies under the units",
    description: "What the administrator set up for the whole server; null where nothing comes from outside.",
    tags: ["maps"],
    responses: { 200: backgroundMapSchema },
    handler: async () => ({ status: 200 as const, body: { background: backgroundMap } }),
  });

const backgroundTileRoute = ({ backgroundTiles = null }: MapRouteWorld) =>
  defineRoute({
    method: "GET",
    url: "/v1/background-map/tiles/:z/:x/:y",
    action: "layers:read",
    summary: "A tile of the map file that lies under the units",
    description: "A Mapbox vector tile or a picture, as the file has it; 404 where no file is set up.",
    tags: ["maps"],
    params: backgroundTileParams,
    responses: {
      200: content(backgroundTiles?.mediaType ?? "application/octet-stream", "The tile"),
      204: empty("The file holds none there"),
    },
    handler: async ({ params: { z, x, y } }) => {
      if (backgroundTiles === null) return notFound("background map file", `${z}/${x}/${y}`);
      const body = await backgroundTiles.read({ z, x, y });
      return body === null ? { status: 204 as const } : { status: 200 as const, body, headers: KEPT };
    },
  });

/** The file is the same for all and does not change while the server runs. */
const KEPT = { "cache-control": "private, max-age=86400" };

const unpack = promisify(gunzip);

const shapesRoute = (world: TileWorld) =>
  defineRoute({
    ...SHARED,
    url: "/v1/layers/:layerId/shapes",
    action: "layers:read",
    summary: "The shapes of a layer's units as TopoJSON",
    description:
      "Degrees, not quantised; the geometries of the object `units` stand by position. 404 for a layer without shapes.",
    params: layerParams,
    responses: { 200: content(JSON_TYPE, "The shapes", layerShapesSchema) },
    handler: async ({ actor, params, headers }) => {
      const isPacked = /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""));
      const read = await readLayerShapes(world, actor, params);
      if (!read.ok) return read;
      return {
        status: 200 as const,
        // they are kept packed: who can unpack them gets them as they are
        body: isPacked ? read.value : await unpack(read.value),
        headers: { ...HEADERS, vary: "accept-encoding", ...(isPacked && { "content-encoding": "gzip" }) },
      };
    },
  });

const planRoute = (world: TileWorld) =>
  defineRoute({
    ...SHARED,
    url: "/v1/plans/:planId/map",
    action: "plans:read",
    summary: "A whole plan in columns, as far as the reader reaches",
    description:
      "`version`, `state`, `layerId`, `territories` by code, `territoryOf` each unit by position (−1: none, or out of " +
      "reach), `accounts` summed by unit, `overrides`, and `current`: the same of the plan that holds today for the sales " +
      "force, else of the one that this was branched from.",
    params: planParams,
    responses: { 200: content(JSON_TYPE, "The plan", planMapSchema) },
    handler: async ({ actor, params }) =>
      answer(await readPlanMap(world, actor, params), (body) => ({
        status: 200 as const,
        body,
        headers: HEADERS,
      })),
  });

const pointsRoute = (world: TileWorld) =>
  defineRoute({
    ...SHARED,
    url: "/v1/account-points",
    action: "accounts:read",
    summary: "Accounts with a position, in columns, by code",
    description:
      "`ids`, `codes`, `names`, `lon`, `lat`, `units` (codes), `revenue`, `potential`, `workloadHours` and `lastVisitOn` " +
      "(civil date, or null) of every account within reach.",
    responses: { 200: content(JSON_TYPE, "The accounts", accountPointsSchema) },
    handler: async ({ actor }) =>
      answer(await listAccountPoints(world, actor), (body) => ({
        status: 200 as const,
        body,
        headers: HEADERS,
      })),
  });
