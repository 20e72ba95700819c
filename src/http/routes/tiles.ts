import type { IncomingHttpHeaders } from "node:http";
import { getLayerTile } from "../../app/tiles/get-layer-tile.ts";
import { getPlanTile } from "../../app/tiles/get-plan-tile.ts";
import type { Tile } from "../../app/tiles/tile.ts";
import type { TileWorld } from "../../app/tiles/tile-world.ts";
import { layerTileParams, planTileParams } from "../../contract/tiles.ts";
import { answer } from "../answer.ts";
import { content, defineRoute, empty, type RouteModule } from "../define-route.ts";

/** Layers and plans as Mapbox vector tiles. */
export const tileRoutes = (world: TileWorld): RouteModule => ({
  name: "tiles",
  routes: [layerTileRoute(world), planTileRoute(world)],
});

const MEDIA_TYPE = "application/vnd.mapbox-vector-tile";

const SHARED = {
  method: "GET",
  tags: ["tiles"],
  responses: {
    200: content(MEDIA_TYPE, "A vector tile, version 2, extent 4096"),
    204: empty("Nothing lies in this tile"),
    304: empty("The tile named by If-None-Match is still this one"),
  },
} as const;

const layerTileRoute = (world: TileWorld) =>
  defineRoute({
    ...SHARED,
    url: "/v1/layers/:layerId/tiles/:z/:x/:y",
    action: "layers:read",
    summary: "Units of a layer as a vector tile",
    description: "Layer `units`: id = position + 1, properties `code` and `name`.",
    params: layerTileParams,
    handler: async ({ actor, params, headers }) =>
      answer(await getLayerTile(world, actor, { ...params, knownTags: knownTags(headers) }), presentTile),
  });

const planTileRoute = (world: TileWorld) =>
  defineRoute({
    ...SHARED,
    url: "/v1/plans/:planId/tiles/:z/:x/:y",
    action: "plans:read",
    summary: "A plan as a vector tile: units, and territories within reach",
    description:
      "Layer `units`: id = position + 1, properties `code`, `name` and, where its territory is within reach, " +
      "`territory` (its code). Layer `territories`: outlines with the properties `code`, `name` and `parent` (a code); " +
      "layer `regions`: the same of territories above others. Outlines are derived by a job after each change: while " +
      "the header `wilayah-outlines` says `pending` instead of `current`, those that the change concerns are left out. " +
      "The ETag changes with the plan's version, with its outlines, and with what the member reaches.",
    params: planTileParams,
    handler: async ({ actor, params, headers }) =>
      answer(await getPlanTile(world, actor, { ...params, knownTags: knownTags(headers) }), presentTile),
  });

function presentTile({ tag, isPending, content: body }: Tile) {
  const headers = {
    etag: `"${tag}"`,
    // kept by the browser alone, and asked for again each time: rights may have changed
    "cache-control": "private, no-cache",
    "wilayah-outlines": isPending ? "pending" : "current",
  };
  if (body === "unchanged") return { status: 304 as const, headers };
  return body === null ? { status: 204 as const, headers } : { status: 200 as const, body, headers };
}

/** The tags of an If-None-Match, strong or weak alike (RFC 9110, 13.1.2). */
function knownTags(headers: IncomingHttpHeaders): readonly string[] {
  return [...(headers["if-none-match"] ?? "").matchAll(/"([^"]*)"/g)].map(([, tag]) => tag);
}
